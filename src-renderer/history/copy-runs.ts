import { asData } from '../../src-shared/decimal-mark';
import { outcomeWord, statusWord } from '../../src-shared/words';
import type { RunRow } from '../../src-shared/views';
import type { Say } from '../shell/actions';
import type { Desk } from '../shell/desk';
import { COLUMNS, tableText } from './columns';

/** Copies the selected runs as a table. */
export async function copyRuns(desk: Desk, say: Say): Promise<void> {
  const rows = desk.selection.ids.value.map((id) => desk.pages.rowOf(id)).filter((row) => row !== undefined);
  if (rows.length === 0) return;
  const titles = COLUMNS.map((column) => say(column.title));
  const outcome = (row: RunRow) => (row.outcome ? outcomeWord(row.outcome, row.period) : statusWord(row.status));
  await desk.lab.copyText(asData(() => tableText(rows, titles, outcome)));
  desk.notices.tell(say('history.copied', { n: rows.length }));
}
