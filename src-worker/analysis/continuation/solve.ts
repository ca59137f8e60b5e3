/** Small linear systems of the continuation: square of order m ≤ 9, possibly of known lower rank. */
import { type Matrix, SingularValueDecomposition } from 'ml-matrix';
import { inUnits } from '../linear';

/**
 * The solution of A x = b (row-major m × m); with `drop` > 0 the shortest solution that leaves the `drop` smallest singular values out
 * (neutral directions). Null when A is singular or not finite.
 */
export function solveSquare(a: Float64Array, b: Float64Array, drop: number): Float64Array | null {
  const m = b.length;
  if (!a.every(Number.isFinite) || !b.every(Number.isFinite)) return null;
  return drop === 0 ? eliminated(a, b, m) : ofLowerRank(a, b, m, drop);
}

/** Gauss with partial pivoting. */
function eliminated(matrix: Float64Array, right: Float64Array, m: number): Float64Array | null {
  const a = matrix.slice();
  const x = right.slice();
  for (let k = 0; k < m; k++) {
    let pivot = k;
    for (let i = k + 1; i < m; i++) if (Math.abs(a[i * m + k]!) > Math.abs(a[pivot * m + k]!)) pivot = i;
    const top = a[pivot * m + k]!;
    if (top === 0) return null;
    if (pivot !== k) {
      for (let j = 0; j < m; j++) [a[k * m + j], a[pivot * m + j]] = [a[pivot * m + j]!, a[k * m + j]!];
      [x[k], x[pivot]] = [x[pivot]!, x[k]!];
    }
    for (let i = k + 1; i < m; i++) {
      const factor = a[i * m + k]! / top;
      for (let j = k; j < m; j++) a[i * m + j] = a[i * m + j]! - factor * a[k * m + j]!;
      x[i] = x[i]! - factor * x[k]!;
    }
  }
  for (let k = m - 1; k >= 0; k--) {
    for (let j = k + 1; j < m; j++) x[k] = x[k]! - a[k * m + j]! * x[j]!;
    x[k] = x[k]! / a[k * m + k]!;
  }
  return x;
}

function ofLowerRank(a: Float64Array, b: Float64Array, m: number, drop: number): Float64Array {
  const { vectors, values, left } = sorted(a, m);
  const x = new Float64Array(m);
  for (let k = 0; k < m - drop; k++) {
    if (values[k]! === 0) break;
    let weight = 0;
    for (let i = 0; i < m; i++) weight += left[k]![i]! * b[i]!;
    for (let i = 0; i < m; i++) x[i] = x[i]! + (weight / values[k]!) * vectors[k]![i]!;
  }
  return x;
}

/** Right singular vectors of the `count` smallest singular values of A (row-major m × m), the smallest first; unit vectors. */
export function kernel(a: Float64Array, m: number, count: number): Float64Array[] {
  if (m === 1) return [Float64Array.of(1)].slice(0, count);
  return sorted(a, m)
    .vectors.slice(m - count)
    .reverse();
}

function sorted(a: Float64Array, m: number) {
  const scaled = inUnits(a, m);
  const svd = new SingularValueDecomposition(scaled.matrix);
  const order = svd.diagonal.map((_, k) => k).sort((p, q) => svd.diagonal[q]! - svd.diagonal[p]!);
  const column = (matrix: Matrix, k: number) => Float64Array.from({ length: m }, (_, i) => matrix.get(i, k));
  return {
    values: order.map((k) => scaled.unit * svd.diagonal[k]!),
    vectors: order.map((k) => column(svd.rightSingularVectors, k)),
    left: order.map((k) => column(svd.leftSingularVectors, k)),
  };
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** a scaled to length 1; unchanged if it is zero. */
export function unit(a: Float64Array): Float64Array {
  const size = Math.sqrt(dot(a, a));
  return size > 0 ? a.map((entry) => entry / size) : a;
}
