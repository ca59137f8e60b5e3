/** Columns that charts of many runs draw: outcome, tags, settings by path, metrics by key. */
import { outcomeWord, statusWord } from '../words';
import { entryText } from './entry-text';
import type { ComparedRun } from './run-table';

export type Value = number | string | null;

/** Value of the column `outcome`, `tags`, `setting:<path>` or `metric:<key>`; null where the run has none. */
export function columnValue(run: ComparedRun, column: string): Value {
  if (column === 'outcome') return run.outcome === null ? statusWord(run.status) : outcomeWord(run.outcome, run.period);
  if (column === 'tags') return run.tags.length === 0 ? null : run.tags.join(', ');
  const at = column.indexOf(':');
  const name = column.slice(at + 1);
  if (column.startsWith('metric:')) return run.metrics[name] ?? null;
  const entry = run.specification.get(name);
  if (entry === undefined) return null;
  // A number in other units is no number of the same axis: it keeps its unit in a text.
  return typeof entry.value === 'number' && entry.unit !== 'η' ? entry.value : entryText(entry, 10);
}

/** Whether all known values of the column are finite numbers, and there is one. */
export function isNumeric(values: readonly Value[]): boolean {
  const known = values.filter((value) => value !== null);
  return known.length > 0 && known.every((value) => typeof value === 'number');
}

/** Distinct values: numbers ascending, then texts in alphabetical order, then null for none. */
export function distinct(values: readonly Value[]): readonly Value[] {
  const rank = (value: Value) => (value === null ? 2 : typeof value === 'string' ? 1 : 0);
  return [...new Set(values)].sort((a, b) => {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1;
    return rank(a) - rank(b);
  });
}

/** Most settings beside each other on parallel axes. */
const MOST_SETTINGS = 5;
const PARALLEL_METRICS = ['K', 'oneStepRate', 'twoStepRate', 'predictedTwoStepRate', 'lyapunov'];

/** Whether runs give the setting in more than one unit, as a learning rate in η and in η_c: then its numbers share no axis. */
export function mixedUnits(runs: readonly ComparedRun[], path: string): boolean {
  const units = runs.flatMap(({ specification }) => specification.get(path)?.unit ?? []);
  return new Set(units).size > 1;
}

/** Columns of parallel coordinates. In place of a learning rate in mixed units stands η as it was computed, the same unit for all. */
export function parallelColumns(
  runs: readonly ComparedRun[],
  specification: readonly string[],
  metrics: readonly string[],
): readonly string[] {
  const settings = specification.slice(0, MOST_SETTINGS).map((path) => (mixedUnits(runs, path) ? 'metric:eta' : `setting:${path}`));
  const known = PARALLEL_METRICS.filter((key) => metrics.includes(key)).map((key) => `metric:${key}`);
  return [...new Set([...settings, ...known, 'outcome'])];
}
