/** Extent of what is drawn, so that axes stand still while the playback moves through the data. */
import type { SeriesView } from '../views';

export type Range = readonly [number, number];

/** Smallest and largest finite value, null when there is none. */
export function extent(...columns: readonly ArrayLike<number>[]): Range | null {
  let low = Infinity;
  let high = -Infinity;
  for (const column of columns) {
    for (let i = 0; i < column.length; i++) {
      const value = column[i] ?? Number.NaN;
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : null;
}

export function join(...ranges: readonly (Range | null)[]): Range | null {
  return extent(ranges.flatMap((range) => range ?? []));
}

/** The columns of values of a view. */
export function columnsOf(view: SeriesView): readonly Float64Array[] {
  return view.kind === 'samples' ? [view.value] : [view.evenMin, view.evenMax, view.oddMin, view.oddMax];
}

export function valueRange(views: readonly (SeriesView | undefined)[]): Range | null {
  return join(...views.map((view) => (view ? extent(...columnsOf(view)) : null)));
}

export function stepRange(views: readonly (SeriesView | undefined)[]): Range | null {
  return join(...views.map((view) => (view ? extent(view.step) : null)));
}

/** A linear range with a margin on both sides; a single value gets room around it. */
export function padded(range: Range | null, fraction = 0.05): Range {
  if (!range) return [0, 1];
  const [low, high] = range;
  const width = high - low;
  const margin = width > 0 ? width * fraction : Math.max(Math.abs(low) * 0.05, 1e-12);
  return [low - margin, high + margin];
}

/** Whole decades around a positive range. */
export function decades(range: Range | null): Range {
  if (!range || range[0] <= 0) return [1e-3, 1];
  const low = 10 ** Math.floor(Math.log10(range[0]) + 1e-9);
  const high = 10 ** Math.ceil(Math.log10(range[1]) - 1e-9);
  return [low, high > low ? high : low * 10];
}
