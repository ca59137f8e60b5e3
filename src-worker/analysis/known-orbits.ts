/** Orbits of a problem at a given η that need no run: the fixed point at the reference minimum and the cascade above it. */
import type { Minimum, Prediction } from '../../src-shared/analysis';
import { distance, largest } from '../engine/norms';
import type { FlipForm } from './flip';
import type { GradientMap } from './map';
import { describeOrbit, type FoundOrbit } from './orbit';
import { solveOrbit } from './orbit-solve';
import { scanOrbits, wellAround } from './scan';

const CELLS = 240;
const MOST_OF_ONE_PERIOD = 3;
/** Periods of the cascade looked for, each only if the one before is not stable. */
const CASCADE = [2, 4, 8] as const;

/**
 * The fixed point, then 2-, 4- and 8-cycles around the minimum as long as the orbits found so far are unstable. In one
 * variable by bracketing; in several the 2-cycle by Newton from the predicted points on either side of the bent line of the flip.
 */
export function orbitsAround(map: GradientMap, minimum: Minimum, prediction: Prediction, form: FlipForm): FoundOrbit[] {
  const x = Float64Array.from(minimum.x);
  const fixed = describeOrbit(map, [x]);
  if (map.dimension > 1) return [fixed, ...twoCycleAlongFlip(map, x, prediction, form)];
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

function twoCycleAlongFlip(
  map: GradientMap,
  x: Float64Array,
  { halfAmplitude: a }: Prediction,
  { direction, bend }: FlipForm,
): FoundOrbit[] {
  if (!direction || a === null) return [];
  for (const sign of [-1, 1]) {
    const guess = x.map((value, i) => value + sign * a * direction[i]! + a * a * (bend?.[i] ?? 0));
    const cycle = solveOrbit(map, guess, 2);
    if (cycle?.orbit.period !== 2) continue;
    // Newton may wander: keep the cycle only if it lies around this minimum, and not much wider than predicted.
    const [p, q] = cycle.orbit.points.map((point) => Float64Array.from(point));
    const centre = x.map((_, i) => (p![i]! + q![i]!) / 2);
    if (distance(centre, x) <= Math.max(largest(x), 4 * a) && distance(p!, q!) <= 16 * a) return [cycle];
  }
  return [];
}
