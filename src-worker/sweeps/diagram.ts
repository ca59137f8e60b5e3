/** A block of an orbit diagram: transient, kept iterates counted in cells, Lyapunov exponents of the kept steps. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { BlockRange, OrbitDiagram } from '../../src-shared/sweep';
import type { Histogram, LaneBatch, LaneMap, Proceed } from '../kernels/lane-map';
import { iterationOf } from './iteration';
import type { Place, Swept } from './swept';

/** Columns of an orbit diagram's block, as SweepBlock states them. */
export interface DiagramColumns {
  readonly counts: Uint32Array;
  readonly diverged: Uint16Array;
  readonly lyapunov?: Float64Array;
}

/** Steps before the kept ones in which a tangent vector turns to the direction that grows most. */
const ALIGNING = 256;

/**
 * Columns [from, to) of the diagram. Column c holds `perColumn` parameter values, each with its own lane; values whose iterate is
 * beyond the divergence bound or not a number after the last step count as diverged (what they visited before is counted). The
 * Lyapunov exponent of a column is the mean of those of its values that stay. `range` of the shape must be known.
 * Refused: `stopped`, when `proceed` ended it.
 */
export function diagramBlock(swept: Swept, shape: OrbitDiagram, range: BlockRange, proceed: Proceed): Answer<DiagramColumns> {
  const columns = range.to - range.from;
  const out = {
    counts: new Uint32Array(columns * shape.rows),
    diverged: new Uint16Array(columns),
    ...(shape.lyapunov ? { lyapunov: new Float64Array(columns) } : {}),
  };
  const done = shape.seeding === 'fixed' ? fixed(swept, shape, range, out, proceed) : carried(swept, shape, range, out, proceed);
  if (!done) return stopped();
  if (out.lyapunov) for (let c = 0; c < columns; c++) out.lyapunov[c] = out.lyapunov[c]! / (shape.perColumn - out.diverged[c]!);
  return accept(out);
}

export function stopped(): Answer<never> {
  return refuse('stopped', '', 'Stopped before the end of the block.', 'Resume to compute it.');
}

function fixed(swept: Swept, shape: OrbitDiagram, range: BlockRange, out: DiagramColumns, proceed: Proceed): boolean {
  const places: Place[] = [];
  const columnOf = new Int32Array((range.to - range.from) * shape.perColumn);
  for (let column = range.from; column < range.to; column++)
    for (let k = 0; k < shape.perColumn; k++) {
      columnOf[places.length] = column - range.from;
      places.push(placeOf(shape, column, k));
    }
  const { map, batch } = iterationOf(swept, places);
  return map.advance(batch, early(shape, swept), proceed) && keep(swept, shape, map, batch, columnOf, out, proceed);
}

/** A carried start is moved by this share: iterates at rest on a fixed point to the last bit would never leave it once it is unstable. */
const NUDGE = 1e-9;
/** Coordinates smaller than this are moved as if they had this size. */
const SMALLEST = 1e-3;

/**
 * Each value starts at the last iterate of the one before it (of the one after it, backward), moved by NUDGE, each coordinate by a share
 * of its own so that no symmetry is kept for ever; the first, and the one after a value that diverged, at the experiment's start.
 */
function carried(swept: Swept, shape: OrbitDiagram, range: BlockRange, out: DiagramColumns, proceed: Proceed): boolean {
  const values = (range.to - range.from) * shape.perColumn;
  let before: Float64Array | null = null;
  for (let i = 0; i < values; i++) {
    const at = shape.seeding === 'forward' ? i : values - 1 - i;
    const column = range.from + Math.floor(at / shape.perColumn);
    const { map, batch } = iterationOf(swept, [placeOf(shape, column, at % shape.perColumn)]);
    if (before) batch.x.set(nudged(before));
    const columnOf = Int32Array.of(column - range.from);
    if (!map.advance(batch, early(shape, swept), proceed) || !keep(swept, shape, map, batch, columnOf, out, proceed)) return false;
    before = isLost(batch, 0, swept.divergenceBound) ? null : batch.x;
  }
  return true;
}

export function nudged(x: Float64Array): Float64Array {
  return x.map((value, i) => value + (NUDGE * Math.max(Math.abs(value), SMALLEST) * (i + 1)) / x.length);
}

function placeOf({ perColumn }: OrbitDiagram, column: number, k: number): Place {
  return { column, row: 0, part: (k + 0.5) / perColumn };
}

/** Steps of the transient that are taken without a tangent vector. */
function early(shape: OrbitDiagram, swept: Swept): number {
  return shape.transient - aligning(shape, swept);
}

function aligning({ transient, lyapunov }: OrbitDiagram, { dimension }: Swept): number {
  return lyapunov && dimension > 1 ? Math.min(transient, ALIGNING) : 0;
}

/** From the end of the early transient to the end. */
function keep(
  swept: Swept,
  shape: OrbitDiagram,
  map: LaneMap,
  batch: LaneBatch,
  columnOf: Int32Array,
  out: DiagramColumns,
  proceed: Proceed,
): boolean {
  const { kept, rows, coordinate } = shape;
  const [low, high] = shape.range!;
  const histogram: Histogram = { columns: out.diverged.length, rows, low, high, counts: out.counts, columnOf, coordinate };
  const turning = aligning(shape, swept);
  const sums = out.lyapunov ? exponentSums(map, batch, turning, kept, proceed) : null;
  if (out.lyapunov && !sums) return false;
  if (!map.advance(batch, turning, proceed) || !map.bin(batch, kept, histogram, proceed)) return false;
  for (let lane = 0; lane < batch.count; lane++) {
    const column = columnOf[lane]!;
    if (isLost(batch, lane, swept.divergenceBound)) out.diverged[column] = out.diverged[column]! + 1;
    else if (out.lyapunov && sums) out.lyapunov[column] = out.lyapunov[column]! + sums[lane]! / kept;
  }
  return true;
}

/** Sums of ln‖DF·v‖ over the kept steps, from copies of the lanes; null when stopped. */
function exponentSums(map: LaneMap, batch: LaneBatch, turning: number, kept: number, proceed: Proceed): Float64Array | null {
  const { count } = batch;
  const copy = { ...batch, x: batch.x.slice() };
  const tangent = Float64Array.from({ length: map.dimension * count }, (_, i) => 1 / (1 + Math.floor(i / count)));
  const sums = new Float64Array(count);
  if (!map.lyapunov(copy, turning, tangent, sums, proceed)) return null;
  sums.fill(0);
  return map.lyapunov(copy, kept, tangent, sums, proceed) ? sums : null;
}

function isLost({ x, count }: LaneBatch, lane: number, bound: number): boolean {
  for (let at = lane; at < x.length; at += count) if (!(Math.abs(x[at]!) <= bound)) return true;
  return false;
}
