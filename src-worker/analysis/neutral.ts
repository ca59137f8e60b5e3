/** Which multipliers of an orbit are 1 because the orbit lies in a family, not because it is about to bifurcate. */
import type { Multiplier } from '../../src-shared/analysis';
import { isFamily } from './family';
import { pseudoInverse } from './linear';
import type { GradientMap } from './map';

/** Multipliers this close to 1 make the question worth asking; singular values of DF^p − 1 below the cut span its kernel. */
const NEAR = 1e-5;
const CUT = 1e-8;

export interface Neutral {
  readonly count: number;
  /** What the neutral directions are; empty if there are none. */
  readonly note: string;
}

const NONE: Neutral = { count: 0, note: '' };

/**
 * At a point x of a period-p orbit with Jacobian DF^p. Directions of the loss's own symmetries are neutral by construction; the
 * rest of the kernel of DF^p − 1 is put to the test whether it is tangent to a family of orbits (at a fold it is not).
 */
export function neutralDirections(
  map: GradientMap,
  x: Float64Array,
  period: number,
  jacobian: Float64Array,
  multipliers: readonly Multiplier[],
): Neutral {
  const n = map.dimension;
  const near = multipliers.filter(({ re, im }) => Math.hypot(re - 1, im) <= NEAR).length;
  if (near === 0 || n === 1) return NONE;
  const matrix = jacobian.slice();
  for (let i = 0; i < n; i++) matrix[i * n + i]! -= 1;
  const inverse = pseudoInverse(matrix, n, CUT);
  if (inverse === null || inverse.kernel.length === 0) return NONE;
  const count = Math.min(near, inverse.kernel.length);
  const symmetric = Math.min(count, independent(map.loss.symmetryDirections?.(x) ?? []));
  if (symmetric === count) return { count, note: sentence(count, 'turned by the symmetries of the loss') };
  const defect = (at: Float64Array, out: Float64Array) => {
    out.set(at);
    map.advance(out, period);
    for (let i = 0; i < n; i++) out[i]! -= at[i]!;
  };
  if (isFamily(defect, x, inverse)) {
    const turned = symmetric > 0 ? `, ${symmetric} of them by the symmetries of the loss` : '';
    return { count, note: sentence(count, `in a family of ${period === 1 ? 'fixed points' : 'orbits'}${turned}`) };
  }
  return symmetric > 0 ? { count: symmetric, note: sentence(symmetric, 'turned by the symmetries of the loss') } : NONE;
}

function sentence(count: number, how: string): string {
  return `${count === 1 ? 'One multiplier is' : `${count} multipliers are`} 1 because the orbit can be moved, ${how}.`;
}

/** Number of linearly independent vectors among the given ones. */
function independent(vectors: readonly Float64Array[]): number {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const size = Math.hypot(...vector);
    if (!(size > 0)) continue;
    const rest = vector.map((value) => value / size);
    for (const unit of basis) {
      const part = rest.reduce((sum, value, i) => sum + value * unit[i]!, 0);
      for (let i = 0; i < rest.length; i++) rest[i]! -= part * unit[i]!;
    }
    const left = Math.hypot(...rest);
    if (left > 1e-6) basis.push(rest.map((value) => value / left));
  }
  return basis.length;
}
