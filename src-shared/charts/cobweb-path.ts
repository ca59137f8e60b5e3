/** The polygons of a cobweb. */
import type { SeriesView } from '../views';
import type { Point } from './points';

/** The last `count` consecutive exact samples up to the cursor; empty where the view is an envelope or has gaps. */
export function tail(view: SeriesView | undefined, cursor: number | null, count: number): number[] {
  if (view?.kind !== 'samples') return [];
  let end = view.step.length;
  while (cursor !== null && end > 0 && (view.step[end - 1] ?? 0) > cursor) end -= 1;
  const values: number[] = [];
  for (let i = Math.max(0, end - count); i < end; i++) {
    const [step, value] = [view.step[i] ?? Number.NaN, view.value[i] ?? Number.NaN];
    const before = view.step[i - 1] ?? Number.NaN;
    if (!Number.isFinite(value)) break;
    if (values.length > 0 && step !== before + 1) values.length = 0;
    values.push(value);
  }
  return values;
}

/** From the diagonal to the curve of F and back: (x₀, x₀), (x₀, x₁), (x₁, x₁), (x₁, x₂), … */
export function cobwebPath(values: readonly number[]): Point[] {
  const points: Point[] = [];
  for (const [i, value] of values.entries()) {
    points.push({ x: value, y: value });
    const next = values[i + 1];
    if (next !== undefined) points.push({ x: value, y: next });
  }
  return points;
}

/** The closed cobweb of an orbit; a square for period 2. */
export function orbitSquare(values: readonly number[]): Point[] {
  const first = values[0];
  return first === undefined ? [] : cobwebPath([...values, first]);
}
