/** Results of a block → bytes of the picture. Pure: a thread does it for a fresh block, the store for a stored one. */
import type { BlockRange, SweepBlock, SweepSpec } from './sweep';
import type { AttractorView, RasterPart } from './sweep-views';

/** A map with more attractors than this shows none: they form a family, or are not told apart. */
export const MOST_ATTRACTORS = 250;
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
          period: Uint8Array.from(results['period']!, (period) => Math.min(period, 255)),
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

function stepLayer(steps: Uint32Array, cap: number): Uint8Array {
  const scale = 255 / Math.log1p(cap);
  const bytes = new Uint8Array(steps.length);
  for (let i = 0; i < steps.length; i++) bytes[i] = Math.min(255, Math.round(scale * Math.log1p(steps[i]!)));
  return bytes;
}

/**
 * The attractors of a map, told apart by period and anchor, in the order in which cells (block by block) first reach them, and the layer
 * `attractor` of each block: index + 1, 0 = none. With more than MOST_ATTRACTORS none, and empty layers.
 */
export function attractorsOf(blocks: readonly SweepBlock[]): {
  readonly attractors: readonly AttractorView[];
  readonly layers: readonly Uint8Array[];
} {
  const found: { readonly period: number; readonly anchor: readonly [number, number]; cells: number }[] = [];
  const layers: Uint8Array[] = [];
  for (const { columns } of blocks) {
    const period = columns['period'] as Uint16Array;
    const first = columns['anchor0'] as Float64Array;
    const second = columns['anchor1'] as Float64Array;
    const layer = new Uint8Array(period.length);
    let last = 0;
    for (let i = 0; i < layer.length; i++) {
      const [x, y] = [first[i]!, second[i]!];
      if (Number.isNaN(x)) continue;
      const is = (k: number) => found[k]!.period === period[i] && same(found[k]!.anchor[0], x) && same(found[k]!.anchor[1], y);
      // Neighbouring cells mostly reach the same one.
      if (last >= found.length || !is(last)) last = found.findIndex((_, k) => is(k));
      if (last < 0) {
        if (found.length >= MOST_ATTRACTORS)
          return { attractors: [], layers: blocks.map((block) => new Uint8Array(block.columns['period']!.length)) };
        last = found.push({ period: period[i]!, anchor: [x, y], cells: 0 }) - 1;
      }
      found[last]!.cells++;
      layer[i] = last + 1;
    }
    layers.push(layer);
  }
  const attractors = found.map(({ period, anchor, cells }) => ({ period, anchor: anchor.filter((value) => !Number.isNaN(value)), cells }));
  return { attractors, layers };
}

/** Coordinates that are not there (one variable) are NaN on both sides. */
function same(p: number, q: number): boolean {
  return Number.isNaN(p) ? Number.isNaN(q) : Math.abs(p - q) <= SAME_ANCHOR * Math.max(1, Math.abs(p));
}
