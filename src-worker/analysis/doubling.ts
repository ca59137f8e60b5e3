/** Period doublings of the cascade and their accumulation (one variable). */
import type { Minimum } from '../../src-shared/analysis';
import type { Loss } from '../engine/problem';
import { branchOf, type Branch, follow, orbitNear, superstableCascade } from './cascade';
import { createMap } from './map';
import { solveOrbit } from './orbit-solve';
import { bisect } from './scan';

const FEIGENBAUM = 4.66920160910299;
const LARGEST_K = 6;
/** Steps given to an orbit to leave a symmetric branch that has become unstable. */
const SETTLING_STEPS = 40_000;
/** Longest superstable period used for the accumulation point: further ones differ by rounding only. */
const LONGEST = 1_024;

/**
 * K at which the cascade's cycle of period `from` (a power of two) has multiplier −1 and doubles; null if it is not found. A
 * symmetric branch that loses its symmetry (multiplier +1) is left for the stable asymmetric one.
 */
export function periodDoubling(loss: Loss, minimum: Minimum, from: number): number | null {
  const start = branchOf(loss, minimum, from);
  if (start === null) return null;
  const inside = (at: Branch) => Math.abs(multiplier(at)) < 1;
  let before = start.branch;
  let end = follow(loss, minimum, before, LARGEST_K, start.step, inside);
  if (multiplier(end) >= 1) {
    const other = asymmetric(loss, minimum, end);
    if (other === null) return null;
    before = other;
    // Near where the branches part, Newton falls back to the symmetric one after long steps.
    end = follow(loss, minimum, other, LARGEST_K, start.step / 8, inside);
  }
  if (!(multiplier(end) <= -1)) return null;
  const guess = Float64Array.from(end.found.orbit.points[0]!);
  const at = (K: number) => {
    const found = orbitNear(loss, minimum, K, from, guess);
    return found === null ? NaN : found.orbit.multipliers[0]!.re + 1;
  };
  return bisect(at, end.K - Math.min(start.step, end.K - before.K), end.K, 1);
}

function multiplier({ found }: Branch): number {
  return found.orbit.multipliers[0]!.re;
}

function asymmetric(loss: Loss, minimum: Minimum, { K, found }: Branch): Branch | null {
  const { period, points } = found.orbit;
  for (const beyond of [1.02, 1.005]) {
    const map = createMap(loss, [K * beyond * minimum.etaC]);
    const x = Float64Array.from(points[0]!, (value) => value * (1 + 1e-6));
    map.advance(x, SETTLING_STEPS);
    const other = solveOrbit(map, x, period);
    if (other?.orbit.period === period && other.orbit.stable === true) return { K: K * beyond, found: other };
  }
  return null;
}

/**
 * Limit in K of the cascade: superstable cycles of period 1, 2, 4, … 1024, extrapolated with Feigenbaum's ratio
 * (the remaining error is far below 1e-10). Null if the cascade is not found that far.
 */
export function accumulationPoint(loss: Loss, minimum: Minimum): number | null {
  const cascade = superstableCascade(loss, minimum, LONGEST);
  const [before, last] = [cascade.at(-2), cascade.at(-1)!];
  if (!before || last.period < 64) return null;
  return last.K + (last.K - before.K) / (FEIGENBAUM - 1);
}
