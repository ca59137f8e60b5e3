/** The job `analyse`: the problem at the experiment's η, without a run. */
import { type Answer, accept } from '../../src-shared/answer';
import type { ProblemAnalysis } from '../../src-shared/analysis';
import type { Experiment } from '../../src-shared/spec';
import { analyseProblem } from '../analysis';
import { checkExperiment } from '../experiment/check-experiment';
import { withCards } from './with-cards';
import { withCertificates } from './with-certificates';
import type { Host } from './host';

export function analyse(experiment: Experiment, host: Host): Answer<ProblemAnalysis> {
  const ready = checkExperiment(experiment);
  if (!ready.ok) return ready;
  const { loss, etas, start } = ready.value;
  const stop = () => host.outOfTime();
  return accept(withCards(ready.value, withCertificates(loss, etas, analyseProblem(loss, etas, start, stop), stop)));
}
