import type { Params } from '../../src-shared/spec';
import type { Loss, Problem } from '../../src-worker/engine/problem';

/** The problem's loss at parameters that must be accepted. */
export function bound(problem: Problem, params: Params): Loss {
  const answer = problem.bind(params);
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}
