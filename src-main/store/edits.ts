import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { Edit } from '../../src-shared/store-contract';
import { applyBatch, batchActive, isBatch, isBatchKind, putBatch, storedBatch, type Batch } from './batch-edits';
import { Damage, json } from './columns';
import type { Connection } from './connection';
import { append, extend, markUndone, nextRedo, nextUndo, type Entry } from './edit-log';
import { write, type Session } from './session';
import { applyViewEdit, isViewEdit, isViewKind, putViewEdit, type ViewEdit } from './view-edits';

interface Field {
  readonly table: 'experiment' | 'run' | 'sweep';
  readonly column: 'deleted' | 'def' | 'name' | 'title' | 'note' | 'starred';
}

type Single = Exclude<Edit, Batch | ViewEdit>;

/** Every other edit changes one column of one row, so one pair of statements does, undoes and redoes all of them. */
const FIELDS: Readonly<Record<Single['kind'], Field>> = {
  'create-experiment': { table: 'experiment', column: 'deleted' },
  'edit-experiment': { table: 'experiment', column: 'def' },
  'rename-experiment': { table: 'experiment', column: 'name' },
  'delete-experiment': { table: 'experiment', column: 'deleted' },
  'rename-run': { table: 'run', column: 'title' },
  'note-run': { table: 'run', column: 'note' },
  'star-run': { table: 'run', column: 'starred' },
  'delete-run': { table: 'run', column: 'deleted' },
  'rename-sweep': { table: 'sweep', column: 'title' },
  'delete-sweep': { table: 'sweep', column: 'deleted' },
};

/** Consecutive edits of one experiment under one label within this many milliseconds are one step of Undo. */
const MERGE_WITHIN = 2000;

type Changing = Exclude<Single, { kind: 'create-experiment' }>;

function valueOf(edit: Changing): string | number {
  switch (edit.kind) {
    case 'edit-experiment':
      return JSON.stringify(edit.experiment);
    case 'rename-experiment':
      return edit.name;
    case 'rename-run':
    case 'rename-sweep':
      return edit.title;
    case 'note-run':
      return edit.note;
    case 'star-run':
      return edit.starred ? 1 : 0;
    case 'delete-experiment':
    case 'delete-run':
    case 'delete-sweep':
      return 1;
  }
}

function put(connection: Connection, kind: Single['kind'], target: number, value: string | number, at: string): void {
  if (!Object.hasOwn(FIELDS, kind)) throw new Damage(`the edit log names an unknown edit, ${String(kind)}`);
  const { table, column } = FIELDS[kind];
  connection.run(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, value, target);
  if (table === 'experiment') connection.run('UPDATE experiment SET updated = ? WHERE id = ?', at, target);
}

/** The log lies in the file and may have been written by anyone. */
function storedValue(entry: Entry, direction: 'undo' | 'redo'): string | number {
  const value = json({ before: entry.before, after: entry.after }, direction === 'undo' ? 'before' : 'after');
  if (typeof value !== 'string' && typeof value !== 'number') throw new Damage('the edit log holds an unexpected value');
  return value;
}

/** Does an edit and logs it, in one transaction. Answers the id of the object it concerns. */
export function applyEdit(session: Session, edit: Edit, label: string): Answer<number> {
  const at = new Date(session.now()).toISOString();
  if (edit.kind === 'create-experiment') return accept(write(session, (connection) => create(connection, edit, label, at)));
  if (isBatch(edit)) return write(session, (connection) => batch(connection, edit, label, at));
  if (isViewEdit(edit)) return write(session, (connection) => applyViewEdit(connection, edit, label, at));
  return write(session, (connection) => change(connection, edit, label, at));
}

function batch(connection: Connection, edit: Batch, label: string, at: string): Answer<number> {
  const done = applyBatch(connection, edit, label, at);
  if (!done.ok) return done;
  if (done.value) append(connection, done.value);
  return accept(done.value?.target ?? 0);
}

function create(connection: Connection, edit: Extract<Edit, { kind: 'create-experiment' }>, label: string, at: string): number {
  const def = JSON.stringify(edit.experiment);
  const target = connection.run('INSERT INTO experiment(name, def, updated) VALUES (?, ?, ?)', edit.name, def, at);
  append(connection, { at, label, kind: edit.kind, target, before: '1', after: '0' });
  return target;
}

function change(connection: Connection, edit: Changing, label: string, at: string): Answer<number> {
  const { table, column } = FIELDS[edit.kind];
  const row = connection.get(`SELECT ${column} AS value FROM ${table} WHERE id = ? AND deleted = 0`, edit.id);
  if (!row) return refuse('no-such-object', `${table} ${edit.id}`, `There is no ${table} ${edit.id}.`, 'It may have been deleted.');
  const active = table !== 'experiment' && column === 'deleted' ? whyActive(connection, table, edit.id) : null;
  if (active) return active;
  const value = valueOf(edit);
  if (row['value'] === value) return accept(edit.id);
  put(connection, edit.kind, edit.id, value, at);
  log(connection, { at, label, kind: edit.kind, target: edit.id, before: JSON.stringify(row['value']), after: JSON.stringify(value) });
  return accept(edit.id);
}

function whyActive(connection: Connection, table: 'run' | 'sweep', id: number) {
  const row = connection.get(`SELECT status FROM ${table} WHERE id = ? AND status IN ('queued', 'running')`, id);
  return row ? refuse(`${table}-active`, `${table} ${id}`, `The ${table} has not ended yet.`, 'Stop it first.') : null;
}

function log(connection: Connection, entry: Omit<Entry, 'id'>): void {
  const last = nextUndo(connection);
  const merges =
    entry.kind === 'edit-experiment' &&
    last?.kind === entry.kind &&
    last.target === entry.target &&
    last.label === entry.label &&
    Date.parse(entry.at) - Date.parse(last.at) <= MERGE_WITHIN &&
    nextRedo(connection) === null;
  if (merges) extend(connection, last.id, entry.at, entry.after);
  else append(connection, entry);
}

function activeTarget(connection: Connection, { kind, target }: Entry) {
  if (kind === 'delete-run') return whyActive(connection, 'run', target);
  return kind === 'delete-sweep' ? whyActive(connection, 'sweep', target) : null;
}

/** Takes the last edit back (`undo`) or does the last one taken back again (`redo`). */
export function stepBack(session: Session, direction: 'undo' | 'redo'): Answer<null> {
  return write(session, (connection) => {
    const entry = direction === 'undo' ? nextUndo(connection) : nextRedo(connection);
    if (!entry) return refuse(`nothing-to-${direction}`, '', `There is nothing to ${direction}.`, 'Go on editing.');
    if (isViewKind(entry.kind)) {
      putViewEdit(connection, entry, entry.kind, direction === 'undo' ? 'before' : 'after');
      markUndone(connection, entry.id, direction === 'undo');
      return accept(null);
    }
    if (isBatchKind(entry.kind)) return batchStep(connection, entry, entry.kind, direction);
    const value = storedValue(entry, direction);
    // A sweep that was brought back may have been resumed since.
    const active = value === 1 ? activeTarget(connection, entry) : null;
    if (active) return active;
    put(connection, entry.kind, entry.target, value, new Date(session.now()).toISOString());
    markUndone(connection, entry.id, direction === 'undo');
    return accept(null);
  });
}

function batchStep(connection: Connection, entry: Entry, kind: Batch['kind'], direction: 'undo' | 'redo'): Answer<null> {
  const side = storedBatch(entry, direction === 'undo' ? 'before' : 'after');
  const active = batchActive(connection, kind, side);
  if (active) return active;
  putBatch(connection, kind, side);
  markUndone(connection, entry.id, direction === 'undo');
  return accept(null);
}
