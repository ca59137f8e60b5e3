/**
 * Orthogonal U and V with C = U S Vᵀ, S diagonal: Householder's factorisation from both sides, then Jacobi's method on the regular
 * core alone. Accurate to rounding of ‖C‖, which the descent needs, at a fraction of the cost of engine/svd on a matrix that is not
 * of full rank; what is below rounding counts as zero.
 */
import { singularValueDecomposition } from '../../engine/svd';
import { orthogonalTriangular, rotate } from './orthogonal-triangular';

export interface SingularBasis {
  readonly rows: number;
  readonly columns: number;
  /** Descending, length min(rows, columns). */
  readonly values: Float64Array;
  /** U, row-major rows × rows; V, row-major columns × columns. */
  readonly left: Float64Array;
  readonly right: Float64Array;
}

/** The basis of `target`, row-major rows × columns. */
export function singularBasis(target: Float64Array, rows: number, columns: number): SingularBasis {
  const ofColumns = Array.from({ length: columns }, (_, j) => Float64Array.from({ length: rows }, (_, i) => target[i * columns + j]!));
  // C = Q₁ [M; 0] and Mᵀ = Q₂ [N; 0], so that C = Q₁ [Nᵀ 0; 0 0] Q₂ᵀ.
  const first = orthogonalTriangular(ofColumns, Math.max(rows, columns) * Number.EPSILON);
  const values = new Float64Array(Math.min(rows, columns));
  const rank = first.rows.length;
  if (rank === 0) return { rows, columns, values, left: identity(rows), right: identity(columns) };
  const second = orthogonalTriangular(first.rows, 0);
  const core = new Float64Array(rank * rank);
  second.rows.forEach((row, i) => core.set(row, i * rank));
  const svd = singularValueDecomposition(core, rank, rank);
  values.set(svd.values);
  return { rows, columns, values, left: rotated(first, svd.right, rows), right: rotated(second, svd.left, columns) };
}

/** Q [B 0; 0 I] for the vectors B, row-major n × n. */
function rotated(factors: Parameters<typeof rotate>[0], vectors: readonly Float64Array[], n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    const vector = new Float64Array(n);
    const inner = vectors[j];
    if (inner) vector.set(inner);
    else vector[j] = 1;
    rotate(factors, vector);
    for (let i = 0; i < n; i++) out[i * n + j] = vector[i]!;
  }
  return out;
}

function identity(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
}
