import { accept, type Answer } from '../../src-shared/answer';
import { isBatchKind, storedBatch } from './batch-edits';
import { number, text } from './columns';
import type { Connection } from './connection';
import type { Entry } from './edit-log';
import { write, type Session } from './session';

/** Removes runs of the trash for good, null = all; edits that concern only them leave the log. Runs not in the trash are left alone. */
export function purgeRuns(session: Session, ids: readonly number[] | null): Answer<{ readonly runs: number; readonly bytes: number }> {
  return write(session, (connection) => {
    const among = ids === null ? '1' : 'r.id IN (SELECT value FROM json_each(?))';
    const chosen = ids === null ? [] : [JSON.stringify(ids)];
    const rows = connection.all(
      `SELECT r.id AS id, coalesce(l.bytes, 0) AS bytes FROM run r LEFT JOIN run_listing l ON l.run_id = r.id WHERE r.deleted = 1 AND ${among}`,
      ...chosen,
    );
    const gone = JSON.stringify(rows.map((row) => number(row, 'id')));
    connection.run('DELETE FROM run WHERE id IN (SELECT value FROM json_each(?))', gone);
    connection.run(
      `DELETE FROM edit WHERE kind IN ('rename-run', 'note-run', 'star-run', 'delete-run') AND target IN (SELECT value FROM json_each(?))`,
      gone,
    );
    forgetBatches(connection);
    return accept({ runs: rows.length, bytes: rows.reduce((sum, row) => sum + number(row, 'bytes'), 0) });
  });
}

/** A batch none of whose runs is left would be a step of Undo that does nothing. */
function forgetBatches(connection: Connection): void {
  const rows = connection.all(`SELECT id, kind, before, after FROM edit WHERE kind LIKE '%-runs'`);
  for (const row of rows) {
    const kind = text(row, 'kind') as Entry['kind'];
    if (!isBatchKind(kind)) continue;
    const entry = { id: number(row, 'id'), kind, at: '', label: '', target: 0, before: text(row, 'before'), after: text(row, 'after') };
    const side = storedBatch(entry, 'after');
    if (typeof side === 'string') continue;
    const left = connection.get(
      'SELECT 1 AS n FROM run WHERE id IN (SELECT value FROM json_each(?)) LIMIT 1',
      JSON.stringify(side.map(([id]) => id)),
    );
    if (!left) connection.run('DELETE FROM edit WHERE id = ?', entry.id);
  }
}
