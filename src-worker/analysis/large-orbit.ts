/** Orbits above 300 dimensions, where no matrix is formed: the dominant multipliers decide, or nothing does. */
import { distance, largest } from '../engine/norms';
import { stream } from '../engine/random';
import { dominantMultipliers, tangentMap } from './arnoldi';
import { modulus } from './linear';
import type { GradientMap } from './map';
import type { FoundOrbit } from './orbit';
import { UNIT_CIRCLE_TOLERANCE } from './stability';

/** Arnoldi may overshoot the unit circle by this much along neutral directions. */
const OVERSHOOT = 1e-6;
/** A displaced point starts this share of ‖x‖∞ away; what is left of it beyond this share of the displacement is a move along the family. */
const REACH = 1e-4;
const LEFT = 0.02;
/** Applications of F^p in each of the two windows over which its coming to rest is measured; numbers moved in all. */
const WINDOW = [16, 800] as const;
const WORK = 2e6;
/** The two windows must agree on the rate up to this share. */
const AGREEMENT = 0.25;

/**
 * As `describeOrbit`. `multipliers` holds those Arnoldi found to a residual of 1e-6, each once however often it is repeated. Unstable: one of them
 * is outside the unit circle. Stable: none is, and a point displaced at random comes to rest at a steady rate, on this orbit or on another of
 * its family (`neutral` then is 1: their number is not known). Anything else is not decided.
 */
export function describeLargeOrbit(map: GradientMap, points: readonly Float64Array[], residual: () => number): FoundOrbit {
  const ritz = dominantMultipliers(tangentMap(map, points), map.dimension, () => false);
  const multipliers = ritz.filter(({ converged }) => converged);
  const top = ritz.reduce((max, { value }) => Math.max(max, modulus(value)), 0);
  const outside = multipliers.some(({ value }) => modulus(value) > 1 + OVERSHOOT);
  const rest = ritz.length === 0 || top > 1 + OVERSHOOT ? null : comesToRest(map, points);
  const first = points.reduce((best, point, i) => (point[0]! < points[best]![0]! ? i : best), 0);
  const dominant = rest?.factor ?? top;
  return {
    orbit: {
      period: points.length,
      points: points.map((_, i) => Array.from(points[(first + i) % points.length]!)),
      multipliers: multipliers.map(({ value }) => value),
      neutral: rest?.moved ? 1 : 0,
      stable: outside ? false : rest === null ? null : true,
      residual: residual(),
      certified: false,
      note: `Dominant multipliers by Arnoldi iteration, each once however often it is repeated${
        rest?.moved ? '; the orbit is one of a family, whose dimension is not counted.' : '.'
      }`,
    },
    dominant,
    regular: Math.abs(1 - dominant),
  };
}

/** Null unless the displaced point comes to rest at a steady rate: `factor` per application of F^p. */
function comesToRest(map: GradientMap, points: readonly Float64Array[]): { readonly factor: number; readonly moved: boolean } | null {
  const x = points[0]!;
  const period = points.length;
  const window = Math.round(Math.min(WINDOW[1], Math.max(WINDOW[0], WORK / (x.length * period))));
  const { normal } = stream(3, x.length);
  const epsilon = REACH * largest(x);
  const y = x.map((value) => value + epsilon * normal());
  const start = distance(y, x);
  const gaps: number[] = [];
  const before = y.slice();
  const floor = 1e-12 * largest(x);
  for (let k = 0; k <= 2 * window; k++) {
    before.set(y);
    map.advance(y, period);
    gaps.push(distance(y, before));
    if (!(gaps[k]! > floor)) break;
  }
  const end = gaps.length - 1;
  const middle = end >> 1;
  const quarter = middle >> 1;
  const rate = (from: number, to: number) => Math.log(gaps[to]! / gaps[from]!) / (to - from);
  const [early, late] = [rate(quarter, middle), rate(middle, end)];
  const moved = distance(y, x) > LEFT * start;
  if (!(gaps[end]! > floor)) return { factor: Math.exp(rate(0, Math.max(1, end - 1))), moved };
  return late < -UNIT_CIRCLE_TOLERANCE && Math.abs(early / late - 1) <= AGREEMENT ? { factor: Math.exp(late), moved } : null;
}
