/** The job `exportSystem`: the experiment's map, written out for another program. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { SystemFile } from '../../src-shared/formula-reading';
import type { JobKinds } from '../../src-shared/jobs';
import { analyseRun, referenceMinimum } from '../analysis';
import { simulate } from '../engine/simulate';
import { programFiles } from '../formula/programs';
import { checkExperiment, type Ready } from '../experiment/check-experiment';
import type { Host } from './host';

/** Steps run to find the orbit that continuation starts from. */
const MOST_STEPS = 20_000;

export function exportSystem({ experiment, format }: JobKinds['exportSystem']['input'], host: Host): Answer<readonly SystemFile[]> {
  const ready = checkExperiment(experiment);
  if (!ready.ok) return ready;
  const { problem, loss, etas, start } = ready.value;
  const expression = loss.expression?.();
  if (!expression)
    return refuse(
      'no-expression',
      'problem',
      `${problem.info.title} has no formula of reasonable size, so it cannot be written for another program.`,
      'Choose a problem in a few variables, or type its loss as a formula.',
    );
  const { steps, divergenceBound } = experiment;
  const orbit = orbitOf(ready.value, Math.min(steps, MOST_STEPS), divergenceBound, host);
  const title = `Edge Lab: ${problem.info.title}`;
  return accept(programFiles({ name: problem.info.id, title, loss: expression, etas, start: Array.from(start), steps, orbit }, format));
}

/** The orbit a run settles on, or the reference minimum where it settles on none. */
function orbitOf({ loss, etas, start }: Ready, steps: number, divergenceBound: number, host: Host) {
  const record = simulate(
    { loss, etas, start, steps, divergenceBound, recording: { dense: 2, stride: 2 * steps + 1 } },
    { control: () => host.control(), progress: () => undefined, samples: () => undefined },
  );
  const { settled } = analyseRun(loss, record, () => host.outOfTime());
  if (settled) return { period: settled.period, point: settled.points[0]! };
  return { period: 1, point: referenceMinimum(loss, start)?.x ?? Array.from(start) };
}
