/** ‖XXᵀ − C‖²/4 and ‖YZᵀ − C‖²/2 (Frobenius norms) with gradient, Hessian-vector product and series along a line. */
import { innerProduct, productTransposed, timesTransposed, transpose, transposed } from '../engine/matrix-product';
import type { Loss } from '../engine/problem';
import type { Target } from './matrix-factorisation-target';

type Calculus = Required<Pick<Loss, 'value' | 'gradient' | 'hessianVector' | 'taylorAlong'>>;

/** X is n × r row by row. With R = XXᵀ − C: ∇f = R X, ∇²f V = (VXᵀ + XVᵀ) X + R V. */
export function symmetricCalculus({ n, rank: r, C }: Target): Calculus {
  const R = new Float64Array(n * n);
  const S = new Float64Array(n * n);
  const flipped = new Float64Array(n * r);
  const more = new Float64Array(n * r);
  const remembered = new Memory(n * r);

  function residual(x: Float64Array): void {
    if (remembered.holds(x)) return;
    timesTransposed(x, x, R, n, n, r);
    for (let i = 0; i < R.length; i++) R[i] = R[i]! - C[i]!;
    remembered.keep(x);
  }

  return {
    value(x) {
      residual(x);
      return innerProduct(R, R) / 4;
    },
    gradient(x, out) {
      residual(x);
      transpose(x, flipped, n, r);
      timesTransposed(R, flipped, out, n, r, n);
    },
    hessianVector(x, v, out) {
      residual(x);
      timesTransposed(v, x, S, n, n, r);
      for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) S[i * n + j] = S[j * n + i] = S[i * n + j]! + S[j * n + i]!;
      transpose(v, flipped, n, r);
      timesTransposed(R, flipped, more, n, r, n);
      transpose(x, flipped, n, r);
      timesTransposed(S, flipped, out, n, r, n);
      for (let i = 0; i < out.length; i++) out[i] = out[i]! + more[i]!;
    },
    taylorAlong(x, d, order) {
      residual(x);
      const mixed = productTransposed(x, d, n, n, r);
      const flippedMixed = transposed(mixed, n, n);
      const first = mixed.map((entry, i) => entry + flippedMixed[i]!);
      return ofSquare(R.slice(), first, productTransposed(d, d, n, n, r), 1 / 4, order);
    },
  };
}

/** Y (n × r), then Z (m × r), row by row. With R = YZᵀ − C: ∇f = (R Z, Rᵀ Y), and R' = V Zᵀ + Y Wᵀ along (V, W). */
export function asymmetricCalculus({ n, m, rank: r, C }: Target): Calculus {
  const R = new Float64Array(n * m);
  const S = new Float64Array(n * m);
  const flippedR = new Float64Array(n * m);
  const flippedS = new Float64Array(n * m);
  const remembered = new Memory((n + m) * r);
  const parts = (x: Float64Array) => [x.subarray(0, n * r), x.subarray(n * r)] as const;

  function residual(x: Float64Array): void {
    if (remembered.holds(x)) return;
    const [y, z] = parts(x);
    timesTransposed(y, z, R, n, m, r);
    for (let i = 0; i < R.length; i++) R[i] = R[i]! - C[i]!;
    transpose(R, flippedR, n, m);
    remembered.keep(x);
  }

  return {
    value(x) {
      residual(x);
      return innerProduct(R, R) / 2;
    },
    gradient(x, out) {
      residual(x);
      const [y, z] = parts(x);
      const [first, second] = parts(out);
      timesTransposed(R, transposed(z, m, r), first, n, r, m);
      timesTransposed(flippedR, transposed(y, n, r), second, m, r, n);
    },
    hessianVector(x, d, out) {
      residual(x);
      const [y, z] = parts(x);
      const [v, w] = parts(d);
      const [first, second] = parts(out);
      timesTransposed(v, z, S, n, m, r);
      const other = productTransposed(y, w, n, m, r);
      for (let i = 0; i < S.length; i++) S[i] = S[i]! + other[i]!;
      transpose(S, flippedS, n, m);
      timesTransposed(S, transposed(z, m, r), first, n, r, m);
      timesTransposed(flippedS, transposed(y, n, r), second, m, r, n);
      addTo(first, productTransposed(R, transposed(w, m, r), n, r, m));
      addTo(second, productTransposed(flippedR, transposed(v, n, r), m, r, n));
    },
    taylorAlong(x, d, order) {
      residual(x);
      const [y, z] = parts(x);
      const [v, w] = parts(d);
      const first = productTransposed(v, z, n, m, r);
      addTo(first, productTransposed(y, w, n, m, r));
      return ofSquare(R, first, productTransposed(v, w, n, m, r), 1 / 2, order);
    },
  };
}

/** The last point a residual was computed at: Hessian-vector products come in many at one point. */
class Memory {
  private readonly point: Float64Array;

  constructor(length: number) {
    this.point = new Float64Array(length).fill(NaN);
  }

  holds(x: Float64Array): boolean {
    for (let i = 0; i < x.length; i++) if (x[i] !== this.point[i]) return false;
    return true;
  }

  keep(x: Float64Array): void {
    this.point.set(x);
  }
}

/** Coefficients of factor · ‖R₀ + R₁ s + R₂ s²‖². */
function ofSquare(R0: Float64Array, R1: Float64Array, R2: Float64Array, factor: number, order: number): Float64Array {
  const all = [
    innerProduct(R0, R0),
    2 * innerProduct(R0, R1),
    innerProduct(R1, R1) + 2 * innerProduct(R0, R2),
    2 * innerProduct(R1, R2),
    innerProduct(R2, R2),
  ];
  return Float64Array.from({ length: order + 1 }, (_, k) => factor * (all[k] ?? 0));
}

function addTo(sum: Float64Array, more: Float64Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + more[i]!;
}
