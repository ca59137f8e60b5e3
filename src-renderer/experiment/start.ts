import type { ProblemInfo } from '../../src-shared/catalogue';

/** More coordinates than this are stated by a rule, not edited by hand. */
export const EDITED_COORDINATES = 8;

/** The start that belongs to the problem: empty where its parameters state it. */
export function problemStart({ ownStart, defaultStart }: Pick<ProblemInfo, 'ownStart' | 'defaultStart'>): readonly number[] {
  return ownStart === null ? defaultStart : [];
}

/** The start with another number of coordinates: the ones there are stay, new ones repeat the last. */
export function resized(start: readonly number[], dimension: number): readonly number[] {
  const last = start.at(-1) ?? 0.5;
  return Array.from({ length: dimension }, (_, index) => start[index] ?? last);
}
