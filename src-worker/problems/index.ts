/** The list of problems. A new one is a file of its own and a line here; everything else follows from its object. */
import type { Problem } from '../engine/problem';
import { cubicMap } from './cubic-map';
import { higherOrder } from './higher-order';
import { matrixFactorisation } from './matrix-factorisation';
import { quartic } from './quartic';
import { quarticWell } from './quartic-well';
import { sine } from './sine';
import { squaredLoss } from './squared-loss';
import { xy } from './xy';

export const PROBLEMS: readonly Problem[] = [quartic, sine, squaredLoss, quarticWell, higherOrder, cubicMap, xy, matrixFactorisation];

/** The problem with this id, or null. */
export function problemById(id: string): Problem | null {
  return PROBLEMS.find((problem) => problem.info.id === id) ?? null;
}
