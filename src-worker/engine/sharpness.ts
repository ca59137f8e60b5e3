/** Sharpness λ_max, the largest eigenvalue of the Hessian, at a point. */
import type { Loss } from './problem';
import { symmetricEigenvalues } from './symmetric-eigen';

/** Up to this dimension the Hessian is assembled from n Hessian-vector products; above, a closed form is required. */
const DENSE_DIMENSION = 8;

/** Function x ↦ λ_max(∇²f(x)), or null where neither a closed form nor a small dense Hessian is available. */
export function sharpnessOf(loss: Loss): ((x: Float64Array) => number) | null {
  const closed = loss.sharpness;
  if (closed) return (x) => closed(x);
  if (loss.dimension > DENSE_DIMENSION) return null;
  return (x) => {
    const eigenvalues = symmetricEigenvalues(denseHessian(loss, x), loss.dimension);
    return eigenvalues[0]!;
  };
}

/** ∇²f(x), row-major n × n, symmetrised, from n exact Hessian-vector products. */
export function denseHessian(loss: Loss, x: Float64Array): Float64Array {
  const n = loss.dimension;
  const rows = new Float64Array(n * n);
  const unit = new Float64Array(n);
  const product = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    unit.fill(0);
    unit[i] = 1;
    loss.hessianVector(x, unit, product);
    rows.set(product, i * n);
  }
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) rows[i * n + j] = rows[j * n + i] = (rows[i * n + j]! + rows[j * n + i]!) / 2;
  return rows;
}
