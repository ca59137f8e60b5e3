/** A loss of one variable from its value, its first two derivatives and its series. */
import type { Loss } from '../engine/problem';

export interface OneVariable {
  value(x: number): number;
  slope(x: number): number;
  curvature(x: number): number;
  /** Taylor coefficients at x up to `order`, exact up to rounding. */
  series(x: number, order: number): Float64Array;
  /** The known minima, those around `near` where there are infinitely many. */
  minima(near: number): readonly number[];
}

export function lossOf(f: OneVariable, more: Pick<Loss, 'kinkAt' | 'expression'> = {}, coordinate = 'x'): Loss {
  return {
    dimension: 1,
    coordinates: [coordinate],
    minimaOnManifold: false,
    value: (x) => f.value(x[0]!),
    gradient(x, out) {
      out[0] = f.slope(x[0]!);
    },
    hessianVector(x, v, out) {
      out[0] = f.curvature(x[0]!) * v[0]!;
    },
    sharpness: (x) => f.curvature(x[0]!),
    taylor: (x, order) => f.series(x, order),
    minima: (near) => f.minima(near?.[0] ?? 0).map((x) => Float64Array.of(x)),
    ...more,
  };
}

/** Taylor coefficients at x of the polynomial Σ c_k x^k, by Horner's scheme repeated. */
export function polynomialSeries(coefficients: readonly number[], x: number, order: number): Float64Array {
  const rest = Float64Array.from(coefficients);
  for (let k = 0; k < rest.length; k++) for (let i = rest.length - 2; i >= k; i--) rest[i]! += x * rest[i + 1]!;
  return Float64Array.from({ length: order + 1 }, (_, k) => rest[k] ?? 0);
}
