/** From views of series to points that can be drawn: capped, cut at the cursor, never silently changed. */
import { MAX_POINTS, type EnvelopeView, type SeriesView } from '../views';

export interface Point {
  x: number;
  y: number;
}

export type Parity = 'even' | 'odd' | 'both';

/** Distances and losses of exactly 0 are drawn here on a logarithmic axis, at a line that says so. */
export const RESOLUTION_FLOOR = 1e-17;

export interface Drawn {
  /** Where values at or below `floor` go; null on a linear axis. */
  readonly floor: number | null;
  /** Steps beyond are left out; null = all. */
  readonly cursor: number | null;
  /** Factor from steps to the horizontal axis (η for effective time). */
  readonly perStep: number;
}

/** Largest number of points of one drawn series (an envelope has two lines). */
export const MAX_DRAWN = MAX_POINTS;

function raised(value: number, floor: number | null): number {
  return floor !== null && value < floor ? floor : value;
}

/** Exact samples of one parity; null where the view is an envelope or holds more than can be drawn. */
export function samplePoints(view: SeriesView, parity: Parity, drawn: Drawn): Point[] | null {
  if (view.kind === 'envelope') return null;
  const points: Point[] = [];
  for (let i = 0; i < view.step.length; i++) {
    const step = view.step[i] ?? Number.NaN;
    if (drawn.cursor !== null && step > drawn.cursor) break;
    const value = view.value[i] ?? Number.NaN;
    if (parity !== 'both' && (step % 2 === 0) !== (parity === 'even')) continue;
    if (!Number.isFinite(value)) continue;
    if (points.length === MAX_DRAWN) return null;
    points.push({ x: step * drawn.perStep, y: raised(value, drawn.floor) });
  }
  return points;
}

/** Lower and upper line of the envelope of one parity. */
export function bandPoints(view: SeriesView, parity: Parity, drawn: Drawn): { low: Point[]; high: Point[] } {
  const buckets = view.kind === 'envelope' && view.step.length <= MAX_DRAWN ? view : bucketed(view, MAX_DRAWN / 2);
  const low: Point[] = [];
  const high: Point[] = [];
  for (let i = 0; i < buckets.step.length; i++) {
    const step = buckets.step[i] ?? Number.NaN;
    if (drawn.cursor !== null && step > drawn.cursor) break;
    const [least, most] = limits(buckets, i, parity);
    if (!Number.isFinite(least) || !Number.isFinite(most)) continue;
    low.push({ x: step * drawn.perStep, y: raised(least, drawn.floor) });
    high.push({ x: step * drawn.perStep, y: raised(most, drawn.floor) });
  }
  return { low, high };
}

function limits(view: EnvelopeView, i: number, parity: Parity): readonly [number, number] {
  const even = [view.evenMin[i] ?? Number.NaN, view.evenMax[i] ?? Number.NaN] as const;
  const odd = [view.oddMin[i] ?? Number.NaN, view.oddMax[i] ?? Number.NaN] as const;
  if (parity === 'even') return even;
  if (parity === 'odd') return odd;
  return [least(even[0], odd[0]), -least(-even[1], -odd[1])];
}

/** The smaller one; NaN means "none". */
function least(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return b < a ? b : a;
}

/** The view as at most `count` buckets with the extremes over their even and over their odd steps. */
export function bucketed(view: SeriesView, count: number): EnvelopeView {
  const length = view.step.length;
  const size = Math.max(1, Math.ceil(length / count));
  const buckets = Math.ceil(length / size);
  const none = () => new Float64Array(buckets).fill(Number.NaN);
  const out = {
    kind: 'envelope' as const,
    name: view.name,
    step: none(),
    evenMin: none(),
    evenMax: none(),
    oddMin: none(),
    oddMax: none(),
  };
  for (let i = 0; i < length; i++) {
    const bucket = Math.floor(i / size);
    const step = view.step[i] ?? Number.NaN;
    if (i % size === 0) out.step[bucket] = step;
    if (view.kind === 'envelope') {
      widen(out.evenMin, out.evenMax, bucket, view.evenMin[i], view.evenMax[i]);
      widen(out.oddMin, out.oddMax, bucket, view.oddMin[i], view.oddMax[i]);
    } else if (step % 2 === 0) widen(out.evenMin, out.evenMax, bucket, view.value[i], view.value[i]);
    else widen(out.oddMin, out.oddMax, bucket, view.value[i], view.value[i]);
  }
  return out;
}

function widen(low: Float64Array, high: Float64Array, at: number, from = Number.NaN, to = Number.NaN): void {
  low[at] = least(low[at] ?? Number.NaN, from);
  high[at] = -least(-(high[at] ?? Number.NaN), -to);
}

/** Value of the sample at `step`, null where the view does not hold it exactly. */
export function valueAt(view: SeriesView | undefined, step: number): number | null {
  if (view?.kind !== 'samples') return null;
  let low = 0;
  let high = view.step.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = view.step[middle] ?? Number.NaN;
    if (at === step) return view.value[middle] ?? null;
    if (at < step) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

/** Last step drawn: the cursor, or the last step the view holds. */
export function lastStep(view: SeriesView | undefined, cursor: number | null): number | null {
  const last = view?.step.at(-1);
  if (last === undefined) return null;
  return cursor === null ? last : Math.min(cursor, last);
}
