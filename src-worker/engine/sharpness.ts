/** Sharpness λ_max, the largest eigenvalue of the Hessian, at a point. */
import { topEigenvalue } from './lanczos';
import type { Loss } from './problem';
import { symmetricEigenvalues } from './symmetric-eigen';

/** Up to this dimension the Hessian is assembled from n Hessian-vector products; above, Lanczos. */
const DENSE_DIMENSION = 8;
/** Above this dimension sharpness is not recorded along a run unless the problem has a closed form: a sample would cost seconds. */
const RECORDED_DIMENSION = 1_024;

/** A sharpness that can be recorded along a run. */
export interface RecordedSharpness {
  at(x: Float64Array): number;
  /** False: dear enough that only some samples get it (see `sharpnessIsTaken`). */
  readonly everySample: boolean;
}

/** How the sharpness of a loss is recorded; null above the cost limit. */
export function recordedSharpness(loss: Loss): RecordedSharpness | null {
  const everySample = loss.sharpness !== undefined || loss.dimension <= DENSE_DIMENSION;
  if (!everySample && loss.dimension > RECORDED_DIMENSION) return null;
  return { at: sharpnessOf(loss), everySample };
}

/**
 * Whether a sharpness that is not recorded at every sample is computed at sample `index`: each of the first 500, then every 11th,
 * 101st, 1001st. The strides are odd, so that even and odd iterates both get theirs.
 */
export function sharpnessIsTaken(index: number): boolean {
  const stride = index < 500 ? 1 : index < 5_500 ? 11 : index < 50_500 ? 101 : 1_001;
  return index % stride === 0;
}

/**
 * Function x ↦ λ_max(∇²f(x)): the problem's closed form, eigenvalues of the dense Hessian (n ≤ 8), else Lanczos on exact
 * Hessian-vector products to a relative residual of 1e-9; NaN where that is not reached in 240 products.
 */
export function sharpnessOf(loss: Loss): (x: Float64Array) => number {
  const closed = loss.sharpness;
  if (closed) return (x) => closed(x);
  const n = loss.dimension;
  if (n <= DENSE_DIMENSION) return (x) => symmetricEigenvalues(denseHessian(loss, x), n)[0]!;
  return (x) => {
    const { value, converged } = topEigenvalue((v, out) => loss.hessianVector(x, v, out), n);
    return converged ? value : NaN;
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
