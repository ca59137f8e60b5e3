/**
 * Whether the file of the open project is still the one that was opened, as this process left it. Another program may put another
 * file in its place (cloud folders, backup tools), rename or remove it, or write into it. Nothing of either side is overwritten: a file
 * that was renamed is followed; where it was replaced or moved away, what was open here goes on in a conflict copy beside it; where it
 * was written, it is only read from then on.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { ChangeOnDisk } from '../../src-shared/versions';
import { number } from './columns';
import { connect, type Connection } from './connection';
import { refusalOf } from './failure';
import { newLease, writeLease } from './lease';
import { writeMeta } from './meta';
import { placeNew } from './new-place';
import { copyTo } from './save-as';
import { transaction, whyTakenOver, type Session } from './session';
import { journalOf } from './sidecars';

/** Milliseconds between looks while nothing is asked of the store. */
const LOOK_EVERY = 2_000;

export interface Disk {
  /** Looks, and acts on what it finds; null when the file is as it was. Throws errors of driver and file system. */
  readonly check: () => ChangeOnDisk | null;
  readonly stop: () => void;
}

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
      if (session.readOnly !== null) return null;
      // Save As goes on in another file.
      if (seen.connection !== session.connection) seen = see(session.connection);
      const found = changeOf(seen);
      if (found === null) return null;
      const { path } = session.connection;
      const kind = actOn(session, found, seen.file);
      if (kind === null) return null;
      if (kind !== 'written') seen = see(session.connection);
      return { kind, path, now: session.connection.path };
    },
    stop: () => clearInterval(clock),
  };
}

/** A look is nobody's question: what fails is met again by the next call. */
function safely(look: () => void): void {
  try {
    look();
  } catch (problem) {
    refusalOf(problem, ''); // rethrows a bug
  }
}

const see = (connection: Connection): Seen => ({ connection, file: identityOf(connection.path) ?? '', version: versionOf(connection) });

function identityOf(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.dev} ${stat.ino}` : null;
}

/** SQLite counts the commits of others in `data_version`, not those of this connection. */
function versionOf(connection: Connection): number {
  return number(connection.get('PRAGMA data_version') ?? {}, 'data_version');
}

function changeOf({ connection, file, version }: Seen): 'gone' | 'replaced' | 'written' | null {
  const now = identityOf(connection.path);
  if (now === null) return 'gone';
  if (now !== file) return 'replaced';
  try {
    // A file that was cut off is shorter than its header says, which SQLite finds out when it asks for the number of pages.
    connection.get('PRAGMA page_count');
    return versionOf(connection) === version ? null : 'written';
  } catch (problem) {
    return refusalOf(problem, connection.path).refusal.code === 'busy' ? null : 'written';
  }
}

/** Answers what it came to; null = not now. */
function actOn(session: Session, found: 'gone' | 'replaced' | 'written', file: string): ChangeOnDisk['kind'] | null {
  const { path } = session.connection;
  if (found === 'written') {
    session.readOnly = whoWrote(session);
    return found;
  }
  // A journal there belongs to the other file: reading now could apply it to ours.
  if (existsSync(journalOf(path))) return null;
  const other = found === 'gone' ? renamedTo(path, file) : null;
  if (other !== null) {
    follow(session, other);
    return 'renamed';
  }
  goOnInCopy(session);
  return found;
}

/** Another Edge Lab leaves its name; what cannot be read any more was written by something else. */
function whoWrote(session: Session): string {
  const other = 'The project file was changed by another program while it was open here: it is only read from now on.';
  try {
    return whyTakenOver(session) ?? other;
  } catch (problem) {
    refusalOf(problem, ''); // rethrows a bug
    return other;
  }
}

/** Where the same file lies now, if it is in the same folder. */
function renamedTo(path: string, file: string): string | null {
  const folder = dirname(path);
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder).filter((name) => name.endsWith('.edgelab'));
  return names.map((name) => join(folder, name)).find((name) => identityOf(name) === file) ?? null;
}

function follow(session: Session, path: string): void {
  const left = session.connection;
  const connection = connect(path, false);
  transaction(connection, () => writeMeta(connection, 'title', basename(path, '.edgelab')));
  session.connection = connection;
  left.close();
}

/** The connection still holds the file that was opened, with everything acknowledged: it is copied out under a free name. */
function goOnInCopy(session: Session): void {
  const { path } = session.connection;
  const target = freeName(session, path);
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}.tmp`);
  const wrong = copyTo(session.connection, false, temporary);
  if (wrong !== null) throw Object.assign(new Error(`the copy is not sound: ${wrong}`), { errcode: 11 });
  try {
    const placed = placeNew(temporary, target);
    if (!placed.ok) throw Object.assign(new Error(placed.refusal.what), { errcode: 14 });
  } finally {
    rmSync(temporary, { force: true });
  }
  const connection = connect(target, false);
  const lease = newLease(session.now());
  transaction(connection, () => {
    writeLease(connection, lease);
    writeMeta(connection, 'title', basename(target, '.edgelab'));
    // The file that came in its place is the same project, seen from elsewhere: this one goes its own way.
    writeMeta(connection, 'uid', randomUUID());
  });
  const left = session.connection;
  Object.assign(session, { connection, lease, unsaved: false });
  left.close();
}

/** Beside the file, or among the working copies where its folder is gone; named after this machine and the time. */
function freeName(session: Session, path: string): string {
  const copies = join(session.dataFolder, 'copies');
  if (!existsSync(dirname(path))) mkdirSync(copies, { recursive: true });
  const folder = existsSync(dirname(path)) ? dirname(path) : copies;
  const stamp = new Date(session.now()).toISOString().slice(0, 19).replaceAll(':', '-');
  const host =
    hostname()
      .replace(/[^\w.-]/g, '')
      .slice(0, 40) || 'here';
  const stem = join(folder, `${basename(path, '.edgelab')} (conflict ${host} ${stamp}`);
  let name = `${stem}).edgelab`;
  for (let k = 2; existsSync(name); k++) name = `${stem} ${k}).edgelab`;
  return name;
}
