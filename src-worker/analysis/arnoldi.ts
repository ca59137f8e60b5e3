/** Dominant multipliers of an orbit without its matrix: Arnoldi on products with DF^p (Golub & Van Loan, section 10.5). */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import type { Multiplier } from '../../src-shared/analysis';
import { stream } from '../engine/random';
import { modulus } from './linear';
import type { GradientMap } from './map';

const PRODUCTS = 36;
/** Above this dimension products are dear, and a few must do. */
const DEAR = 5_000;
const FEW = 16;
/** A Ritz value counts as a multiplier when its residual is below this. */
const RESIDUAL = 1e-6;

export interface RitzValue {
  readonly value: Multiplier;
  readonly residual: number;
  readonly converged: boolean;
}

/** v ↦ DF^p v along the given points of an orbit. */
export function tangentMap(map: GradientMap, points: readonly Float64Array[]): (v: Float64Array) => void {
  const at = new Float64Array(map.dimension);
  const product = new Float64Array(map.dimension);
  const gradient = new Float64Array(map.dimension);
  return (v) => {
    for (const point of points) {
      at.set(point);
      map.etas.forEach((eta, k) => {
        map.loss.hessianVector(at, v, product);
        for (let i = 0; i < v.length; i++) v[i]! -= eta * product[i]!;
        if (k === map.etas.length - 1) return;
        map.loss.gradient(at, gradient);
        for (let i = 0; i < v.length; i++) at[i]! -= eta * gradient[i]!;
      });
    }
  };
}

/** Ritz values after at most 36 products, largest modulus first; empty when stopped or not finite. Repeated multipliers appear once. */
export function dominantMultipliers(apply: (v: Float64Array) => void, n: number, stop: () => boolean): RitzValue[] {
  const most = Math.min(n, n > DEAR ? FEW : PRODUCTS);
  const { normal } = stream(2, n);
  const basis = [unit(Float64Array.from({ length: n }, normal))];
  const h: number[][] = [];
  let m = 0;
  let rest = 0;
  while (m < most) {
    if (stop()) return [];
    const w = basis[m]!.slice();
    apply(w);
    const column = new Array<number>(m + 1).fill(0);
    for (let pass = 0; pass < 2; pass++) {
      basis.forEach((q, k) => {
        let part = 0;
        for (let i = 0; i < n; i++) part += q[i]! * w[i]!;
        for (let i = 0; i < n; i++) w[i]! -= part * q[i]!;
        column[k]! += part;
      });
    }
    rest = Math.sqrt(w.reduce((sum, value) => sum + value * value, 0));
    if (!Number.isFinite(rest)) return [];
    h.push([...column, rest]);
    m++;
    if (rest <= 1e-13) break;
    basis.push(unit(w));
  }
  const small = new Matrix(m, m);
  h.forEach((column, k) => column.forEach((value, i) => i < m && small.set(i, k, value)));
  const {
    realEigenvalues: re,
    imaginaryEigenvalues: im,
    eigenvectorMatrix: vectors,
  } = new EigenvalueDecomposition(small, { assumeSymmetric: false });
  return re
    .map((real, k): RitzValue => {
      const imaginary = im[k]!;
      // Of a pair the columns k and k + 1 hold the real and the imaginary part.
      const [first, second] = imaginary === 0 ? [k, null] : imaginary > 0 ? [k, k + 1] : [k - 1, k];
      let size = 0;
      for (let i = 0; i < m; i++) size += vectors.get(i, first) ** 2 + (second === null ? 0 : vectors.get(i, second) ** 2);
      const last = Math.hypot(vectors.get(m - 1, first), second === null ? 0 : vectors.get(m - 1, second));
      const residual = (rest * last) / Math.sqrt(size);
      return { value: { re: real, im: imaginary }, residual, converged: residual <= RESIDUAL };
    })
    .sort((p, q) => modulus(q.value) - modulus(p.value));
}

function unit(v: Float64Array): Float64Array {
  const size = Math.sqrt(v.reduce((sum, value) => sum + value * value, 0));
  return v.map((value) => value / size);
}
