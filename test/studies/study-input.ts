import type { Answer } from '../../src-shared/answer';
import type { Experiment, Params } from '../../src-shared/spec';
import type { Findings } from '../../src-shared/study';
import { runJob } from '../../src-worker/jobs';
import { atEta, experiment, host } from '../jobs/experiments';

/** A study as a user asks for it: through its job, options and experiment checked. */
export function ask(study: string, chosen: Experiment, options: Params = {}, stop = false): Answer<Findings> {
  return runJob('study', { study, experiment: chosen, options }, host(stop ? { control: () => 'stop' } : {}));
}

export function findings(answer: Answer<Findings>): Findings {
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}

/** A typed loss at K. */
export function typed(formula: string, variables: string, start: readonly number[], K: string, steps = 2_000): Experiment {
  return experiment('quartic-1.1', {
    problem: { id: 'formula', params: { formula, variables } },
    start: [...start],
    rule: atEta(K, 'etaC'),
    steps,
  });
}
