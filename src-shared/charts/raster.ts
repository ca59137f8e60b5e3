/** Pictures of one byte a cell: put together from parts, kept while new ones are computed. */
import type { SweepSpec } from '../sweep';
import type { RasterLayer, RasterPart } from '../sweep-views';

/** How much of a cell is known. `stale` = taken from the picture before, until the cell's own result comes. */
export const UNKNOWN = 0;
const STALE = 1;
export const KNOWN = 2;

/** Layers row by row from the lowest row, `columns` × `rows` bytes; written into as parts arrive. */
export interface Raster {
  readonly columns: number;
  readonly rows: number;
  /** UNKNOWN, STALE or KNOWN of each cell. */
  readonly state: Uint8Array;
  readonly layers: Partial<Record<RasterLayer, Uint8Array>>;
  /** Diagram: largest Lyapunov exponent of each column, NaN where there is none. */
  lyapunov: Float64Array | null;
  /** Diagram: parameter values of each column that diverged. */
  diverged: Uint16Array | null;
}

export function emptyRaster(columns: number, rows: number): Raster {
  return { columns, rows, state: new Uint8Array(columns * rows), layers: {}, lyapunov: null, diverged: null };
}

/** Number of columns and rows of a sweep's picture; null for an ensemble, which has none. */
export function pictureSize({ shape }: SweepSpec): readonly [columns: number, rows: number] | null {
  return shape.kind === 'ensemble' ? null : [shape.columns, shape.rows];
}

/** Writes a part into the picture; what lies outside is left out. */
export function putPart(raster: Raster, part: RasterPart): void {
  const [from, to] = [Math.max(0, part.x), Math.min(raster.columns, part.x + part.columns)];
  const [low, high] = [Math.max(0, part.y), Math.min(raster.rows, part.y + part.rows)];
  if (from >= to || low >= high) return;
  for (const [name, bytes] of Object.entries(part.layers) as [RasterLayer, Uint8Array][]) {
    const layer = (raster.layers[name] ??= new Uint8Array(raster.columns * raster.rows));
    for (let row = low; row < high; row++) {
      const source = (row - part.y) * part.columns - part.x;
      layer.set(bytes.subarray(source + from, source + to), row * raster.columns + from);
    }
  }
  for (let row = low; row < high; row++) raster.state.fill(KNOWN, row * raster.columns + from, row * raster.columns + to);
  if (part.lyapunov) {
    raster.lyapunov ??= new Float64Array(raster.columns).fill(Number.NaN);
    raster.lyapunov.set(part.lyapunov.subarray(from - part.x, to - part.x), from);
  }
  if (part.diverged) {
    raster.diverged ??= new Uint16Array(raster.columns);
    raster.diverged.set(part.diverged.subarray(from - part.x, to - part.x), from);
  }
}

/** Extent of a picture on an axis: `from` at the left or lower edge. */
export interface Extent {
  readonly from: number;
  readonly to: number;
  readonly scale: 'linear' | 'log';
}

/** For each of `count` cells over `to` the index of the cell of `of` cells over `from` that holds its middle; −1 outside. */
function nearest(from: Extent, of: number, to: Extent, count: number): Int32Array {
  const place = (extent: Extent, value: number) =>
    extent.scale === 'log'
      ? Math.log(value / extent.from) / Math.log(extent.to / extent.from)
      : (value - extent.from) / (extent.to - extent.from);
  return Int32Array.from({ length: count }, (_, i) => {
    const part = (i + 0.5) / count;
    const value = to.scale === 'log' ? to.from * (to.to / to.from) ** part : to.from + (to.to - to.from) * part;
    const at = Math.floor(place(from, value) * of);
    return at >= 0 && at < of ? at : -1;
  });
}

/**
 * Fills the cells of `next` that have no result yet with what `old` shows at their place, marked as stale: the picture stays while it
 * is computed again.
 */
export function carryOver(
  old: { readonly raster: Raster; readonly x: Extent; readonly y: Extent },
  next: { readonly raster: Raster; readonly x: Extent; readonly y: Extent },
): void {
  const columns = nearest(old.x, old.raster.columns, next.x, next.raster.columns);
  const rows = nearest(old.y, old.raster.rows, next.y, next.raster.rows);
  const { raster: before } = old;
  const { raster: after } = next;
  const layers = (Object.entries(before.layers) as [RasterLayer, Uint8Array][]).map(
    ([name, bytes]) => [bytes, (after.layers[name] ??= new Uint8Array(after.state.length))] as const,
  );
  // The columns of a picture that the old one has are neighbours.
  const first = columns.findIndex((from) => from >= 0);
  const end = columns.findLastIndex((from) => from >= 0) + 1;
  if (first < 0) return;
  for (let row = 0; row < after.rows; row++) {
    const source = rows[row]! * before.columns;
    if (source < 0) continue;
    const to = row * after.columns;
    // The state last: it tells which cells are taken.
    for (const [from, bytes] of layers)
      for (let column = first; column < end; column++)
        if (after.state[to + column] === UNKNOWN) bytes[to + column] = from[source + columns[column]!]!;
    for (let column = first; column < end; column++)
      if (after.state[to + column] === UNKNOWN && before.state[source + columns[column]!] !== UNKNOWN) after.state[to + column] = STALE;
  }
}

/** Where a picture is drawn smaller than it is: how many of its columns and rows lie on a pixel, whole numbers. */
export interface Pooling {
  readonly columns: number;
  readonly rows: number;
}

/** The densest of the cells that lie on a pixel: a thin line stays a line. */
export function pooled(raster: Raster, by: Pooling): Raster {
  const bytes = raster.layers.density;
  if (!bytes || (by.columns <= 1 && by.rows <= 1)) return raster;
  const [columns, rows] = [Math.ceil(raster.columns / by.columns), Math.ceil(raster.rows / by.rows)];
  const density = new Uint8Array(columns * rows);
  const state = new Uint8Array(columns * rows);
  const states = raster.state;
  for (let row = 0; row < raster.rows; row++) {
    const from = row * raster.columns;
    let at = Math.floor(row / by.rows) * columns;
    for (let column = 0, next = by.columns; column < raster.columns; column++) {
      if (column === next) {
        next += by.columns;
        at++;
      }
      const byte = bytes[from + column]!;
      const known = states[from + column]!;
      if (byte > density[at]!) density[at] = byte;
      if (known > state[at]!) state[at] = known;
    }
  }
  return { ...raster, columns, rows, state, layers: { density } };
}

/** How often each byte occurs among the cells whose own result is there; 256 counts. */
export function histogram(raster: Raster, layer: RasterLayer): Uint32Array {
  const counts = new Uint32Array(256);
  const bytes = raster.layers[layer];
  if (!bytes) return counts;
  for (let i = 0; i < bytes.length; i++) if (raster.state[i] === KNOWN) counts[bytes[i] ?? 0] = (counts[bytes[i] ?? 0] ?? 0) + 1;
  return counts;
}

/** Steps a byte of the layer `steps` stands for, with the cap of a cell. */
export function stepsOfByte(byte: number, cap: number): number {
  return Math.expm1((byte / 255) * Math.log1p(cap));
}
