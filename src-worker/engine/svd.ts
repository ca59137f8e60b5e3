/**
 * Singular value decomposition of a small dense matrix by one-sided Jacobi rotations (Golub & Van Loan, Matrix Computations,
 * 4th ed., section 8.6.3): every singular value to full relative precision, at some n m² per sweep.
 */
import { transposed } from './matrix-product';

const SWEEPS = 60;

export interface SingularValues {
  /** Descending, length k = min(n, m). */
  readonly values: Float64Array;
  /** The i-th left vector (length n); zero where the singular value is. */
  readonly left: readonly Float64Array[];
  /** The i-th right vector (length m). */
  readonly right: readonly Float64Array[];
}

/** A = Σ s_i u_i v_iᵀ for `a` row-major n × m. The sign is chosen so that the largest entry of each u_i is positive. */
export function singularValueDecomposition(a: Float64Array, n: number, m: number): SingularValues {
  if (n < m) {
    const { values, left, right } = tall(transposed(a, n, m), m, n);
    return signed({ values, left: right, right: left });
  }
  return signed(tall(a, n, m));
}

/**
 * Eigenvalues (descending) and unit eigenvectors of a symmetric n × n matrix: from the singular vectors of A + 2‖A‖_F I.
 * Absolute error of the order of rounding of ‖A‖_F.
 */
export function symmetricEigenvectors(a: Float64Array, n: number): { values: Float64Array; vectors: readonly Float64Array[] } {
  const shift = 2 * Math.sqrt(a.reduce((sum, entry) => sum + entry * entry, 0)) || 1;
  const moved = a.slice();
  for (let i = 0; i < n; i++) moved[i * n + i] = moved[i * n + i]! + shift;
  const { left, values } = singularValueDecomposition(moved, n, n);
  const rayleigh = (u: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += u[i]! * a[i * n + j]! * u[j]!;
    return sum;
  };
  // The quotient has an error of the square of the vector's; the shifted value cancels for eigenvalues near zero.
  return { values: values.map((_, i) => rayleigh(left[i]!)), vectors: left };
}

function tall(a: Float64Array, n: number, m: number): SingularValues {
  const columns = Array.from({ length: m }, (_, j) => Float64Array.from({ length: n }, (_, i) => a[i * m + j]!));
  const right = Array.from({ length: m }, (_, j) => new Float64Array(m).fill(1, j, j + 1));
  for (let sweep = 0, turned = true; turned && sweep < SWEEPS; sweep++) {
    turned = false;
    for (let p = 0; p < m - 1; p++) for (let q = p + 1; q < m; q++) turned = orthogonalise(columns, right, p, q) || turned;
  }
  const lengths = columns.map((column) => Math.sqrt(dot(column, column)));
  const order = lengths.map((_, j) => j).sort((i, j) => lengths[j]! - lengths[i]! || i - j);
  return {
    values: Float64Array.from(order, (j) => lengths[j]!),
    left: order.map((j) => columns[j]!.map((entry) => (lengths[j]! > 0 ? entry / lengths[j]! : 0))),
    right: order.map((j) => right[j]!),
  };
}

/** Turns columns p and q so that they are orthogonal; false if they were, up to rounding. */
function orthogonalise(columns: Float64Array[], right: Float64Array[], p: number, q: number): boolean {
  const x = columns[p]!;
  const y = columns[q]!;
  const [xx, yy, xy] = [dot(x, x), dot(y, y), dot(x, y)];
  if (!(Math.abs(xy) > Number.EPSILON * Math.sqrt(xx) * Math.sqrt(yy))) return false;
  const zeta = (yy - xx) / (2 * xy);
  const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.hypot(1, zeta));
  const c = 1 / Math.sqrt(1 + t * t);
  turn(x, y, c, c * t);
  turn(right[p]!, right[q]!, c, c * t);
  return true;
}

function turn(x: Float64Array, y: Float64Array, c: number, s: number): void {
  for (let i = 0; i < x.length; i++) {
    const a = x[i]!;
    const b = y[i]!;
    x[i] = c * a - s * b;
    y[i] = s * a + c * b;
  }
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}

function signed({ values, left, right }: SingularValues): SingularValues {
  left.forEach((u, i) => {
    const top = u.reduce((most, entry) => (Math.abs(entry) > Math.abs(most) ? entry : most), 0);
    if (top >= 0) return;
    for (let k = 0; k < u.length; k++) u[k] = -u[k]!;
    const v = right[i]!;
    for (let k = 0; k < v.length; k++) v[k] = -v[k]!;
  });
  return { values, left, right };
}
