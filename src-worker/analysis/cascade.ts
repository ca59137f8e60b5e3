/** The period-doubling cascade from a minimum in one variable: superstable cycles, continuation in η, flips, accumulation. */
import type { Minimum } from '../../src-shared/analysis';
import type { Loss } from '../engine/problem';
import { criticalPoint } from './critical-point';
import { createMap } from './map';
import { describeOrbit, type FoundOrbit } from './orbit';
import { solveOrbit } from './orbit-solve';
import { bisect } from './scan';

/** Feigenbaum's constant δ, the limit ratio of the gaps of a quadratic cascade (OEIS A006890). */
const FEIGENBAUM = 4.66920160910299;
/** First gaps shrink a little less. */
const FIRST_RATIO = 4.386;
const LARGEST_K = 6;
const CONTINUATION_STEPS = 20_000;

/** A superstable cycle: K = η/η_c, η, and the critical point on it. */
export interface Superstable {
  readonly period: number;
  readonly K: number;
  readonly x: number;
}

/** Follows one orbit while η changes. */
export interface Branch {
  readonly K: number;
  readonly found: FoundOrbit;
}

/**
 * The smallest K above the previous member's at which the critical point has least period p, for p = 1, 2, 4, … up to
 * `period` (a power of two). Root of F^p(x_c) = x_c in K. Shorter than asked for when none is found below K = 6.
 */
export function superstableCascade(loss: Loss, minimum: Minimum, period: number): Superstable[] {
  const found: Superstable[] = [{ period: 1, K: 0.5, x: minimum.x[0]! }];
  for (let p = 2; p <= period; p *= 2) {
    const [before, last] = [found.at(-2), found.at(-1)!];
    const gap = before ? (last.K - before.K) / (p === 4 ? FIRST_RATIO : FEIGENBAUM) : 0.6;
    const next =
      superstableBeyond(loss, minimum, p, last.K + gap / 4, gap / 40) ?? superstableBeyond(loss, minimum, p, last.K + gap / 4, 1e-3);
    if (next === null) break;
    found.push(next);
  }
  return found;
}

/** The first superstable cycle of least period p at K ≥ from, scanning in steps of `step` (2000 at most). */
export function superstableBeyond(loss: Loss, minimum: Minimum, period: number, from: number, step: number): Superstable | null {
  const [xb] = minimum.x;
  const gapAt = (K: number, p: number): number => {
    const eta = K * minimum.etaC;
    const x = criticalPoint(loss, eta, xb!);
    if (x === null) return NaN;
    const y = Float64Array.of(x);
    createMap(loss, [eta]).advance(y, p);
    return y[0]! - x;
  };
  const least = (K: number) => {
    for (let q = 1; q < period; q++) if (period % q === 0 && Math.abs(gapAt(K, q)) < 1e-9 * Math.abs(xb!)) return false;
    return true;
  };
  let g0 = gapAt(from, period);
  for (let k = 1; k <= 2000 && from + k * step <= LARGEST_K; k++) {
    const K = from + k * step;
    const g1 = gapAt(K, period);
    if (g0 * g1 <= 0) {
      const root = bisect((value) => gapAt(value, period), K - step, K, g0);
      if (least(root)) return { period, K: root, x: criticalPoint(loss, root * minimum.etaC, xb!)! };
    }
    g0 = g1;
  }
  return null;
}

/** The orbit of least period `period` near `guess` at K, or null. */
export function orbitNear(loss: Loss, minimum: Minimum, K: number, period: number, guess: Float64Array): FoundOrbit | null {
  const found = solveOrbit(createMap(loss, [K * minimum.etaC]), guess, period);
  return found?.orbit.period === period ? found : null;
}

/**
 * Continues an orbit from K = `from.K` to `target` in steps of at most `largest`, halved where Newton does not find the orbit
 * nearby; ends early (false from `goOn`, or lost) with the last orbit found.
 */
export function follow(loss: Loss, minimum: Minimum, from: Branch, target: number, largest: number, goOn = (_: Branch) => true): Branch {
  const { period } = from.found.orbit;
  let now = from;
  let step = largest;
  for (let k = 0; k < CONTINUATION_STEPS && now.K !== target && step > 1e-14; k++) {
    const K = Math.abs(target - now.K) <= step ? target : now.K + Math.sign(target - now.K) * step;
    const point = Float64Array.from(now.found.orbit.points[0]!);
    const found = orbitNear(loss, minimum, K, period, point);
    if (found === null || jumped(now.found, found)) {
      step /= 2;
      continue;
    }
    now = { K, found };
    step = Math.min(largest, step * 1.5);
    if (!goOn(now)) break;
  }
  return now;
}

/** A change of the multiplier by more than its size (and one half) means another branch, or too long a step. */
function jumped(before: FoundOrbit, after: FoundOrbit): boolean {
  const [p, q] = [before.orbit.multipliers[0]!.re, after.orbit.multipliers[0]!.re];
  return Math.abs(q - p) > 0.5 + Math.abs(p);
}

/** Where the branch of the cascade's p-cycle starts: its superstable member, with the step to follow it in; null if not found. */
export function branchOf(loss: Loss, minimum: Minimum, period: number): { readonly branch: Branch; readonly step: number } | null {
  if (period === 1)
    return { branch: { K: 0.5, found: describeOrbit(createMap(loss, [minimum.etaC / 2]), [Float64Array.from(minimum.x)]) }, step: 0.1 };
  const cascade = superstableCascade(loss, minimum, period);
  const [before, last] = [cascade.at(-2), cascade.at(-1)!];
  if (last.period !== period || !before) return null;
  const found = orbitNear(loss, minimum, last.K, period, Float64Array.of(last.x));
  return found === null ? null : { branch: { K: last.K, found }, step: (last.K - before.K) / 40 };
}

/** The p-cycle of the cascade (p a power of two) at K; null where it does not exist or is lost on the way. */
export function cascadeOrbit(loss: Loss, minimum: Minimum, period: number, K: number): FoundOrbit | null {
  const start = branchOf(loss, minimum, period);
  if (start === null) return null;
  const end = follow(loss, minimum, start.branch, K, start.step);
  return end.K === K ? end.found : null;
}
