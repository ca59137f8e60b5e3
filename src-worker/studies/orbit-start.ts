/** The orbit a continuation sets out from. */
import { largest } from '../engine/norms';
import type { Loss } from '../engine/problem';
import { createMap } from '../analysis/map';
import { referenceMinimum } from '../analysis/minima';
import type { FoundOrbit } from '../analysis/orbit';
import { describeOrbit } from '../analysis/orbit';
import { solveOrbit } from '../analysis/orbit-solve';
import { curvatureScale, scanOrbits, wellAround } from '../analysis/scan';

/** Steps from the start before the orbit is looked for, in rounds. */
const ROUNDS = 8;
const STEPS = 4_096;
const CELLS = 4_000;

/**
 * The orbit of least period `period` at η near the start: the fixed point at the reference minimum (period 1), the cycle the iterates
 * come to, or one found around the minimum (one variable). Null when none is found.
 */
export function orbitToFollow(loss: Loss, eta: number, start: Float64Array, period: number, stop: () => boolean): FoundOrbit | null {
  const map = createMap(loss, [eta]);
  const minimum = referenceMinimum(loss, start);
  if (period === 1)
    return minimum === null || minimum.chosen === 'stated-point'
      ? solveOrbit(map, start, 1)
      : describeOrbit(map, [Float64Array.from(minimum.x)]);
  const direct = solveOrbit(map, start, period);
  if (direct?.orbit.period === period) return direct;
  const x = start.slice();
  for (let round = 0; round < ROUNDS && !stop(); round++) {
    map.advance(x, STEPS);
    if (!(largest(x) < 1e100)) break;
    const found = solveOrbit(map, x, period);
    if (found?.orbit.period === period && found.orbit.stable === true) return found;
  }
  if (loss.dimension > 1 || minimum === null) return null;
  const well = wellAround(loss, minimum);
  const all = well === null ? [] : scanOrbits(map, period, well, CELLS);
  return all.find(({ orbit }) => orbit.stable === true) ?? all[0] ?? null;
}

/** Length over which orbits around x change: the curvature's scale in one variable, else the size of x and its distance to the start. */
export function lengthScale(loss: Loss, x: Float64Array, start: Float64Array): number {
  const one = loss.dimension === 1 ? curvatureScale(loss, x[0]!) : null;
  const apart = start.reduce((max, value, i) => Math.max(max, Math.abs(value - x[i]!)), 0);
  return one !== null && one > 0 ? one : Math.max(largest(x), apart) || 1;
}
