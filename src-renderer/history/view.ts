/** What the history shows and how: chosen columns with their widths, order of the rows, grouping, saved filters. Pure. */
import type { SortBy } from '../../src-shared/views';

export interface ShownColumn {
  readonly key: string;
  /** In CSS pixels. */
  readonly width: number;
}

export interface SavedFilter {
  readonly name: string;
  readonly filter: string;
}

export interface HistoryView {
  readonly columns: readonly ShownColumn[];
  /** The first one decides, the next ones where it ties. */
  readonly sort: readonly SortBy[];
  /** Column the runs are grouped by, null = listed one by one. */
  readonly group: string | null;
  /** Metrics whose aggregates the groups show. */
  readonly metrics: readonly string[];
  readonly saved: readonly SavedFilter[];
}

export const NARROWEST = 44;
export const WIDEST = 900;
export const MOST_COLUMNS = 60;
export const MOST_SORTS = 8;
export const MOST_SAVED = 200;
/** Pixels one press of Shift+Left or Shift+Right changes a width by. */
export const WIDTH_STEP = 12;

const WIDTHS: Readonly<Record<string, number>> = {
  id: 200,
  outcome: 136,
  status: 100,
  title: 150,
  problem: 120,
  tag: 120,
  created: 126,
  cards: 220,
  period: 64,
  eta: 84,
  K: 74,
};

/** Width a column has until it is changed. */
export function usualWidth(key: string): number {
  return Object.hasOwn(WIDTHS, key) ? (WIDTHS[key] ?? 92) : 92;
}

const FIRST_COLUMNS = [
  ...['id', 'outcome', 'problem', 'eta', 'K', 'steps', 'finalLoss', 'twoStepRate', 'predictedTwoStepRate', 'lyapunov'],
  ...['tag', 'created'],
];

export const FIRST_VIEW: HistoryView = {
  columns: FIRST_COLUMNS.map((key) => ({ key, width: usualWidth(key) })),
  sort: [{ key: 'id', descending: true }],
  group: null,
  metrics: ['finalLoss', 'twoStepRate', 'lyapunov'],
  saved: [],
};

/** The rows by this column: first ascending (numbers of runs and dates first descending), then the other way. `add`: the earlier ones decide first. */
export function sortedBy(view: HistoryView, key: string, add: boolean): HistoryView {
  const before = view.sort.find((entry) => entry.key === key);
  const next = { key, descending: before ? !before.descending : key === 'id' || key === 'created' };
  if (!add) return { ...view, sort: [next] };
  const sort = before ? view.sort.map((entry) => (entry.key === key ? next : entry)) : [...view.sort, next];
  return { ...view, sort: sort.slice(0, MOST_SORTS) };
}

export function unsorted(view: HistoryView, key: string): HistoryView {
  const sort = view.sort.filter((entry) => entry.key !== key);
  return { ...view, sort: sort.length === 0 ? FIRST_VIEW.sort : sort };
}

export function resized(view: HistoryView, key: string, width: number): HistoryView {
  const kept = Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));
  return { ...view, columns: view.columns.map((column) => (column.key === key ? { key, width: kept } : column)) };
}

/** The column at place `to`; the first column stays where it is, it names the row. */
export function moved(view: HistoryView, key: string, to: number): HistoryView {
  const from = view.columns.findIndex((column) => column.key === key);
  const column = view.columns[from];
  if (!column || from === 0) return view;
  const others = view.columns.filter((entry) => entry.key !== key);
  const at = Math.min(others.length, Math.max(1, to));
  return { ...view, columns: [...others.slice(0, at), column, ...others.slice(at)] };
}

/** With the column at the end, or without it; the column that names the row stays. */
export function withColumn(view: HistoryView, key: string, shown: boolean): HistoryView {
  const has = view.columns.some((column) => column.key === key);
  if (shown === has || (!shown && key === 'id') || (shown && view.columns.length >= MOST_COLUMNS)) return view;
  const columns = shown ? [...view.columns, { key, width: usualWidth(key) }] : view.columns.filter((column) => column.key !== key);
  return { ...view, columns };
}

export function withMetric(view: HistoryView, key: string, shown: boolean): HistoryView {
  const others = view.metrics.filter((metric) => metric !== key);
  return { ...view, metrics: (shown ? [...others, key] : others).slice(0, MOST_COLUMNS) };
}

/** Saves a filter under a name, in place of one that has the name already. */
export function withSaved(view: HistoryView, { name, filter }: SavedFilter): HistoryView {
  const others = view.saved.filter((entry) => entry.name !== name);
  const saved = [...others, { name, filter }].sort((a, b) => a.name.localeCompare(b.name));
  return { ...view, saved: saved.slice(0, MOST_SAVED) };
}

export function withoutSaved(view: HistoryView, name: string): HistoryView {
  return { ...view, saved: view.saved.filter((entry) => entry.name !== name) };
}
