/** The list of problems. A new one is a file of its own and a line here; everything else follows from its object. */
import type { Problem } from '../engine/problem';
import { cubicMap } from './cubic-map';
import { deepLinear } from './deep-linear';
import { formula } from './formula';
import { fourScalar } from './four-scalar';
import { higherOrder } from './higher-order';
import { matrixFactorisation } from './matrix-factorisation';
import { mlp } from './mlp';
import { productLoss } from './product-loss';
import { quadraticLoss } from './quadratic';
import { quartic } from './quartic';
import { quarticWell } from './quartic-well';
import { selfStabilisation } from './self-stabilisation';
import { sine } from './sine';
import { squaredLoss } from './squared-loss';
import { teacherStudent } from './teacher-student';
import { xy } from './xy';

export const PROBLEMS: readonly Problem[] = [
  quartic,
  sine,
  squaredLoss,
  quarticWell,
  higherOrder,
  cubicMap,
  xy,
  productLoss,
  fourScalar,
  deepLinear,
  teacherStudent,
  matrixFactorisation,
  quadraticLoss,
  selfStabilisation,
  mlp,
  formula,
];

/** The problem with this id, or null. */
export function problemById(id: string): Problem | null {
  return PROBLEMS.find((problem) => problem.info.id === id) ?? null;
}
