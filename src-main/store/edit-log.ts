import type { Edit } from '../../src-shared/store-contract';
import { number, text } from './columns';
import type { Connection } from './connection';
import type { Row } from './driver';

/** One undoable edit: a column of a row, its value before and after as JSON. */
export interface Entry {
  readonly id: number;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly label: string;
  readonly kind: Edit['kind'];
  readonly target: number;
  readonly before: string;
  readonly after: string;
}

/** Older edits can no longer be taken back. */
const KEPT = 1000;

function entryOf(row: Row | undefined): Entry | null {
  if (!row) return null;
  return {
    id: number(row, 'id'),
    at: text(row, 'at'),
    label: text(row, 'label'),
    kind: text(row, 'kind') as Edit['kind'],
    target: number(row, 'target'),
    before: text(row, 'before'),
    after: text(row, 'after'),
  };
}

/** The edit Undo would take back. */
export function nextUndo(connection: Connection): Entry | null {
  return entryOf(connection.get('SELECT * FROM edit WHERE undone = 0 ORDER BY id DESC LIMIT 1'));
}

/** The edit Redo would do again. */
export function nextRedo(connection: Connection): Entry | null {
  return entryOf(connection.get('SELECT * FROM edit WHERE undone = 1 ORDER BY id LIMIT 1'));
}

/** Appends an edit; what had been undone can no longer be done again. */
export function append(connection: Connection, entry: Omit<Entry, 'id'>): void {
  connection.run('DELETE FROM edit WHERE undone = 1');
  const { at, label, kind, target, before, after } = entry;
  const id = connection.run(
    'INSERT INTO edit(at, label, kind, target, before, after) VALUES (?, ?, ?, ?, ?, ?)',
    at,
    label,
    kind,
    target,
    before,
    after,
  );
  connection.run('DELETE FROM edit WHERE id <= ?', id - KEPT);
}

/** Lets the last edit end in another value, as if both had been one. */
export function extend(connection: Connection, id: number, at: string, after: string): void {
  connection.run('UPDATE edit SET at = ?, after = ? WHERE id = ?', at, after, id);
}

/** Changes what one side of an edit leads to. */
export function putSide(connection: Connection, id: number, side: 'before' | 'after', value: string): void {
  connection.run(`UPDATE edit SET ${side} = ? WHERE id = ?`, value, id);
}

export function markUndone(connection: Connection, id: number, undone: boolean): void {
  connection.run('UPDATE edit SET undone = ? WHERE id = ?', undone, id);
}
