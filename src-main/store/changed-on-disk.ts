/**
 * Whether the file of the open project is still the one that was opened, as this process left it. Another program may put another
 * file in its place (cloud folders, backup tools), remove it, or write into it. Nothing of either side is overwritten: where the
 * file was replaced, what was open here goes on in a conflict copy beside it; where it was written, it is only read from then on.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { placeNew } from './backup-files';
import { number } from './columns';
import { connect, type Connection } from './connection';
import { refusalOf } from './failure';
import { newLease, writeLease } from './lease';
import { writeMeta } from './meta';
import { copyTo } from './save-as';
import { transaction, type Session } from './session';
import { journalOf } from './sidecars';

/** Milliseconds between looks while nothing is asked of the store. */
const LOOK_EVERY = 2_000;

export interface Disk {
  /** Looks, and acts on what it finds; true when the project went on elsewhere or became read only by it. */
  readonly check: () => boolean;
  readonly stop: () => void;
}

type Change = 'none' | 'gone' | 'replaced' | 'written';

interface Seen {
  readonly connection: Connection;
  readonly file: string;
  readonly version: number;
}

/** Watches the file of an open session from now on; `look` is called now and then and should call `check`. */
export function watchDisk(session: Session, look: () => void): Disk {
  let seen = see(session.connection);
  const clock = setInterval(() => safely(look), LOOK_EVERY);
  clock.unref();
  return {
    check: () => {
      if (session.readOnly !== null) return false;
      // Save As goes on in another file.
      if (seen.connection !== session.connection) seen = see(session.connection);
      const change = changeOf(seen);
      if (change === 'none') return false;
      if (change === 'written') {
        session.readOnly = 'The project file was changed by another program while it was open here: it is only read from now on.';
        return true;
      }
      // A journal there belongs to the other file: reading now could apply it to ours.
      if (existsSync(journalOf(session.connection.path))) return false;
      goOnInCopy(session, change);
      seen = see(session.connection);
      return true;
    },
    stop: () => clearInterval(clock),
  };
}

/** A look is nobody's question: what fails is met again by the next call. */
function safely(look: () => void): void {
  try {
    look();
  } catch (problem) {
    refusalOf(problem, '');
  }
}

/** SQLite counts the commits of others in `data_version`, not those of this connection. */
function versionOf(connection: Connection): number {
  return number(connection.get('PRAGMA data_version') ?? {}, 'data_version');
}

function identityOf(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.dev} ${stat.ino}` : null;
}

const see = (connection: Connection): Seen => ({ connection, file: identityOf(connection.path) ?? '', version: versionOf(connection) });

function changeOf({ connection, file, version }: Seen): Change {
  const now = identityOf(connection.path);
  if (now === null) return 'gone';
  if (now !== file) return 'replaced';
  return versionOf(connection) === version ? 'none' : 'written';
}

/** The connection still holds the file that was opened, with everything acknowledged: it is copied out under a free name. */
function goOnInCopy(session: Session, change: 'gone' | 'replaced'): void {
  const { path } = session.connection;
  const target = freeName(session, path);
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}.tmp`);
  const wrong = copyTo(session.connection, false, temporary);
  if (wrong !== null) throw Object.assign(new Error(`the copy is not sound: ${wrong}`), { errcode: 11 });
  try {
    placeNew(temporary, target);
  } finally {
    rmSync(temporary, { force: true });
  }
  const connection = connect(target, false);
  const lease = newLease(session.now());
  transaction(connection, () => {
    writeLease(connection, lease);
    writeMeta(connection, 'title', basename(target, '.edgelab'));
    writeMeta(connection, 'uid', randomUUID());
  });
  const left = session.connection;
  const what = change === 'gone' ? 'was moved or removed' : 'was replaced by another program';
  const notice = `${path} ${what} while it was open here. Nothing was overwritten: what you had goes on in ${target}.`;
  Object.assign(session, { connection, lease, notice, unsaved: false });
  left.close();
}

/** Beside the file, or among the working copies where its folder is gone. */
function freeName(session: Session, path: string): string {
  const copies = join(session.dataFolder, 'copies');
  if (!existsSync(dirname(path))) mkdirSync(copies, { recursive: true });
  const folder = existsSync(dirname(path)) ? dirname(path) : copies;
  const stamp = new Date(session.now()).toISOString().slice(0, 19).replaceAll(':', '-');
  const stem = join(folder, `${basename(path, '.edgelab')} (conflict ${stamp})`);
  let name = `${stem}.edgelab`;
  for (let k = 2; existsSync(name); k++) name = `${stem} ${k}.edgelab`;
  return name;
}
