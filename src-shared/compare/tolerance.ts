/** When two values of a comparison count as the same. */
import type { Entry } from './specification';

/** Numbers are the same when they differ by at most `absolute`, or by at most `relative` times the larger of their sizes. */
export interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

export const EXACT: Tolerance = { relative: 0, absolute: 0 };

/** NaN is the same as NaN, an infinity as itself only. */
export function sameNumber(a: number, b: number, { relative, absolute }: Tolerance): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  return Math.abs(a - b) <= Math.max(absolute, relative * Math.max(Math.abs(a), Math.abs(b)));
}

/** A missing value is the same as another missing one only; values in other units never are. */
export function sameEntry(a: Entry | null, b: Entry | null, tolerance: Tolerance): boolean {
  if (a === null || b === null) return a === b;
  if (a.unit !== b.unit) return false;
  if (typeof a.value === 'number' && typeof b.value === 'number') return sameNumber(a.value, b.value, tolerance);
  if (typeof a.value !== 'object' || typeof b.value !== 'object') return a.value === b.value;
  const other = b.value;
  return a.value.length === other.length && a.value.every((value, i) => sameNumber(value, other[i] ?? Number.NaN, tolerance));
}

/**
 * Whether any two of the values differ. Of numbers only the extremes are compared: no pair is further apart, in absolute terms or
 * relative to the larger of the two sizes, so that a chain of small steps does not hide a large difference.
 */
export function anyDiffer(values: readonly (Entry | null)[], tolerance: Tolerance): boolean {
  const [first] = values;
  if (first === undefined) return false;
  const numbers = values.flatMap((entry) =>
    typeof entry?.value === 'number' && Number.isFinite(entry.value) && entry.unit === first?.unit ? [entry.value] : [],
  );
  if (numbers.length < values.length) return values.some((a) => values.some((b) => !sameEntry(a, b, tolerance)));
  const [low, high] = numbers.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)] as const, [
    Infinity,
    -Infinity,
  ] as readonly [number, number]);
  return !sameNumber(low, high, tolerance);
}
