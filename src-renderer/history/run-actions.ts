/** What is done with the selected runs, by keys, menus and buttons alike. */
import { deleteRuns, settle, type Say } from '../shell/actions';
import type { Desk } from '../shell/desk';

/** Stars the selected runs, or takes the stars away when all have one. */
export async function toggleStars(desk: Desk): Promise<void> {
  const ids = desk.selection.ids.value;
  const rows = await desk.pages.rowsOf(ids);
  const starred = !rows.every((row) => row.starred);
  if (ids.length > 0) settle(desk, await desk.lab.starRuns([...ids], starred));
}

/** Pins the selected runs to the top, or lets them go when all are pinned. */
export async function togglePins(desk: Desk): Promise<void> {
  const ids = desk.selection.ids.value;
  if (ids.length === 0) return;
  const rows = await desk.pages.rowsOf(ids);
  settle(desk, await desk.lab.pinRuns([...ids], !rows.every((row) => row.pinned)));
}

/** The run others are compared with, or none when it is the baseline already. */
export async function toggleBaseline(desk: Desk, id: number): Promise<void> {
  settle(desk, await desk.lab.setBaseline(desk.project.view.value?.baseline === id ? null : id));
}

/** Into the trash; from the trash: asks before anything is removed for good. */
export async function dropRuns(desk: Desk, ids: readonly number[], say: Say): Promise<void> {
  if (ids.length === 0 || !desk.project.editable.value) return;
  if (desk.pages.query.trash) desk.history.dialog.value = 'purge';
  else await deleteRuns(desk, ids, say);
}

export async function restoreRuns(desk: Desk, ids: readonly number[], say: Say): Promise<void> {
  if (ids.length === 0 || !settle(desk, await desk.lab.restoreRuns([...ids]))) return;
  desk.selection.clear();
  desk.pages.refresh();
  desk.notices.tell(say('history.restored', { n: ids.length }));
}

/** Shows the runs, or what is in the trash; a selection is of one of them. */
export function showTrash(desk: Desk, trash: boolean): void {
  desk.selection.clear();
  desk.pages.query.trash = trash;
}
