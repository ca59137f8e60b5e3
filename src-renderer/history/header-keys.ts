import { moved, NARROWEST, resized, sortedBy, WIDTH_STEP, withColumn, type HistoryView } from './view';

export interface HeaderPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What a key does at the column with this place: another view, another place, or `rows` to go down; null when it means nothing. */
export function headerKey(
  view: HistoryView,
  at: number,
  { key, shiftKey, ctrlKey, metaKey }: HeaderPress,
): { readonly view: HistoryView; readonly at: number } | 'rows' | null {
  const column = view.columns[at];
  if (!column) return null;
  const control = ctrlKey || metaKey;
  const last = view.columns.length - 1;
  const stay = (next: HistoryView, place = at) => ({ view: next, at: place });
  const by = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0;
  if (by !== 0 && shiftKey) return stay(resized(view, column.key, Math.max(NARROWEST, column.width + by * WIDTH_STEP)));
  if (by !== 0 && control) {
    const to = Math.min(last, Math.max(1, at + by));
    return at === 0 ? stay(view) : stay(moved(view, column.key, to), to);
  }
  if (by !== 0) return stay(view, Math.min(last, Math.max(0, at + by)));
  if (key === 'Enter' || key === ' ') return stay(sortedBy(view, column.key, shiftKey));
  if (key === 'Delete') {
    const next = withColumn(view, column.key, false);
    return stay(next, Math.min(at, next.columns.length - 1));
  }
  if (key === 'Home') return stay(view, 0);
  if (key === 'End') return stay(view, last);
  return key === 'ArrowDown' ? 'rows' : null;
}
