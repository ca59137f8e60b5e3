/** The visible range of an orbit diagram whose definition leaves it open. */
import type { OrbitDiagram } from '../../src-shared/sweep';
import type { Proceed } from '../kernels/lane-map';
import { nudged } from './diagram';
import { iterationOf } from './iteration';
import type { Place, Swept } from './swept';

const COLUMNS = 200;
const TRANSIENT = 1_000;
const KEPT = 200;
/** Share of the extent left free on either side. */
const PADDING = 0.05;
/** Orbits that reach this many times farther from the middle than half of all orbits do are on their way out. */
const FAR = 20;

/**
 * [low, high] that holds the kept iterates of a coarse diagram (at most 200 values, shorter transient), padded; orbits that leave for
 * infinity are left out. Around the start where all do. Null when stopped.
 */
export function findRange(swept: Swept, shape: OrbitDiagram, proceed: Proceed): readonly [number, number] | null {
  const extents = shape.seeding === 'fixed' ? sideBySide(swept, shape, proceed) : oneByOne(swept, shape, proceed);
  if (extents === null) return null;
  const [low, high] = hull(extents);
  if (low <= high) return padded(low, high);
  const [place] = placesOf(shape);
  const cell = place && swept.cell(place);
  const x = cell?.ok ? cell.value.start[shape.coordinate]! : 0;
  return [x - 1, x + 1];
}

interface Extent {
  readonly low: number;
  readonly high: number;
}

function placesOf({ columns, seeding }: OrbitDiagram): Place[] {
  const count = Math.min(COLUMNS, columns);
  const places = Array.from({ length: count }, (_, i) => ({ column: Math.floor(((i + 0.5) * columns) / count), row: 0, part: 0.5 }));
  return seeding === 'backward' ? places.reverse() : places;
}

function sideBySide(swept: Swept, shape: OrbitDiagram, proceed: Proceed): Extent[] | null {
  const { map, batch } = iterationOf(swept, placesOf(shape));
  return extentsOf(swept, shape, map, batch, proceed);
}

function oneByOne(swept: Swept, shape: OrbitDiagram, proceed: Proceed): Extent[] | null {
  const extents: Extent[] = [];
  let before: Float64Array | null = null;
  for (const place of placesOf(shape)) {
    const { map, batch } = iterationOf(swept, [place]);
    if (before) batch.x.set(nudged(before));
    const found: Extent[] | null = extentsOf(swept, shape, map, batch, proceed);
    if (found === null) return null;
    before = found.length > 0 ? batch.x : null;
    extents.push(...found);
  }
  return extents;
}

/** Of each lane that stays: the extent of its kept iterates. */
function extentsOf(
  { divergenceBound }: Swept,
  shape: OrbitDiagram,
  map: ReturnType<typeof iterationOf>['map'],
  batch: ReturnType<typeof iterationOf>['batch'],
  proceed: Proceed,
): Extent[] | null {
  const n = map.dimension;
  const { count } = batch;
  const kept = Math.max(1, Math.min(KEPT, shape.kept));
  if (!map.advance(batch, Math.min(TRANSIENT, shape.transient), proceed)) return null;
  const out = new Float64Array(kept * n * count);
  if (!map.record(batch, kept, out, proceed)) return null;
  const extents: Extent[] = [];
  for (let lane = 0; lane < count; lane++) {
    let [low, high] = [Infinity, -Infinity];
    for (let step = 0; step < kept; step++) {
      const value = out[(step * n + shape.coordinate) * count + lane]!;
      // NaN spoils both.
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    let inside = true;
    for (let i = 0; i < n; i++) inside &&= Math.abs(batch.x[i * count + lane]!) <= divergenceBound;
    if (inside && Math.max(-low, high) <= divergenceBound) extents.push({ low, high });
  }
  return extents;
}

function hull(extents: readonly Extent[]): readonly [number, number] {
  if (extents.length === 0) return [Infinity, -Infinity];
  const middles = extents.map(({ low, high }) => low + (high - low) / 2).sort((p, q) => p - q);
  const middle = middles[middles.length >> 1]!;
  const reach = ({ low, high }: Extent) => Math.max(middle - low, high - middle);
  const reaches = extents.map(reach).sort((p, q) => p - q);
  const typical = reaches[reaches.length >> 1]!;
  const near = typical > 0 ? extents.filter((extent) => reach(extent) <= FAR * typical) : extents;
  return [Math.min(...near.map(({ low }) => low)), Math.max(...near.map(({ high }) => high))];
}

function padded(low: number, high: number): readonly [number, number] {
  const least = 0.05 * Math.max(Math.abs(low), Math.abs(high), 1e-3);
  const by = Math.max(PADDING * (high - low), high - low < least ? least : 0);
  return [low - by, high + by];
}
