/**
 * Largest eigenvalue of a symmetric operator known by its products with vectors: Lanczos with full reorthogonalisation
 * (Golub & Van Loan, Matrix Computations, 4th ed., section 10.1), from a fixed pseudo-random start.
 */
import { stream } from './random';

export interface TopEigenvalue {
  /** The largest eigenvalue (signed), or the best bound from below if not `converged`. */
  readonly value: number;
  /** Unit vector, length n. */
  readonly vector: Float64Array;
  /** ‖A v − value·v‖: an eigenvalue lies within it of `value`. */
  readonly residual: number;
  /** Products taken. */
  readonly products: number;
  /** The second largest Ritz value, from below and not tested for convergence; −∞ where one product was enough. */
  readonly second: number;
  /** The residual is below the tolerance times the largest Ritz value in modulus. */
  readonly converged: boolean;
}

/** Residual, relative to the size of the operator, at which the iteration ends; the error of the eigenvalue goes as its square. */
export const LANCZOS_TOLERANCE = 1e-9;
/** Products at most. */
const MOST = 240;
/** The tridiagonal matrix is looked at after so many products; after each where only few are expected. */
const BETWEEN = 4;
const LOOSE = 1e-4;

/** A start near the eigenvector sought: of any length but zero, with the products at most. */
export interface WarmStart {
  readonly vector: Float64Array;
  readonly products: number;
}

/**
 * `apply` writes A v into `out`; n ≥ 1. Not finite products end it, not converged, with NaN. From a warm start the answer is the top
 * of what that vector's Krylov space shows so far, which may be another eigenvalue than the largest.
 */
export function topEigenvalue(
  apply: (v: Float64Array, out: Float64Array) => void,
  n: number,
  tolerance = LANCZOS_TOLERANCE,
  warm?: WarmStart,
): TopEigenvalue {
  const basis: Float64Array[] = [warm ? unit(warm.vector) : unitStart(n)];
  const between = warm || tolerance >= LOOSE ? 1 : BETWEEN;
  const alpha: number[] = [];
  const beta: number[] = [];
  const w = new Float64Array(n);
  const most = Math.min(n, warm?.products ?? MOST);
  for (let m = 1; ; m++) {
    const v = basis[m - 1]!;
    apply(v, w);
    const diagonal = dot(v, w);
    if (!Number.isFinite(diagonal)) return { value: NaN, vector: v, residual: NaN, products: m, second: NaN, converged: false };
    alpha.push(diagonal);
    // Twice is enough: after the second pass the basis is orthogonal to rounding.
    for (let pass = 0; pass < 2; pass++) for (const q of basis) subtractAlong(w, q);
    const rest = Math.sqrt(dot(w, w));
    const scale = sizeOf(alpha, beta);
    const closed = rest <= 1e-14 * scale || m === n;
    if (closed || m === most || m % between === 0) {
      const value = largestRitz(alpha, beta);
      const y = ritzVector(alpha, beta, value);
      const residual = closed ? 0 : rest * Math.abs(y[m - 1]!);
      const converged = residual <= tolerance * scale;
      if (converged || m === most)
        return { value, vector: combine(basis, y), residual, products: m, second: secondRitz(alpha, beta), converged };
    }
    beta.push(rest);
    basis.push(w.map((entry) => entry / rest));
  }
}

const starts = new Map<number, Float64Array>();

/** The same vector for every call of one dimension: results do not depend on what was computed before. */
function unitStart(n: number): Float64Array {
  let start = starts.get(n);
  if (!start) {
    const { normal } = stream(1, n);
    start = unit(Float64Array.from({ length: n }, normal));
    if (starts.size > 16) starts.clear();
    starts.set(n, start);
  }
  return start;
}

function unit(v: Float64Array): Float64Array {
  const size = Math.sqrt(dot(v, v));
  return v.map((entry) => entry / size);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function subtractAlong(w: Float64Array, q: Float64Array): void {
  const part = dot(w, q);
  for (let i = 0; i < w.length; i++) w[i]! -= part * q[i]!;
}

function secondRitz(alpha: readonly number[], beta: readonly number[]): number {
  return alpha.length < 2 ? -Infinity : largestRitz(alpha, beta, 1);
}

function sizeOf(alpha: readonly number[], beta: readonly number[]): number {
  return alpha.reduce((max, a, k) => Math.max(max, Math.abs(a) + (beta[k - 1] ?? 0) + (beta[k] ?? 0)), 1e-300);
}

/** Largest eigenvalue of the symmetric tridiagonal matrix but `before` others, by Sturm counts. */
function largestRitz(alpha: readonly number[], beta: readonly number[], before = 0): number {
  const size = sizeOf(alpha, beta);
  let [low, high] = [-size, size * (1 + 1e-15)];
  const above = (x: number) => {
    let d = alpha[0]! - x;
    let count = d > 0 ? 1 : 0;
    for (let k = 1; count <= before && k < alpha.length; k++) {
      const b = beta[k - 1]!;
      d = alpha[k]! - x - (b * b) / (d === 0 ? -1e-300 : d);
      if (d > 0) count++;
    }
    return count > before;
  };
  for (let k = 0; k < 80; k++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (above(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Unit eigenvector of the tridiagonal matrix by three inverse iterations (Gaussian elimination with row exchanges). */
function ritzVector(alpha: readonly number[], beta: readonly number[], value: number): Float64Array {
  const m = alpha.length;
  const tiny = 1e-16 * sizeOf(alpha, beta);
  let y = new Float64Array(m).fill(1 / Math.sqrt(m));
  for (let pass = 0; pass < 3; pass++) {
    const d = Float64Array.from(alpha, (a) => a - value);
    const e = Float64Array.from({ length: m }, (_, k) => beta[k] ?? 0);
    const f = new Float64Array(m);
    const b = y.slice();
    for (let k = 0; k < m - 1; k++) {
      let below = beta[k]!;
      if (Math.abs(below) > Math.abs(d[k]!)) {
        [d[k], below] = [below, d[k]!];
        [e[k], d[k + 1]] = [d[k + 1]!, e[k]!];
        if (k < m - 2) [f[k], e[k + 1]] = [e[k + 1]!, 0];
        [b[k], b[k + 1]] = [b[k + 1]!, b[k]!];
      }
      if (d[k] === 0) d[k] = tiny;
      const ratio = below / d[k]!;
      d[k + 1]! -= ratio * e[k]!;
      if (k < m - 2) e[k + 1]! -= ratio * f[k]!;
      b[k + 1]! -= ratio * b[k]!;
    }
    if (Math.abs(d[m - 1]!) < tiny) d[m - 1] = tiny;
    for (let k = m - 1; k >= 0; k--) b[k] = (b[k]! - e[k]! * (b[k + 1] ?? 0) - f[k]! * (b[k + 2] ?? 0)) / d[k]!;
    const size = Math.sqrt(dot(b, b));
    y = b.map((entry) => entry / size);
  }
  return y;
}

function combine(basis: readonly Float64Array[], y: Float64Array): Float64Array {
  const sum = new Float64Array(basis[0]!.length);
  basis.forEach((q, k) => {
    for (let i = 0; i < sum.length; i++) sum[i]! += y[k]! * q[i]!;
  });
  return sum;
}
