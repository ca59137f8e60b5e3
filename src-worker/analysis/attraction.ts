/** Is a point being drawn to a stable orbit, in the regime where the orbit's own multipliers govern the approach? */
import type { GradientMap } from './map';
import { distanceToOrbit, type FoundOrbit } from './orbit';
import { largest } from '../engine/norms';

/** A point this close to a stable orbit, relative to ‖x‖∞, has arrived. */
const ARRIVED = 1e-9;
/** An orbit at zero is reached where the distance is lost among subnormal numbers. */
const UNDERFLOW = 2 ** -1000;
/** The measured rate may differ from the multiplier's by this share. */
const RATE_TOLERANCE = 0.15;
/** Periods iterated to measure the rate at least, and steps at most; slower approaches must arrive. */
const LEAST_PERIODS = 4;
const MOST_STEPS = 1e5;

/**
 * True when x (length n) lies on the stable orbit up to rounding, or when its distance shrinks over at least one e-folding at the
 * rate the dominant multiplier predicts (within 15 %, in both halves of the stretch): then the linear approach has begun, and it
 * does not end elsewhere.
 */
export function isAttracted(map: GradientMap, x: Float64Array, found: FoundOrbit): boolean {
  if (found.orbit.stable !== true) return false;
  const points = found.orbit.points.map((point) => Float64Array.from(point));
  const floor = ARRIVED * largest(points[0]!) + UNDERFLOW;
  const before = distanceToOrbit(x, points);
  if (before <= floor) return true;
  const rate = Math.log(found.dominant);
  const periods = 2 * Math.ceil(Math.max(LEAST_PERIODS, -1 / rate) / 2);
  if (!(periods * found.orbit.period * map.etas.length * map.dimension <= MOST_STEPS)) return false;
  const y = x.slice();
  const ratios: number[] = [];
  let last = before;
  for (let half = 0; half < 2; half++) {
    map.advance(y, (found.orbit.period * periods) / 2);
    const now = distanceToOrbit(y, points);
    if (now <= floor) return true;
    ratios.push(Math.log(now / last) / (rate * (periods / 2)));
    last = now;
  }
  return ratios.every((ratio) => Math.abs(ratio - 1) <= RATE_TOLERANCE);
}
