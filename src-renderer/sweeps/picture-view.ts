/** Ranges of a picture under zooming and panning, down to the last digits of a double; and which cell a value lies in. */
import type { Axis, SweepSpec } from '../../src-shared/sweep';
import type { Range } from '../charts/view-window';
import type { PictureView } from './view-history';

/** Share of its largest number that a range may shrink to: some hundred doubles are left then. */
export const NARROWEST = 2 ** -46;

function changed(range: Range, log: boolean, change: (low: number, high: number) => Range): Range | null {
  const [low, high] = log ? change(Math.log(range[0]), Math.log(range[1])) : change(range[0], range[1]);
  const next: Range = log ? [Math.exp(low), Math.exp(high)] : [low, high];
  return roomy(next) && (!log || next[0] > 0) ? next : null;
}

/** Whether doubles tell the places in the range apart. */
export function roomy([low, high]: Range): boolean {
  return Number.isFinite(low) && Number.isFinite(high) && high - low > NARROWEST * Math.max(Math.abs(low), Math.abs(high));
}

/** `factor` < 1 zooms in; `at` (0 … 1 from low to high) stays where it is. Null at the limit of doubles. */
export function zoomedTo(range: Range, log: boolean, at: number, factor: number): Range | null {
  return changed(range, log, (low, high) => {
    const fixed = low + at * (high - low);
    return [fixed + (low - fixed) * factor, fixed + (high - fixed) * factor];
  });
}

/** Moved by a share of its width. */
export function pannedBy(range: Range, log: boolean, share: number): Range | null {
  return changed(range, log, (low, high) => [low + share * (high - low), high + share * (high - low)]);
}

const within = (axis: Axis, [from, to]: Range): Axis => ({ ...axis, from, to });

/** The sweep of a part of the picture, with as many cells; null view = the whole one. */
export function sweepAt(home: SweepSpec, view: PictureView | null): SweepSpec {
  const { shape } = home;
  if (view === null || shape.kind === 'ensemble') return home;
  if (shape.kind === 'orbit-diagram')
    return { ...home, shape: { ...shape, axis: within(shape.axis, view.x), range: [view.y[0], view.y[1]] } };
  return { ...home, shape: { ...shape, x: within(shape.x, view.x), y: within(shape.y, view.y) } };
}

/** What the whole picture shows; null for an ensemble and a diagram whose range is not known yet. */
export function viewOf({ shape }: SweepSpec): PictureView | null {
  if (shape.kind === 'ensemble') return null;
  if (shape.kind === 'outcome-map') return { x: [shape.x.from, shape.x.to], y: [shape.y.from, shape.y.to] };
  return shape.range && { x: [shape.axis.from, shape.axis.to], y: [shape.range[0], shape.range[1]] };
}

/** Index of the cell a value lies in, of `count` cells over the axis; null outside. */
export function cellAt({ from, to, scale }: Pick<Axis, 'from' | 'to' | 'scale'>, value: number, count: number): number | null {
  const at = scale === 'log' ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  const index = Math.floor(at * count);
  return at >= 0 && at <= 1 ? Math.min(count - 1, index) : null;
}

/** Edges of a cell. */
export function cellRange({ from, to, scale }: Pick<Axis, 'from' | 'to' | 'scale'>, index: number, count: number): Range {
  const edge = (part: number) => (scale === 'log' ? from * (to / from) ** part : from + (to - from) * part);
  return [edge(index / count), edge((index + 1) / count)];
}

/** Axes of the cells: [across, up]; a diagram has one row of them. */
export function cellAxes({ shape }: SweepSpec): { x: Axis; columns: number; y: Axis | null; rows: number } | null {
  if (shape.kind === 'orbit-diagram') return { x: shape.axis, columns: shape.columns, y: null, rows: 1 };
  return shape.kind === 'outcome-map' ? { x: shape.x, columns: shape.columns, y: shape.y, rows: shape.rows } : null;
}

export type CellPlace = readonly [column: number, row: number];

/** An even choice of at most `most` cells of a rectangle of cells, corners included. */
export function cellsWithin(from: CellPlace, to: CellPlace, most: number): CellPlace[] {
  const [columns, rows] = [to[0] - from[0] + 1, to[1] - from[1] + 1];
  // As many along each side as its length allows, in the proportion of the sides.
  const shrink = Math.min(1, Math.sqrt(most / (columns * rows)));
  const across = Math.max(1, Math.min(columns, Math.floor(columns * shrink)));
  const up = Math.max(1, Math.min(rows, Math.floor(most / across)));
  const spread = (low: number, length: number, count: number) =>
    Array.from(
      { length: count },
      (_, i) => low + (count === 1 ? Math.floor((length - 1) / 2) : Math.round((i * (length - 1)) / (count - 1))),
    );
  const xs = spread(from[0], columns, Math.min(across, most));
  return spread(from[1], rows, up).flatMap((row) => xs.map((column): CellPlace => [column, row]));
}
