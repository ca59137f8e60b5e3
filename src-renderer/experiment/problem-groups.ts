import type { ProblemInfo } from '../../src-shared/catalogue';

/** Headings under which problems are offered, in this order. */
const GROUPS: readonly ProblemInfo['group'][] = ['own', 'one-dimensional', 'products', 'networks', 'matrices', 'small-systems'];

export interface ProblemGroup {
  readonly id: ProblemInfo['group'];
  readonly problems: readonly ProblemInfo[];
}

export function problemGroups(problems: readonly ProblemInfo[]): readonly ProblemGroup[] {
  return GROUPS.map((id) => ({ id, problems: problems.filter(({ group }) => group === id) })).filter(({ problems }) => problems.length > 0);
}
