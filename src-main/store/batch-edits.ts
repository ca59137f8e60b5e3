import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { Edit } from '../../src-shared/store-contract';
import { Damage, json, number, text } from './columns';
import type { Connection } from './connection';
import type { Entry } from './edit-log';
import { readMeta, writeMeta, type MetaKey } from './meta';

/** Edits of many runs, or of a text of the project: one step of Undo each. */
export type Batch = Extract<
  Edit,
  { kind: 'delete-runs' | 'restore-runs' | 'tag-runs' | 'pin-runs' | 'star-runs' | 'set-baseline' | 'history-view' | 'report' }
>;

/** Before and after: a value for each run, [id, value]; a text for an edit of the project. */
type Pair = readonly [number, number | readonly string[]];
type Stored = string | readonly Pair[];

const KINDS: readonly string[] = [
  'delete-runs',
  'restore-runs',
  'tag-runs',
  'pin-runs',
  'star-runs',
  'set-baseline',
  'history-view',
  'report',
] satisfies Batch['kind'][];

export function isBatch(edit: Edit): edit is Batch {
  return KINDS.includes(edit.kind);
}

export function isBatchKind(kind: string): kind is Batch['kind'] {
  return KINDS.includes(kind);
}

/** Does a batch; the entry of the log, or null when nothing changed. */
export function applyBatch(connection: Connection, edit: Batch, label: string, at: string): Answer<Omit<Entry, 'id'> | null> {
  const checked = whyNot(connection, edit);
  if (checked) return checked;
  const change = changeOf(connection, edit);
  if (JSON.stringify(change.before) === JSON.stringify(change.after)) return accept(null);
  putBatch(connection, edit.kind, change.after);
  const target = 'ids' in edit ? (edit.ids[0] ?? 0) : edit.kind === 'set-baseline' ? (edit.id ?? 0) : 0;
  return accept({ at, label, kind: edit.kind, target, before: JSON.stringify(change.before), after: JSON.stringify(change.after) });
}

function whyNot(connection: Connection, edit: Batch): ReturnType<typeof refuse> | null {
  if (edit.kind === 'history-view' || edit.kind === 'report') return null;
  const ids = edit.kind === 'set-baseline' ? (edit.id === null ? [] : [edit.id]) : edit.ids;
  const deleted = edit.kind === 'restore-runs' ? 1 : 0;
  const missing = connection.get(
    'SELECT value AS id FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM run WHERE id = value AND deleted = ?) LIMIT 1',
    ...[JSON.stringify(ids), deleted],
  );
  if (missing) {
    const where = deleted ? 'in the trash' : 'in this project';
    return refuse(
      'no-such-run',
      `run ${number(missing, 'id')}`,
      `There is no run ${number(missing, 'id')} ${where}.`,
      'It may have been moved.',
    );
  }
  return edit.kind === 'delete-runs' ? activeAmong(connection, ids) : null;
}

function activeAmong(connection: Connection, ids: readonly number[]): ReturnType<typeof refuse> | null {
  const row = connection.get(
    `SELECT id FROM run WHERE id IN (SELECT value FROM json_each(?)) AND status IN ('queued', 'running') LIMIT 1`,
    JSON.stringify(ids),
  );
  return row ? refuse('run-active', `run ${number(row, 'id')}`, `Run ${number(row, 'id')} has not ended yet.`, 'Stop it first.') : null;
}

function changeOf(connection: Connection, edit: Batch): { readonly before: Stored; readonly after: Stored } {
  switch (edit.kind) {
    case 'set-baseline':
      return { before: readMeta(connection, 'baseline'), after: edit.id === null ? '' : String(edit.id) };
    case 'history-view':
      return { before: readMeta(connection, 'history_view'), after: edit.json.replaceAll('\0', '') };
    case 'report':
      return { before: readMeta(connection, 'report'), after: edit.json.replaceAll('\0', '') };
    case 'tag-runs':
      return taggedChange(connection, edit);
    case 'delete-runs':
    case 'restore-runs': {
      const ids = [...new Set(edit.ids)];
      const to = edit.kind === 'delete-runs' ? 1 : 0;
      return { before: ids.map((id) => [id, 1 - to]), after: ids.map((id) => [id, to]) };
    }
    case 'star-runs': {
      const to = edit.starred ? 1 : 0;
      const others = connection.all(
        'SELECT id FROM run WHERE id IN (SELECT value FROM json_each(?)) AND starred <> ? ORDER BY id',
        JSON.stringify(edit.ids),
        to,
      );
      const ids = others.map((row) => number(row, 'id'));
      return { before: ids.map((id) => [id, 1 - to]), after: ids.map((id) => [id, to]) };
    }
    case 'pin-runs': {
      const to = edit.pinned ? 1 : 0;
      const pinned = new Set(connection.all('SELECT run_id FROM run_listing WHERE pinned = 1').map((row) => number(row, 'run_id')));
      const ids = [...new Set(edit.ids)].filter((id) => pinned.has(id) !== edit.pinned);
      return { before: ids.map((id) => [id, 1 - to]), after: ids.map((id) => [id, to]) };
    }
  }
}

function taggedChange(connection: Connection, { ids, add, remove }: Extract<Batch, { kind: 'tag-runs' }>) {
  const clean = (tags: readonly string[]) => tags.map((tag) => tag.replaceAll('\0', '').trim()).filter((tag) => tag !== '');
  const [added, removed] = [clean(add), new Set(clean(remove))];
  const before: Pair[] = [];
  const after: Pair[] = [];
  for (const id of new Set(ids)) {
    const had = connection.all('SELECT tag FROM run_tag WHERE run_id = ? ORDER BY tag', id).map((row) => text(row, 'tag'));
    const has = [...new Set([...had, ...added])].filter((tag) => !removed.has(tag)).sort();
    if (JSON.stringify(had) === JSON.stringify(has)) continue;
    before.push([id, had]);
    after.push([id, has]);
  }
  return { before, after };
}

/** Puts one side of a batch in force; runs that were purged since are passed over. */
export function putBatch(connection: Connection, kind: Batch['kind'], side: Stored): void {
  if (typeof side === 'string') return writeMeta(connection, keyOf(kind), side);
  for (const [id, value] of side) {
    if (typeof value === 'number') {
      if (kind === 'pin-runs')
        connection.run(
          'INSERT INTO run_listing(run_id, pinned) SELECT id, ? FROM run WHERE id = ? ON CONFLICT(run_id) DO UPDATE SET pinned = excluded.pinned',
          ...[value, id],
        );
      else connection.run(`UPDATE run SET ${kind === 'star-runs' ? 'starred' : 'deleted'} = ? WHERE id = ?`, value, id);
    } else {
      connection.run('DELETE FROM run_tag WHERE run_id = ?', id);
      for (const tag of value) connection.run('INSERT OR IGNORE INTO run_tag(run_id, tag) SELECT id, ? FROM run WHERE id = ?', tag, id);
    }
  }
}

/** The text of the project an edit changes. */
function keyOf(kind: Batch['kind']): MetaKey {
  if (kind === 'report') return 'report';
  return kind === 'set-baseline' ? 'baseline' : 'history_view';
}

/** One side of a logged batch; the log lies in the file and may have been written by anyone. */
export function storedBatch(entry: Entry, side: 'before' | 'after'): Stored {
  const value = json({ before: entry.before, after: entry.after }, side);
  const isText = entry.kind === 'set-baseline' || entry.kind === 'history-view' || entry.kind === 'report';
  if (isText ? typeof value === 'string' : Array.isArray(value) && value.every((item) => isPair(item, entry.kind))) return value as Stored;
  throw new Damage('the edit log holds an unexpected value');
}

function isPair(item: unknown, kind: string): boolean {
  if (!Array.isArray(item) || item.length !== 2 || !Number.isInteger(item[0])) return false;
  const value: unknown = item[1];
  return kind === 'tag-runs' ? Array.isArray(value) && value.every((tag) => typeof tag === 'string') : value === 0 || value === 1;
}

/** Runs that compute cannot be put into the trash by a step of the log either. */
export function batchActive(connection: Connection, kind: Batch['kind'], side: Stored): ReturnType<typeof refuse> | null {
  if (typeof side === 'string' || (kind !== 'delete-runs' && kind !== 'restore-runs')) return null;
  return activeAmong(
    connection,
    side.filter(([, value]) => value === 1).map(([id]) => id),
  );
}
