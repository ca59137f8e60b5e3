/** The history's view as JSON text in the project file, and back. The file may have been written by anyone. */
import type { SortBy } from '../../src-shared/views';
import {
  FIRST_VIEW,
  MOST_COLUMNS,
  MOST_SAVED,
  MOST_SORTS,
  NARROWEST,
  WIDEST,
  type HistoryView,
  type SavedFilter,
  type ShownColumn,
} from './view';

const LONGEST_KEY = 300;
const LONGEST_FILTER = 2_000;
export const LONGEST_NAME = 100;

export function viewText(view: HistoryView): string {
  return JSON.stringify({ version: 1, ...view });
}

/** The view of a text; never throws. What is missing or makes no sense is as at first; the column that names the row always leads. */
export function viewOf(text: string): HistoryView {
  const read = parsed(text);
  if (read === null) return FIRST_VIEW;
  const columns = distinct(listOf(read['columns'], columnOf)).slice(0, MOST_COLUMNS);
  const sort = distinct(listOf(read['sort'], sortOf)).slice(0, MOST_SORTS);
  const lead = columns.find((column) => column.key === 'id') ?? FIRST_VIEW.columns[0];
  const others = columns.filter((column) => column.key !== 'id').slice(0, MOST_COLUMNS - 1);
  const saved = new Map(listOf(read['saved'], savedOf).map((entry) => [entry.name, entry]));
  return {
    columns: columns.length === 0 || !lead ? FIRST_VIEW.columns : [lead, ...others],
    sort: sort.length === 0 ? FIRST_VIEW.sort : sort,
    group: keyOf(read['group']),
    metrics: Array.isArray(read['metrics']) ? [...new Set(listOf(read['metrics'], keyOf))].slice(0, MOST_COLUMNS) : FIRST_VIEW.metrics,
    saved: [...saved.values()].slice(0, MOST_SAVED),
  };
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
  if (text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && value['version'] === 1 ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf<T>(value: unknown, read: (item: unknown) => T | null): T[] {
  return Array.isArray(value) ? value.map(read).filter((item) => item !== null) : [];
}

function keyOf(value: unknown): string | null {
  return typeof value === 'string' && /^[^\n]+$/.test(value) && value.length <= LONGEST_KEY ? value : null;
}

function columnOf(value: unknown): ShownColumn | null {
  const key = isRecord(value) ? keyOf(value['key']) : null;
  if (!isRecord(value) || key === null) return null;
  const width = value['width'];
  if (typeof width !== 'number' || !Number.isFinite(width)) return null;
  return { key, width: Math.round(Math.min(WIDEST, Math.max(NARROWEST, width))) };
}

function sortOf(value: unknown): SortBy | null {
  const key = isRecord(value) ? keyOf(value['key']) : null;
  return isRecord(value) && key !== null ? { key, descending: value['descending'] === true } : null;
}

function savedOf(value: unknown): SavedFilter | null {
  if (!isRecord(value)) return null;
  const { name, filter } = value;
  if (typeof name !== 'string' || typeof filter !== 'string') return null;
  return name.trim() !== '' && name.length <= LONGEST_NAME && filter.length <= LONGEST_FILTER ? { name, filter } : null;
}

function distinct<T extends { readonly key: string }>(items: readonly T[]): readonly T[] {
  return items.filter((item, at) => items.findIndex((other) => other.key === item.key) === at);
}
