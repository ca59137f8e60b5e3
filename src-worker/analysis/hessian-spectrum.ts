/** Eigenvalues of the Hessian at a point, and the sharpness averaged over steps of a run. */
import type { Loss } from '../engine/problem';
import { ruleFor } from '../engine/rules';
import { denseHessian, sharpnessOf } from '../engine/sharpness';
import { DENSE_LIMIT, symmetricValues } from './linear';

/** Eigenvalues closer than this share of the largest in modulus are one; below it they are zero. */
const EQUAL = 1e-9;

/** All eigenvalues of ∇²f(x), descending, up to 300 dimensions; null above, and where the Hessian is not finite. */
export function hessianEigenvalues(loss: Loss, x: Float64Array): Float64Array | null {
  if (loss.dimension > DENSE_LIMIT) return null;
  const values = symmetricValues(denseHessian(loss, x), loss.dimension);
  return values.every(Number.isFinite) ? values : null;
}

/** `nonzero`: descending, repeats kept; `distinct`: ascending, repeats once, zero included. Equal and zero are meant up to 1e-9 of the largest. */
export function keptEigenvalues(values: Float64Array, keep: 'nonzero' | 'distinct'): number[] {
  const cut = EQUAL * Math.max(...values.map(Math.abs));
  if (keep === 'nonzero') return Array.from(values).filter((value) => Math.abs(value) > cut);
  const ascending = Array.from(values, (value) => (Math.abs(value) <= cut ? 0 : value)).sort((p, q) => p - q);
  return ascending.filter((value, i) => i === 0 || value - ascending[i - 1]! > cut);
}

/** Mean of λ_max at steps from, from + every, …, to of gradient descent from `start`; null where one is not finite. */
export function meanSharpness(
  loss: Loss,
  etas: readonly number[],
  start: Float64Array,
  from: number,
  to: number,
  every: number,
): number | null {
  const rule = ruleFor(etas);
  const sharpness = sharpnessOf(loss);
  const gradient = new Float64Array(start.length);
  let x = start.slice();
  let next = new Float64Array(start.length);
  let sum = 0;
  let count = 0;
  for (let t = 0; t <= to; t++) {
    if (t >= from && (t - from) % every === 0) {
      sum += sharpness(x);
      count++;
    }
    rule.step(loss, x, t, gradient, next);
    [x, next] = [next, x];
  }
  return Number.isFinite(sum) && count > 0 ? sum / count : null;
}
