/** What is recorded of the factors: their largest singular values, and how far each is along the top mode of the target. */
import type { Observables } from '../engine/problem';
import { fillTopSingularValues } from '../engine/top-singular-values';
import type { Target } from './matrix-factorisation-target';

/** So many singular values of each factor. */
const SHOWN = 3;

interface Factor {
  readonly name: string;
  readonly rows: number;
  readonly at: number;
  /** Left vector of the top mode, length `rows`, and its name. */
  readonly u: Float64Array;
  readonly uName: string;
}

/**
 * s1(Y), s2(Y), s3(Y), u1ᵀYv1, then the same of Z (of X alone in the symmetric form). The projection is the top mode's own
 * value, which the largest singular value is not where another mode is larger (quasi-symmetric: σ₂/α above ρ₁σ₁).
 */
export function observablesOf({ form, n, m, rank, u, v, w }: Target): Observables {
  const factors: readonly Factor[] =
    form === 'symmetric'
      ? [{ name: 'X', rows: n, at: 0, u, uName: 'u1' }]
      : [
          { name: 'Y', rows: n, at: 0, u, uName: 'u1' },
          { name: 'Z', rows: m, at: n * rank, u: w, uName: 'w1' },
        ];
  const counts = factors.map(({ rows }) => Math.min(SHOWN, rows, rank));
  return {
    names: factors.flatMap(({ name, uName }, i) => [
      ...Array.from({ length: counts[i]! }, (_, k) => `s${k + 1}(${name})`),
      `${uName}ᵀ${name}v1`,
    ]),
    fill(x, out) {
      let at = 0;
      factors.forEach((factor, i) => {
        const entries = x.subarray(factor.at, factor.at + factor.rows * rank);
        fillTopSingularValues(entries, factor.rows, rank, counts[i]!, out, at);
        at += counts[i]!;
        out[at++] = bilinear(factor.u, entries, v);
      });
    },
  };
}

/** uᵀ A v. */
function bilinear(u: Float64Array, a: Float64Array, v: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < u.length; i++) {
    let row = 0;
    for (let j = 0; j < v.length; j++) row += a[i * v.length + j]! * v[j]!;
    sum += u[i]! * row;
  }
  return sum;
}
