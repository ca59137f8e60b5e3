/** The job `trajectory`: one run, its samples handed over block by block, then its analysis. */
import { type Answer, accept } from '../../src-shared/answer';
import type { TrajectoryResult } from '../../src-shared/jobs';
import type { Experiment } from '../../src-shared/spec';
import { analyseRun } from '../analysis';
import { simulate } from '../engine/simulate';
import { checkExperiment } from '../experiment/check-experiment';
import type { Host } from './host';
import { metricsOf } from './metrics';
import { withRunCards } from './with-cards';
import { withCertificates } from './with-certificates';

export function trajectory(experiment: Experiment, host: Host): Answer<TrajectoryResult> {
  const ready = checkExperiment(experiment);
  if (!ready.ok) return ready;
  const { loss, etas, start, recording } = ready.value;
  const { steps, divergenceBound } = experiment;
  const record = simulate(
    { loss, etas, start, steps, divergenceBound, recording },
    {
      control: () => host.control(),
      progress: (step, value) => host.progress(step, steps, value),
      samples: (block) => host.samples(block),
    },
  );
  const stop = () => host.outOfTime();
  const found = withCertificates(loss, etas, analyseRun(loss, record, stop), stop);
  const analysis = withRunCards(ready.value, found, record);
  return accept({
    status: record.ending.kind === 'stopped' ? 'stopped' : 'finished',
    stepsDone: record.stepsDone,
    analysis,
    metrics: metricsOf(loss, record, analysis),
  });
}
