/** The job `study`: one of the studies at the experiment, with its own options. */
import { type Answer, refuse } from '../../src-shared/answer';
import type { Findings, StudyRequest } from '../../src-shared/study';
import { STUDIES, studyById } from '../studies';
import { checkExperiment } from '../experiment/check-experiment';
import { checkValues } from '../experiment/check-params';
import type { Host } from './host';

export function study({ study: id, experiment, options }: StudyRequest, host: Host): Answer<Findings> {
  const chosen = studyById(id);
  if (!chosen) {
    const known = STUDIES.map(({ info }) => info.id).join(', ');
    return refuse('unknown-study', 'study', `There is no study named ${id}.`, `Known studies are ${known}.`);
  }
  const { info } = chosen;
  const values = checkValues(info.options, options, { of: `study ${id}`, at: 'options', free: false });
  if (!values.ok) return values;
  const ready = checkExperiment(experiment);
  if (!ready.ok) return ready;
  const { problem, params, loss, etas, etaC, start } = ready.value;
  const [least, most] = info.dimensions;
  if (loss.dimension < least || loss.dimension > most || (info.problems && !info.problems.includes(problem.info.id)))
    return refuse(
      'study-does-not-apply',
      'study',
      `“${info.title}” does not apply to ${problem.info.title} in ${loss.dimension} dimensions.`,
      info.problems ? `It is for ${info.problems.join(', ')}.` : `It treats ${least} to ${most} dimensions.`,
    );
  const { seed, steps, divergenceBound } = experiment;
  return chosen.run(
    { problem, params, loss, etas, etaC, start, seed, steps, divergenceBound, options: values.value },
    { stop: () => host.control() === 'stop', progress: (done, total) => host.progress(done, total, NaN) },
  );
}
