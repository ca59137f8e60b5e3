/**
 * The largest singular values alone: Householder bidiagonalisation, then bisection with Sturm counts on the tridiagonal matrix
 * [0 Bᵀ; B 0] in shuffled order (Golub & Van Loan, Matrix Computations, 4th ed., sections 5.4.8 and 8.4). Repeated values are
 * found as often as they occur; absolute error of the order of rounding of the largest.
 */
import { transposed } from './matrix-product';

const BISECTIONS = 70;

/** Writes the `count` largest singular values of `a` (row-major n × m) into `out` from `at` on, descending; 0 beyond min(n, m). */
export function fillTopSingularValues(a: Float64Array, n: number, m: number, count: number, out: Float64Array, at: number): void {
  const k = Math.min(n, m);
  const band = bidiagonal(n < m ? transposed(a, n, m) : a.slice(), Math.max(n, m), k);
  let bound = 0;
  for (let i = 0; i < band.length; i++) bound = Math.max(bound, band[i]! + (band[i + 1] ?? 0));
  for (let i = 0; i < count; i++) out[at + i] = i < k ? bisect(band, i, bound) : 0;
  // An entry that is not finite has no singular values.
  if (!Number.isFinite(bound)) out.fill(NaN, at, at + count);
}

/** |d₁|, |e₁|, |d₂|, … of the bidiagonal form of an n × m matrix, n ≥ m; `a` is overwritten. */
function bidiagonal(a: Float64Array, n: number, m: number): Float64Array {
  const band = new Float64Array(2 * m - 1);
  const sums = new Float64Array(m);
  for (let j = 0; j < m; j++) {
    band[2 * j] = reflectColumn(a, n, m, j, sums);
    if (j < m - 1) band[2 * j + 1] = reflectRow(a, n, m, j);
  }
  return band;
}

/** Reflects rows j… so that column j becomes (‖·‖, 0, …); returns the norm. */
function reflectColumn(a: Float64Array, n: number, m: number, j: number, sums: Float64Array): number {
  let square = 0;
  for (let i = j; i < n; i++) square += a[i * m + j]! * a[i * m + j]!;
  const norm = Math.sqrt(square);
  if (!(norm > 0)) return norm;
  const pivot = a[j * m + j]!;
  const head = pivot + (pivot >= 0 ? norm : -norm);
  // ‖v‖²/2 for v = x ± ‖x‖ e₁
  const half = norm * Math.abs(head);
  a[j * m + j] = head;
  sums.fill(0, j + 1, m);
  for (let i = j; i < n; i++) {
    const v = a[i * m + j]!;
    for (let c = j + 1; c < m; c++) sums[c] = sums[c]! + v * a[i * m + c]!;
  }
  for (let i = j; i < n; i++) {
    const v = a[i * m + j]! / half;
    for (let c = j + 1; c < m; c++) a[i * m + c] = a[i * m + c]! - v * sums[c]!;
  }
  return norm;
}

/** Reflects columns j+1… so that the rest of row j becomes (‖·‖, 0, …); returns the norm. */
function reflectRow(a: Float64Array, n: number, m: number, j: number): number {
  const row = j * m;
  let square = 0;
  for (let c = j + 1; c < m; c++) square += a[row + c]! * a[row + c]!;
  const norm = Math.sqrt(square);
  if (!(norm > 0)) return norm;
  const pivot = a[row + j + 1]!;
  const head = pivot + (pivot >= 0 ? norm : -norm);
  const half = norm * Math.abs(head);
  a[row + j + 1] = head;
  for (let i = j + 1; i < n; i++) {
    let sum = 0;
    for (let c = j + 1; c < m; c++) sum += a[row + c]! * a[i * m + c]!;
    sum /= half;
    for (let c = j + 1; c < m; c++) a[i * m + c] = a[i * m + c]! - sum * a[row + c]!;
  }
  return norm;
}

/** The singular value with exactly `index` others counted above it. */
function bisect(band: Float64Array, index: number, bound: number): number {
  let low = 0;
  let high = bound;
  for (let k = 0; k < BISECTIONS; k++) {
    const middle = (low + high) / 2;
    if (!(middle > low && middle < high)) break;
    if (above(band, middle) > index) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Eigenvalues above x > 0 of the symmetric tridiagonal matrix with zero diagonal and off-diagonal `band`. */
function above(band: Float64Array, x: number): number {
  let q = -x;
  let positive = 0;
  for (let i = 0; i < band.length; i++) {
    // A pivot that vanishes is moved by less than rounding of the matrix.
    if (q === 0) q = -Number.EPSILON * x;
    q = -x - (band[i]! * band[i]!) / q;
    if (q > 0) positive++;
  }
  return positive;
}
