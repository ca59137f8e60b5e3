/**
 * Step-size schedules for minimising with curvature in [m, M], and their contraction rates. Altschuler & Parrilo, Acceleration by
 * stepsize hedging I and II (2023); Young 1953 (Chebyshev steps).
 */
import { chebyshevSteps } from './minimax-steps';

export const FAMILIES = ['constant', 'chebyshev', 'altschuler-parrilo', 'silver'] as const;
export type Family = (typeof FAMILIES)[number];

export interface Schedule {
  readonly family: Family;
  readonly steps: readonly number[];
  /** Factor of the whole schedule by which ‖x − x*‖ shrinks at least, for `claim`; null where none below 1 is claimed. */
  readonly rate: number | null;
  /** For which losses the rate holds. */
  readonly claim: 'strongly convex and smooth' | 'quadratics' | 'none';
}

const SILVER = 1 + Math.SQRT2;

/**
 * The schedule of `n` steps (1 … 64) for curvatures in [m, M], 0 ≤ m < M (silver takes no notice of m; the others need m > 0). Null
 * where the family has none of that length or for that m: Altschuler–Parrilo's are pairs.
 *
 * constant: 2/(m + M) each, rate ((M − m)/(M + m))^n. chebyshev: the minimax steps for quadratics, found by solving the minimax
 * problem, the shorter step first for a pair, rate 1/T_n((M + m)/(M − m)). altschuler-parrilo: 2/(m + S), 2/(2M + m − S) with
 * S = √(M² + (M − m)²), rate (S − M)/(2m + S − M). silver: h_i = (1 + (1 + √2)^(ν₂(i) − 1))/M, no rate claimed here.
 */
export function schedule(family: Family, m: number, M: number, n: number): Schedule | null {
  if (!(M > 0) || !(m >= 0) || !(m < M) || !Number.isInteger(n) || n < 1 || n > 64) return null;
  switch (family) {
    case 'constant':
      return {
        family,
        steps: Array.from({ length: n }, () => 2 / (m + M)),
        rate: m > 0 ? ((M - m) / (M + m)) ** n : null,
        claim: m > 0 ? 'strongly convex and smooth' : 'none',
      };
    case 'chebyshev': {
      if (m === 0) return null;
      const solved = chebyshevSteps(m, M, n);
      return solved === null ? null : { family, steps: solved.steps, rate: solved.rate, claim: 'quadratics' };
    }
    case 'altschuler-parrilo': {
      if (m === 0 || n !== 2) return null;
      const S = Math.sqrt(M * M + (M - m) ** 2);
      return { family, steps: [2 / (m + S), 2 / (2 * M + m - S)], rate: (S - M) / (2 * m + S - M), claim: 'strongly convex and smooth' };
    }
    case 'silver':
      return { family, steps: Array.from({ length: n }, (_, k) => (1 + SILVER ** (twos(k + 1) - 1)) / M), rate: null, claim: 'none' };
  }
}

/** The power of two in i ≥ 1. */
function twos(i: number): number {
  let count = 0;
  for (let rest = i; rest % 2 === 0; rest /= 2) count++;
  return count;
}

/** Points at which the worst case over quadratics is looked for, before it is refined. */
const GRID = 4_000;

/** max |Π (1 − h_i λ)| over λ in [m, M]: the factor of the whole schedule on the worst quadratic. */
export function worstQuadraticFactor(steps: readonly number[], m: number, M: number): number {
  const size = (lambda: number) => Math.abs(steps.reduce((product, h) => product * (1 - h * lambda), 1));
  let best = Math.max(size(m), size(M));
  const width = (M - m) / GRID;
  for (let k = 1; k < GRID; k++) {
    const at = m + k * width;
    const value = size(at);
    if (value < size(at - width) || value < size(at + width)) continue;
    // Golden section inside the bracket of a local maximum.
    let [a, b] = [at - width, at + width];
    for (let i = 0; i < 80; i++) {
      const [p, q] = [b - 0.6180339887498949 * (b - a), a + 0.6180339887498949 * (b - a)];
      if (size(p) > size(q)) b = q;
      else a = p;
    }
    best = Math.max(best, size((a + b) / 2));
  }
  return best;
}
