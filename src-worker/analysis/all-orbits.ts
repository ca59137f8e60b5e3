/** Many orbits of one map at one η, from seeded starts, iterates and (one variable) sign changes. */
import { largest } from '../engine/norms';
import type { Stream } from '../engine/random';
import { type Known, solveAwayFrom } from './deflation';
import type { GradientMap } from './map';
import { MOST_UNKNOWNS, shootFrom, stepResidual } from './multiple-shooting';
import type { FoundOrbit } from './orbit';
import { solveOrbit } from './orbit-solve';
import { sameOrbit, scanOrbits } from './scan';

export interface OrbitSearch {
  /** Largest period; with `exact` the only one reported. */
  readonly period: number;
  readonly exact: boolean;
  /** [low, high] per coordinate. */
  readonly box: readonly (readonly [number, number])[];
  readonly starts: number;
  /** Distinct orbits at most. */
  readonly most: number;
}

export interface SearchHost {
  stop(): boolean;
  progress(done: number, total: number): void;
}

/** Periods scanned for sign changes in one variable, and cells of the scan. */
const SCANNED = 10;
/** Orbits of one period kept that lie in families. */
const FAMILY = 4;
const CELLS = 3_000;
/** Steps of a path along which the closest return is looked for. */
const PATH = 400;
/** ‖F(x_k) − x_{k+1}‖ relative to the size of the box above which a root is not reported. */
const RESIDUAL = 1e-11;
/** A multiplier this close to 1 leaves the point of an orbit in one variable open. */
const FLAT = 1e-12;
/** Periods above this are solved for by multiple shooting. */
const SINGLE = 6;
/** Applications of F spent on Newton steps in all. */
const WORK = 4e9;

/**
 * Up to `most` distinct orbits with a point in the box, sorted by period. Sources: sign changes of F^q(x) − x (one variable, q ≤ 10),
 * then deflated Newton from starts drawn uniformly in the box and, every other time, from where iterates have gone; each divisor of
 * the period in turn, so that shorter orbits are known before longer ones. Never complete.
 */
export function searchOrbits(
  map: GradientMap,
  search: OrbitSearch,
  random: Stream,
  host: SearchHost,
): { orbits: FoundOrbit[]; tried: number } {
  const n = map.dimension;
  const reach = Math.max(...search.box.map(([low, high]) => high - low));
  const periods = search.exact ? [search.period] : range(1, search.period);
  const orbits: FoundOrbit[] = [];
  const known: Known = { n, points: [] };
  const keep = (found: FoundOrbit | null): void => {
    if (found === null || orbits.length >= search.most || !wanted(found)) return;
    if (orbits.some((other) => sameOrbit(other, found))) return;
    // A family offers orbits without end: a few stand for it.
    if (found.orbit.neutral > 0 && orbits.filter(({ orbit }) => orbit.neutral > 0 && orbit.period === found.orbit.period).length >= FAMILY)
      return;
    // Where F^p(x) − x is flat to the last bit every point passes for an orbit: one stands for them.
    if (isFlat(found) && orbits.some((other) => isFlat(other) && other.orbit.period === found.orbit.period)) return;
    orbits.push(found);
    for (const point of found.orbit.points) known.points.push(...point);
  };
  const isFlat = ({ regular }: FoundOrbit) => n === 1 && regular <= FLAT;
  const wanted = ({ orbit, dominant, regular }: FoundOrbit) =>
    (search.exact ? orbit.period === search.period : orbit.period <= search.period) &&
    orbit.points.every((point) => point.every(Number.isFinite)) &&
    stepResidual(map, { orbit, dominant, regular }) <= RESIDUAL * reach &&
    orbit.points.some((point) => point.every((x, i) => x >= search.box[i]![0] && x <= search.box[i]![1]));
  if (n === 1) scanned(map, search.box[0]!, periods, search.most, keep, () => orbits.length, host);
  let tried = 0;
  let work = 0;
  for (; tried < search.starts && orbits.length < search.most && work < WORK; tried++) {
    if (host.stop()) break;
    host.progress(tried, search.starts);
    const x = Float64Array.from(search.box, ([low, high]) => low + random.uniform() * (high - low));
    // Half of the starts are moved to where iterates go: orbits on the attractor lie there.
    if (tried % 2 === 1) map.advance(x, 200 + Math.floor(200 * random.uniform()));
    if (!(largest(x) < 1e6 * reach)) continue;
    const period = periods[tried % periods.length]!;
    if (period > SINGLE && period * n <= MOST_UNKNOWNS && !map.loss.minimaOnManifold) {
      work += 8 * (period * n) ** 3;
      const near = closest(map, x, period);
      keep(near === null ? null : shootFrom(map, near, period, () => host.stop()));
    } else {
      work += 60 * period * (n + 1) * n;
      keep(solveAwayFrom(map, x, period, known, reach));
      if (tried % 4 === 3) keep(solveFrom(map, closest(map, x, period), period));
    }
  }
  host.progress(search.starts, search.starts);
  return { orbits: orbits.sort((p, q) => p.orbit.period - q.orbit.period || p.orbit.points[0]![0]! - q.orbit.points[0]![0]!), tried };
}

function solveFrom(map: GradientMap, x: Float64Array | null, period: number): FoundOrbit | null {
  return x === null ? null : solveOrbit(map, x, period);
}

/** The point of the path from x that comes back closest after `period` steps, of 400; null where the path leaves. */
function closest(map: GradientMap, x: Float64Array, period: number): Float64Array | null {
  const at = x.slice();
  const after = x.slice();
  map.advance(after, period);
  let best: Float64Array | null = null;
  let least = Infinity;
  for (let k = 0; k < PATH; k++) {
    const gap = at.reduce((max, value, i) => Math.max(max, Math.abs(value - after[i]!)), 0);
    if (gap < least) [best, least] = [at.slice(), gap];
    map.advance(at, 1);
    map.advance(after, 1);
  }
  return best;
}

function scanned(
  map: GradientMap,
  box: readonly [number, number],
  periods: readonly number[],
  most: number,
  keep: (found: FoundOrbit) => void,
  count: () => number,
  host: SearchHost,
): void {
  for (const period of periods) {
    if (period > SCANNED || count() >= most || host.stop()) return;
    scanOrbits(map, period, box, CELLS).forEach(keep);
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, k) => from + k);
}
