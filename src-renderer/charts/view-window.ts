/** The visible part of a chart and how gestures change it. On logarithmic axes all of it happens in the logarithm. */
export type Range = readonly [number, number];

/** null = as the chart chooses. */
export interface ViewWindow {
  readonly x: Range | null;
  readonly y: Range | null;
}

export const WHOLE_VIEW: ViewWindow = { x: null, y: null };

/** Narrower than this share of its middle a range is not zoomed further: doubles would run out of digits. */
const NARROWEST = 1e-9;

function on(range: Range, log: boolean, change: (low: number, high: number) => Range): Range {
  if (!log) return change(range[0], range[1]);
  const [low, high] = change(Math.log10(range[0]), Math.log10(range[1]));
  return [10 ** low, 10 ** high];
}

/** `factor` < 1 zooms in; `at` (0 … 1 from low to high) stays where it is. */
export function zoomedRange(range: Range, log: boolean, at: number, factor: number): Range {
  const next = on(range, log, (low, high) => {
    const fixed = low + at * (high - low);
    return [fixed + (low - fixed) * factor, fixed + (high - fixed) * factor];
  });
  const [low, high] = next;
  const sound = Number.isFinite(low) && Number.isFinite(high) && (!log || low > 0);
  return sound && high - low > NARROWEST * Math.max(Math.abs(low), Math.abs(high)) ? next : range;
}

/** Moved by a share of its width. */
export function pannedRange(range: Range, log: boolean, share: number): Range {
  return on(range, log, (low, high) => [low + share * (high - low), high + share * (high - low)]);
}

/** Steps to fetch for a visible range of the horizontal axis; `perStep` = η over effective time. */
export function stepsOf(range: Range | null, perStep: number): Range | null {
  return range && [Math.max(0, Math.floor(range[0] / perStep)), Math.max(1, Math.ceil(range[1] / perStep))];
}
