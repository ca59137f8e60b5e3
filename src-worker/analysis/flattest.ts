/** On a manifold of minima without a closed form: slide to where the sharpness is least (locally). */
import { largest } from '../engine/norms';
import type { Loss } from '../engine/problem';
import { denseHessian } from '../engine/sharpness';
import { mixedThird } from './flip-multivariate';
import { symmetricEigen } from './linear';

const STEPS = 200;
const ZERO = 1e-9;

/**
 * From a minimum x on a manifold, along its tangent space (the kernel of the Hessian), against the exact derivative of the
 * sharpness, D³f[u,u,t] with u the top eigenvector; `refine` leads back to the manifold. The last point reached, at least as flat
 * as x; x itself where the loss gives no third derivatives.
 */
export function flattestFrom(loss: Loss, x: Float64Array, refine: (x: Float64Array) => Float64Array | null): Float64Array {
  if (!loss.taylorAlong) return x;
  const first = slopeAt(loss, x);
  if (first === null) return x;
  let at = first;
  let rate = (0.1 * Math.max(largest(x), 1e-3)) / Math.max(Math.hypot(...at.slope), 1e-300);
  for (let k = 0; k < STEPS; k++) {
    const size = Math.hypot(...at.slope);
    if (!(size * Math.max(largest(at.x), 1e-3) > 1e-11 * at.sharpness)) break;
    const refined = refine(at.x.map((value, i) => value - rate * at.slope[i]!));
    const next = refined && slopeAt(loss, refined);
    if (!next || !(next.sharpness <= at.sharpness * (1 + 1e-14))) {
      rate /= 4;
      if (rate * size < 1e-14 * largest(at.x)) break;
      continue;
    }
    // Barzilai–Borwein: the curvature of the sharpness along the step just made gives the next rate.
    let [move, change] = [0, 0];
    for (let i = 0; i < x.length; i++) {
      const step = next.x[i]! - at.x[i]!;
      move += step * step;
      change += step * (next.slope[i]! - at.slope[i]!);
    }
    rate = change > 1e-12 * move ? Math.min(move / change, 16 * rate) : 2 * rate;
    at = next;
  }
  return at.x;
}

function slopeAt(loss: Loss, x: Float64Array) {
  const n = loss.dimension;
  const hessian = denseHessian(loss, x);
  // The way back to the manifold may lead out of what numbers can hold.
  if (!hessian.every(Number.isFinite)) return null;
  const { values, vectors } = symmetricEigen(hessian, n);
  const slope = new Float64Array(n);
  vectors.forEach((t, k) => {
    if (Math.abs(values[k]!) > ZERO * values[0]!) return;
    const along = mixedThird(loss, x, vectors[0]!, t);
    for (let i = 0; i < n; i++) slope[i]! += along * t[i]!;
  });
  return { x, slope, sharpness: values[0]! };
}
