/** Householder's factorisation A P = Q [R; 0] with column exchanges (Golub & Van Loan, Matrix Computations, 4th ed., section 5.4.2). */

export interface OrthogonalTriangular {
  /** Unit vectors h_k of the reflections I − 2 h hᵀ whose product, in order, is Q; zero where there was nothing to reflect. */
  readonly reflectors: readonly Float64Array[];
  /** The rows of R Pᵀ, in the order of the columns of A, one per reflector. */
  readonly rows: readonly Float64Array[];
}

/**
 * Of the matrix with these `columns`, which are overwritten. It ends where every column left is shorter than `tolerance` times the
 * longest of all; 0 = never before min(rows, columns).
 */
export function orthogonalTriangular(columns: readonly Float64Array[], tolerance: number): OrthogonalTriangular {
  const n = columns[0]!.length;
  const left = new Set(columns.keys());
  const reflectors: Float64Array[] = [];
  const rows: Float64Array[] = [];
  const squares = Float64Array.from(columns, (column) => restSquare(column, 0));
  let longest = 0;
  for (let k = 0; k < Math.min(n, columns.length); k++) {
    let pivot = -1;
    for (const j of left) if (pivot < 0 || squares[j]! > squares[pivot]!) pivot = j;
    const norm = Math.sqrt(squares[pivot]!);
    longest = Math.max(longest, norm);
    if (!(norm > tolerance * longest) && tolerance > 0) break;
    const reflector = reflectorOf(columns[pivot]!, k, norm);
    left.delete(pivot);
    const row = new Float64Array(columns.length);
    row[pivot] = columns[pivot]![k]! > 0 ? -norm : norm;
    for (const j of left) {
      const column = columns[j]!;
      reflect(reflector, column, k);
      row[j] = column[k]!;
      squares[j] = restSquare(column, k + 1);
    }
    reflectors.push(reflector);
    rows.push(row);
  }
  return { reflectors, rows };
}

/** v ← Q v. */
export function rotate({ reflectors }: OrthogonalTriangular, v: Float64Array): void {
  for (let k = reflectors.length - 1; k >= 0; k--) reflect(reflectors[k]!, v, k);
}

/** Unit vector along (x_k ± ‖x‖, x_{k+1}, …), zero before k, for x the column from entry k on, of length `norm`. */
function reflectorOf(column: Float64Array, k: number, norm: number): Float64Array {
  const h = new Float64Array(column.length);
  if (norm === 0) return h;
  for (let i = k; i < h.length; i++) h[i] = column[i]! / norm;
  h[k]! += h[k]! > 0 ? 1 : -1;
  const length = Math.sqrt(restSquare(h, k));
  for (let i = k; i < h.length; i++) h[i]! /= length;
  return h;
}

function reflect(h: Float64Array, v: Float64Array, from: number): void {
  let part = 0;
  for (let i = from; i < v.length; i++) part += h[i]! * v[i]!;
  part *= 2;
  for (let i = from; i < v.length; i++) v[i]! -= part * h[i]!;
}

function restSquare(v: Float64Array, from: number): number {
  let sum = 0;
  for (let i = from; i < v.length; i++) sum += v[i]! * v[i]!;
  return sum;
}
