/** Results of a block → bytes of the picture. Pure: a thread does it for a fresh block, the store for a stored one. */
import type { BlockRange, SweepBlock, SweepSpec } from './sweep';
import type { AttractorView, RasterPart } from './sweep-views';

/** A map with more attractors than this shows only those that many cells reach: the others form families. */
export const MOST_ATTRACTORS = 250;
/** Share of the settled cells from which an attractor stands out beside families. */
const LARGE = 0.02;
/** Byte of the cells that reach one of the others. */
export const OTHER_ATTRACTORS = 255;
/** Maps with more cells are drawn without the layer of attractors. */
const MOST_ATTRACTOR_CELLS = 4_000_000;
/** Cells that are looked at to find the large ones, spread by the golden section: evenly over any columns and rows. */
const SAMPLE = 4_096;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** Anchors are one attractor's when each coordinate agrees to this share of its size (at least of 1). */
const SAME_ANCHOR = 1e-5;

/** The picture's bytes of one block (diagrams and maps); the attractors' layer comes from `attractorsOf`. */
export function rasterPart({ shape, experiment }: SweepSpec, { from, to }: BlockRange, { columns: results }: SweepBlock): RasterPart {
  const length = to - from;
  switch (shape.kind) {
    case 'orbit-diagram': {
      const { counts, diverged, lyapunov } = results;
      return {
        x: from,
        y: 0,
        columns: length,
        rows: shape.rows,
        layers: { density: densityOf(counts as Uint32Array, length, shape.rows, shape.kept * shape.perColumn) },
        ...(lyapunov ? { lyapunov: (lyapunov as Float64Array).slice() } : {}),
        diverged: (diverged as Uint16Array).slice(),
      };
    }
    case 'outcome-map':
      return {
        x: 0,
        y: from,
        columns: shape.columns,
        rows: length,
        layers: {
          outcome: (results['class'] as Uint8Array).slice(),
          period: periodLayer(results['period'] as Uint16Array),
          steps: stepLayer(results['steps'] as Uint32Array, experiment.steps),
        },
      };
    case 'ensemble':
      throw new Error('an ensemble is no picture of cells');
  }
}

/** 0 = no point, else 1 + 254·ln(count)/ln(most): column-major counts → row-major bytes. */
function densityOf(counts: Uint32Array, columns: number, rows: number, most: number): Uint8Array {
  const scale = most > 1 ? 254 / Math.log(most) : 0;
  const base = most > 1 ? 1 : 255;
  const table = Uint8Array.from({ length: 256 }, (_, count) =>
    count === 0 ? 0 : Math.min(255, Math.round(base + scale * Math.log(count))),
  );
  const bytes = new Uint8Array(columns * rows);
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++) {
      const count = counts[column * rows + row]!;
      if (count === 0) continue;
      bytes[row * columns + column] = count < 256 ? table[count]! : Math.min(255, Math.round(base + scale * Math.log(count)));
    }
  return bytes;
}

function periodLayer(periods: Uint16Array): Uint8Array {
  const bytes = new Uint8Array(periods.length);
  for (let i = 0; i < periods.length; i++) bytes[i] = Math.min(periods[i]!, 255);
  return bytes;
}

function stepLayer(steps: Uint32Array, cap: number): Uint8Array {
  const scale = 255 / Math.log1p(cap);
  const bytes = new Uint8Array(steps.length);
  for (let i = 0; i < steps.length; i++) bytes[i] = Math.min(255, Math.round(scale * Math.log1p(steps[i]!)));
  return bytes;
}

/** Has this map a layer of attractors? It is made of all its cells at once. */
export function tellsAttractors({ shape }: SweepSpec): boolean {
  return shape.kind === 'outcome-map' && shape.columns * shape.rows <= MOST_ATTRACTOR_CELLS;
}

/** What a block knows of the attractors its cells reach. */
export const ATTRACTOR_COLUMNS = ['period', 'anchor0', 'anchor1'] as const;

interface Found {
  readonly period: number;
  readonly anchor: readonly [number, number];
  cells: number;
}

/** Cells of several blocks one after the other, and which attractor each reaches. */
class Reaches {
  readonly layers: readonly Uint8Array[];
  readonly count: number;
  private readonly columns: readonly { readonly period: Uint16Array; readonly x: Float64Array; readonly y: Float64Array }[];

  constructor(blocks: readonly Pick<SweepBlock, 'columns'>[]) {
    this.columns = blocks.map(({ columns }) => ({
      period: columns['period'] as Uint16Array,
      x: columns['anchor0'] as Float64Array,
      y: columns['anchor1'] as Float64Array,
    }));
    this.layers = this.columns.map(({ period }) => new Uint8Array(period.length));
    this.count = this.columns.reduce((sum, { period }) => sum + period.length, 0);
  }

  /** Writes index + 1 of each cell's attractor among `found`; `add` says what becomes of one that is not there, null = give up. */
  number(found: Found[], add: (one: Found) => number | null): boolean {
    for (let b = 0; b < this.layers.length; b++) {
      const { period, x, y } = this.columns[b]!;
      const layer = this.layers[b]!;
      let last = 0;
      for (let i = 0; i < layer.length; i++) {
        if (Number.isNaN(x[i]!)) continue;
        // Neighbouring cells mostly reach the same one.
        if (!(last < found.length && isAt(found[last]!, period[i]!, x[i]!, y[i]!)))
          last = found.findIndex((one) => isAt(one, period[i]!, x[i]!, y[i]!));
        if (last >= 0) {
          found[last]!.cells++;
          layer[i] = last + 1;
          continue;
        }
        const byte = add({ period: period[i]!, anchor: [x[i]!, y[i]!], cells: 1 });
        if (byte === null) return false;
        layer[i] = byte;
        last = 0;
      }
    }
    return true;
  }

  /** The attractors that a share of the cells reach, found from an even choice of them; their cells not counted. */
  large(share: number): Found[] {
    const found: Found[] = [];
    let settled = 0;
    for (let k = 0; k < SAMPLE; k++) {
      const [b, i] = this.placeOf(Math.floor(((k * GOLDEN) % 1) * this.count));
      const { period, x, y } = this.columns[b]!;
      if (Number.isNaN(x[i]!)) continue;
      settled++;
      const same = found.find((one) => isAt(one, period[i]!, x[i]!, y[i]!));
      if (same) same.cells++;
      else found.push({ period: period[i]!, anchor: [x[i]!, y[i]!], cells: 1 });
    }
    return found.filter(({ cells }) => cells >= share * settled).map((one) => ({ ...one, cells: 0 }));
  }

  private placeOf(cell: number): readonly [block: number, index: number] {
    let left = cell;
    let block = 0;
    while (left >= this.layers[block]!.length) left -= this.layers[block++]!.length;
    return [block, left];
  }
}

/** The largest first (as often reached: as first found), so that colours and legend begin with what matters. */
function ordered(found: readonly Found[], layers: readonly Uint8Array[]): readonly Found[] {
  const order = found.map((_, k) => k).sort((a, b) => found[b]!.cells - found[a]!.cells || a - b);
  const place = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  order.forEach((k, i) => (place[k + 1] = i + 1));
  for (const layer of layers) for (let i = 0; i < layer.length; i++) layer[i] = place[layer[i]!]!;
  return order.map((k) => found[k]!);
}

/**
 * The attractors of a map, told apart by period and anchor, those that most cells reach first; and the layer `attractor` of each block:
 * index + 1, 0 = none. Beyond MOST_ATTRACTORS they form families (a manifold of minima, orbits that move with a parameter): then only those
 * that LARGE of the settled cells reach are told apart, the others are OTHER_ATTRACTORS; where no attractor is so large there are none, and
 * empty layers. Does not depend on how the map is cut into blocks.
 */
export function attractorsOf(blocks: readonly Pick<SweepBlock, 'columns'>[]): {
  readonly attractors: readonly AttractorView[];
  readonly layers: readonly Uint8Array[];
  /** True if there are more than are told apart. */
  readonly families: boolean;
} {
  const cells = new Reaches(blocks);
  let found: Found[] = [];
  const all = cells.number(found, (one) => (found.length < MOST_ATTRACTORS ? found.push(one) : null));
  if (!all) {
    found = cells.large(LARGE);
    for (const layer of cells.layers) layer.fill(0);
    if (found.length > 0) cells.number(found, () => OTHER_ATTRACTORS);
  }
  const attractors = ordered(found, cells.layers).map(({ period, anchor, cells: number }) => ({
    period,
    anchor: anchor.filter((value) => !Number.isNaN(value)),
    cells: number,
  }));
  return { attractors, layers: cells.layers, families: !all };
}

function isAt(one: Found, period: number, x: number, y: number): boolean {
  return one.period === period && same(one.anchor[0], x) && same(one.anchor[1], y);
}

/** Coordinates that are not there (one variable) are NaN on both sides. */
function same(p: number, q: number): boolean {
  return Number.isNaN(p) ? Number.isNaN(q) : Math.abs(p - q) <= SAME_ANCHOR * Math.max(1, Math.abs(p));
}
