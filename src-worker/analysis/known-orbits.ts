/** Orbits of a problem at a given η that need no run: the fixed point at the reference minimum and the cascade above it. */
import type { Minimum, Prediction } from '../../src-shared/analysis';
import { distance, largest } from '../engine/norms';
import type { GradientMap } from './map';
import { describeOrbit, type FoundOrbit } from './orbit';
import { solveOrbit } from './orbit-solve';
import { sameOrbit, scanOrbits, wellAround } from './scan';

const CELLS = 240;
const MOST_OF_ONE_PERIOD = 3;
/** Periods of the cascade looked for, each only if the one before is not stable. */
const CASCADE = [2, 4, 8] as const;

/**
 * The fixed point, then 2-, 4- and 8-cycles around the minimum as long as the orbits found so far are unstable. In one
 * variable by bracketing; in several the 2-cycle by Newton from the predicted points along the flip direction.
 */
export function orbitsAround(map: GradientMap, minimum: Minimum, prediction: Prediction): FoundOrbit[] {
  const x = Float64Array.from(minimum.x);
  const fixed = describeOrbit(map, [x]);
  if (map.dimension > 1) return [fixed, ...twoCycleAlongFlip(map, x, prediction)];
  const well = wellAround(map.loss, minimum);
  const found = [fixed];
  if (well === null) return found;
  for (const period of CASCADE) {
    const cycles = scanOrbits(map, period, well, CELLS).filter((cycle) =>
      cycle.orbit.points.every(([p]) => p! >= well[0] && p! <= well[1]),
    );
    // In the chaotic range orbits of every period abound; those belong to an orbit diagram, not to this list.
    if (cycles.length > MOST_OF_ONE_PERIOD) break;
    found.push(...cycles);
    if (found.some(({ orbit }) => orbit.stable === true)) break;
  }
  return found;
}

function twoCycleAlongFlip(map: GradientMap, x: Float64Array, prediction: Prediction): FoundOrbit[] {
  const direction = map.loss.flipDirection?.(x);
  if (!direction || prediction.halfAmplitude === null) return [];
  const found: FoundOrbit[] = [];
  for (const sign of [-1, 1]) {
    const guess = x.map((value, i) => value + sign * prediction.halfAmplitude! * direction[i]!);
    const cycle = solveOrbit(map, guess, 2);
    if (cycle?.orbit.period !== 2 || found.some((known) => sameOrbit(known, cycle))) continue;
    // Newton may wander: keep the cycle only if it lies around this minimum.
    const centre = x.map((_, i) => (cycle.orbit.points[0]![i]! + cycle.orbit.points[1]![i]!) / 2);
    if (distance(centre, x) <= largest(x)) found.push(cycle);
  }
  return found;
}
