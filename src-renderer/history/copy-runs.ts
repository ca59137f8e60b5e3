import { asData } from '../../src-shared/decimal-mark';
import type { Say } from '../shell/actions';
import type { Desk } from '../shell/desk';
import { columnTitle, tableText } from './columns';

/** Copies the selected runs as a table of the columns shown. */
export async function copyRuns(desk: Desk, say: Say): Promise<void> {
  const rows = await desk.pages.rowsOf(desk.selection.ids.value);
  if (rows.length === 0) return;
  const columns = desk.history.shown.value;
  const titles = columns.map((column) => columnTitle(column, say));
  const keys = columns.map((column) => column.key);
  await desk.lab.copyText(asData(() => tableText(rows, keys, titles)));
  desk.notices.tell(say('history.copied', { n: rows.length }));
}
