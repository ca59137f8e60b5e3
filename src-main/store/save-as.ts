import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { connect, type Connection } from './connection';
import { syncFile, syncFolderOf } from './durable-file';
import { newLease, writeLease } from './lease';
import { writeMeta } from './meta';
import { migrate } from './migrate';
import { SCHEMA_VERSION } from './schema';
import { transaction, type Session } from './session';
import { journalOf } from './sidecars';
import { letGo } from './take-over';

/** Why nothing may be saved at `path`, or the real place it stands for. */
function place(path: string): Answer<string> {
  const folder = dirname(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return refuse('no-such-folder', folder, 'The folder does not exist.', 'Choose another folder.');
  if (!isWritable(folder)) return refuse('read-only', folder, 'The folder cannot be written.', 'Choose another folder.');
  const target = join(realpathSync(folder), basename(path));
  const there = statSync(target, { throwIfNoEntry: false });
  if (there && !there.isFile())
    return refuse('not-a-file', path, 'The name is taken by something that is not a file.', 'Choose another name.');
  // A journal left beside the target would be rolled back into the new file.
  for (const sidecar of [journalOf(target), `${target}-wal`])
    if (existsSync(sidecar))
      return refuse('in-use', path, 'A project of that name is open or was not closed properly.', 'Choose another name.');
  return accept(there ? realpathSync(target) : target);
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A compacted copy, complete on the disk and checked, under a temporary name. Throws the driver's error and leaves nothing behind. */
export function copyTo(connection: Connection, readOnly: boolean, temporary: string): string | null {
  try {
    connection.allowAttach(1);
    // A project opened to read is copied too; `query_only` would refuse even that.
    if (readOnly) connection.exec('PRAGMA query_only = OFF');
    connection.run('VACUUM INTO ?', temporary);
    syncFile(temporary);
    const copy = connect(temporary, true);
    const found = copy.get('PRAGMA quick_check(1)')?.['quick_check'];
    copy.close();
    if (found !== 'ok') rmSync(temporary, { force: true });
    return found === 'ok' ? null : String(found);
  } catch (problem) {
    rmSync(temporary, { force: true });
    rmSync(journalOf(temporary), { force: true });
    throw problem;
  } finally {
    connection.allowAttach(0);
    if (readOnly) connection.exec('PRAGMA query_only = ON');
  }
}

function isNewer(connection: Connection): boolean {
  return Number(connection.get('PRAGMA user_version')?.['user_version']) > SCHEMA_VERSION;
}

/**
 * Copies the open project to `path` (VACUUM INTO a temporary file, fsync, check, rename, fsync of the folder) and goes on there. A
 * project that was never saved moves; a saved one stays where it was and the copy becomes a project of its own.
 */
export function saveAs(session: Session, path: string): Answer<null> {
  const found = place(path);
  if (!found.ok) return found;
  const target = found.value;
  const old = session.connection;
  if (target === old.path) return accept(null);
  if (isNewer(old))
    return refuse('too-new', old.path, 'The project was made by a newer version of Edge Lab.', 'Update Edge Lab to save it.');
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}.tmp`);
  const wrong = copyTo(old, session.readOnly !== null, temporary);
  if (wrong !== null)
    return refuse('damaged', old.path, `The copy is not sound: ${wrong.slice(0, 200)}.`, 'Open a backup copy of the project.');
  renameSync(temporary, target);
  syncFolderOf(target);
  moveOn(session, connect(target, false));
  return accept(null);
}

function moveOn(session: Session, connection: Connection): void {
  const left = { ...session };
  const lease = newLease(session.now());
  migrate(connection);
  transaction(connection, () => {
    writeLease(connection, lease);
    writeMeta(connection, 'title', basename(connection.path, '.edgelab'));
    if (!left.unsaved) writeMeta(connection, 'uid', randomUUID());
  });
  Object.assign(session, { connection, lease, readOnly: null, notice: null, unsaved: false });
  letGo(left);
  if (left.unsaved) rmSync(left.connection.path, { force: true });
}
