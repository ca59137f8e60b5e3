/** Runs told apart by colour and line style: one group a value, or bins of equal width where there are too many numbers. */
import { figure } from '../figures';
import { distinct, isNumeric, type Value } from './columns';

/** More colours than this are not told apart. */
export const MOST_COLOURS = 8;

export interface Grouping {
  /** Names of the groups, in their order. */
  readonly labels: readonly string[];
  /** Group of each value given, by index. */
  readonly of: readonly number[];
  /** The groups are bins of an ordered quantity. */
  readonly binned: boolean;
}

/** Groups values; `none` names that of missing ones. Of more than eight numbers there are eight bins of equal width, [low, high). */
export function grouped(values: readonly Value[], none: string): Grouping {
  const groups = distinct(values);
  const numbers = groups.filter((value) => typeof value === 'number' && Number.isFinite(value)) as number[];
  if (groups.length <= MOST_COLOURS || !isNumeric(values) || numbers.length < 2) {
    const labels = groups.map((value) => (value === null ? none : typeof value === 'number' ? figure(value, 6) : value));
    return { labels, of: values.map((value) => groups.indexOf(value)), binned: false };
  }
  const low = Math.min(...numbers);
  const width = (Math.max(...numbers) - low) / MOST_COLOURS;
  const edge = (i: number) => figure(low + i * width, 4);
  const labels = Array.from({ length: MOST_COLOURS }, (_, i) => `${edge(i)} – ${edge(i + 1)}`);
  const bin = (value: Value) =>
    typeof value === 'number' && Number.isFinite(value) ? Math.min(MOST_COLOURS - 1, Math.floor((value - low) / width)) : MOST_COLOURS;
  const of = values.map(bin);
  return { labels: of.includes(MOST_COLOURS) ? [...labels, none] : labels, of, binned: true };
}
