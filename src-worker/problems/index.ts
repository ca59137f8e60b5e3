/** The list of problems. A new one is a file of its own and a line here; everything else follows from its object. */
import type { Problem } from '../engine/problem';
import { quartic } from './quartic';
import { sine } from './sine';
import { xy } from './xy';

export const PROBLEMS: readonly Problem[] = [quartic, sine, xy];

/** The problem with this id, or null. */
export function problemById(id: string): Problem | null {
  return PROBLEMS.find((problem) => problem.info.id === id) ?? null;
}
