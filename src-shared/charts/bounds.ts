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

/** A positive range widened to the next 1, 2 or 5 × 10^k on both sides. */
export function rounded(range: Range | null): Range {
  if (!range || range[0] <= 0) return [1e-3, 1];
  const low = roundDown(range[0]);
  // Rounding up is rounding the reciprocal down, as the reciprocals of 1, 2 and 5 are again such numbers.
  const high = 1 / roundDown(1 / range[1]);
  return [low, high > low * 1.0001 ? Number(high.toPrecision(12)) : low * 10];
}

function roundDown(value: number): number {
  const power = Math.floor(Math.log10(value) + 1e-9);
  const mantissa = value / 10 ** power;
  return Number(`${mantissa >= 5 - 1e-9 ? 5 : mantissa >= 2 - 1e-9 ? 2 : 1}e${power}`);
}
