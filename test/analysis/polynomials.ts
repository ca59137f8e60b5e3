/** Losses in several variables given by monomials, with every derivative exact: for tests of the analysis. */
import * as jets from '../../src-worker/engine/jets';
import type { Loss } from '../../src-worker/engine/problem';

/** Coefficient and the exponent of each variable. */
export type Monomial = readonly [number, ...number[]];

export function polynomialLoss(
  n: number,
  monomials: readonly Monomial[],
  minima: readonly (readonly number[])[] | null = [zeros(n)],
): Loss {
  const along = (x: Float64Array, direction: Float64Array, order: number) => {
    const lines = Array.from(x, (value, i) => jets.add(jets.constant(value, order), jets.scale(jets.variable(0, order), direction[i]!)));
    return monomials.reduce<Float64Array>(
      (sum, [c, ...powers]) =>
        jets.add(
          sum,
          powers.reduce<Float64Array>((term, p, i) => jets.multiply(term, jets.power(lines[i]!, p)), jets.constant(c, order)),
        ),
      new Float64Array(order + 1),
    );
  };
  const term = ([c, ...powers]: Monomial, x: Float64Array) => powers.reduce((product, p, i) => product * x[i]! ** p, c);
  const derivative = (list: readonly Monomial[], i: number): Monomial[] =>
    list
      .filter((m) => m[i + 1]! > 0)
      .map((m) => m.map((value, k) => (k === 0 ? value * m[i + 1]! : k === i + 1 ? value - 1 : value)) as unknown as Monomial);
  const first = zeros(n).map((_, i) => derivative(monomials, i));
  const second = first.map((list) => zeros(n).map((_, j) => derivative(list, j)));
  const sum = (list: readonly Monomial[], x: Float64Array) => list.reduce((total, m) => total + term(m, x), 0);
  return {
    dimension: n,
    coordinates: zeros(n).map((_, i) => `x${i + 1}`),
    minimaOnManifold: false,
    ...(minima === null ? { minimaUnknown: true as const } : {}),
    value: (x) => sum(monomials, x),
    gradient: (x, out) => first.forEach((list, i) => (out[i] = sum(list, x))),
    hessianVector: (x, v, out) =>
      second.forEach((row, i) => (out[i] = row.reduce((total, list, j) => total + (v[j] === 0 ? 0 : sum(list, x) * v[j]!), 0))),
    taylorAlong: along,
    ...(n === 1 ? { taylor: (x: number, order: number) => along(Float64Array.of(x), Float64Array.of(1), order) } : {}),
    minima: () => (minima ?? []).map((x) => Float64Array.from(x)),
  };
}

function zeros(n: number): number[] {
  return Array.from({ length: n }, () => 0);
}
