/** Small dense linear algebra, row-major n × n: closed forms for n ≤ 2, ml-matrix beyond. */
import { EigenvalueDecomposition, Matrix, SingularValueDecomposition } from 'ml-matrix';
import type { Multiplier } from '../../src-shared/analysis';
import { largest } from '../engine/norms';
import { symmetricEigenvalues } from '../engine/symmetric-eigen';

/** Dense matrices are built up to this dimension; beyond, everything goes by products with vectors. */
export const DENSE_LIMIT = 300;

/**
 * A = `unit` · `matrix`. Squares of the entries must neither overflow nor vanish, and quotients must not overflow: ml-matrix iterates for
 * ever where the tolerance of its test of convergence is lost below the smallest double. Entries that are nothing beside the largest are zero.
 */
export function inUnits(a: Float64Array, n: number): { readonly matrix: Matrix; readonly unit: number } {
  const size = largest(a);
  const unit = size > 1e100 || (size > 0 && size < 1e-100) ? 2 ** Math.floor(Math.log2(size)) : 1;
  const least = 1e-150 * size;
  return {
    unit,
    matrix: Matrix.from1DArray(
      n,
      n,
      Array.from(a, (value) => (Math.abs(value) < least ? 0 : value / unit)),
    ),
  };
}

/** Eigenvalues of a real matrix, largest modulus first; of a complex pair the one with im > 0 first. */
export function eigenvalues(a: Float64Array, n: number): Multiplier[] {
  const list = n === 1 ? [{ re: a[0]!, im: 0 }] : n === 2 ? eigenvalues2(a) : eigenvaluesDense(a, n);
  return list.sort((p, q) => modulus(q) - modulus(p) || q.re - p.re || q.im - p.im);
}

export function modulus(m: Multiplier): number {
  return m.im === 0 ? Math.abs(m.re) : Math.hypot(m.re, m.im);
}

function eigenvalues2(a: Float64Array): Multiplier[] {
  const [p = NaN, q = NaN, r = NaN, s = NaN] = a;
  const mean = (p + s) / 2;
  const radicand = ((p - s) / 2) ** 2 + q * r;
  if (radicand < 0) {
    const im = Math.sqrt(-radicand);
    return [
      { re: mean, im },
      { re: mean, im: -im },
    ];
  }
  const root = Math.sqrt(radicand);
  return [
    { re: mean + root, im: 0 },
    { re: mean - root, im: 0 },
  ];
}

function eigenvaluesDense(a: Float64Array, n: number): Multiplier[] {
  const { matrix, unit } = inUnits(a, n);
  const found = new EigenvalueDecomposition(matrix, { assumeSymmetric: false });
  return found.realEigenvalues.map((re, i) => ({ re: unit * re, im: unit * (found.imaginaryEigenvalues[i] ?? 0) }));
}

/** Largest dimension for which Jacobi rotations are the faster method. */
const JACOBI = 8;

/** Eigenvalues of a symmetric matrix in descending order. */
export function symmetricValues(a: Float64Array, n: number): Float64Array {
  if (n <= JACOBI || !a.every(Number.isFinite)) return symmetricEigenvalues(a, n);
  const { matrix, unit } = inUnits(a, n);
  return Float64Array.from(new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues, (value) => unit * value)
    .sort()
    .reverse();
}

/** Eigenvalues of a symmetric matrix in descending order with their unit eigenvectors, each of length n. */
export function symmetricEigen(a: Float64Array, n: number): { readonly values: Float64Array; readonly vectors: readonly Float64Array[] } {
  const { matrix, unit } = inUnits(a, n);
  const found = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  const order = found.realEigenvalues.map((value, k) => ({ value: unit * value, k })).sort((p, q) => q.value - p.value);
  return {
    values: Float64Array.from(order, ({ value }) => value),
    vectors: order.map(({ k }) => Float64Array.from({ length: n }, (_, i) => found.eigenvectorMatrix.get(i, k))),
  };
}

/**
 * The shortest solution of A x ≈ b: singular values below `relative`·s_max count as zero, so directions in which
 * the equations say nothing (along a family of orbits) are left alone. Null when A or b is not finite.
 */
export function leastNormSolution(a: Float64Array, b: Float64Array, n: number, relative: number): Float64Array | null {
  if (!a.every(Number.isFinite) || !b.every(Number.isFinite)) return null;
  if (n === 1) return a[0]! === 0 ? Float64Array.of(0) : Float64Array.of(b[0]! / a[0]!);
  const { matrix, unit } = inUnits(a, n);
  const svd = new SingularValueDecomposition(matrix);
  const u = svd.leftSingularVectors;
  const v = svd.rightSingularVectors;
  const s = svd.diagonal;
  const cut = relative * Math.max(...s);
  const x = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const sk = s[k]!;
    if (sk <= cut || sk === 0) continue;
    let weight = 0;
    for (let i = 0; i < n; i++) weight += u.get(i, k) * b[i]!;
    for (let i = 0; i < n; i++) x[i] = x[i]! + (weight / sk / unit) * v.get(i, k);
  }
  return x;
}

/** A⁺ of a square matrix with its null vectors. */
export interface PseudoInverse {
  /** Unit vectors t with A t = 0 up to the cut. */
  readonly kernel: readonly Float64Array[];
  readonly largestSingular: number;
  /** A⁺ b. */
  solve(b: Float64Array): Float64Array;
}

/** Singular values below `cut`·s_max count as zero. Null when A is not finite. */
export function pseudoInverse(a: Float64Array, n: number, cut: number): PseudoInverse | null {
  if (!a.every(Number.isFinite)) return null;
  const { matrix, unit } = inUnits(a, n);
  const svd = new SingularValueDecomposition(matrix);
  const [u, v, s] = [svd.leftSingularVectors, svd.rightSingularVectors, svd.diagonal];
  const most = Math.max(...s);
  const column = (of: Matrix, k: number) => Float64Array.from({ length: n }, (_, i) => of.get(i, k));
  const kept = s.map((value, k) => ({ value, k })).filter(({ value }) => value > cut * most);
  const pairs = kept.map(({ value, k }) => ({ value, left: column(u, k), right: column(v, k) }));
  const zero = s.map((_, k) => k).filter((k) => !(s[k]! > cut * most));
  return {
    kernel: zero.map((k) => column(v, k)),
    largestSingular: unit * most,
    solve(b) {
      const x = new Float64Array(n);
      for (const { value, left, right } of pairs) {
        let weight = 0;
        for (let i = 0; i < n; i++) weight += left[i]! * b[i]!;
        for (let i = 0; i < n; i++) x[i]! += (weight / value / unit) * right[i]!;
      }
      return x;
    },
  };
}
