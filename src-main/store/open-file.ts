import { realpathSync } from 'node:fs';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { OpenRequest } from '../../src-shared/store-contract';
import { foreignObject } from './allow-list';
import { checkIntegrity, whyDamaged } from './integrity';
import { connect, type Connection } from './connection';
import { refusalOf } from './failure';
import { cutOff, readHeader, type Header } from './header';
import { versionOf } from './meta';
import { backUp, migrate } from './migrate';
import { isAlive, newLease, readLease, type Lease } from './lease';
import { SCHEMA_VERSION } from './schema';
import { experimentsOf } from './project-view';
import type { Session } from './session';
import { takeOver } from './take-over';
import { vetSidecars, type Journal } from './sidecars';
import { makeCopy, whyCopy } from './working-copy';

/** How a file is going to be opened, decided before SQLite touches it. */
interface Plan {
  readonly path: string;
  readonly header: Header;
  readonly journal: Journal;
  readonly newer: boolean;
  /** Path the copy was made of, or null when the file is opened in place. */
  readonly copyOf: string | null;
  readonly notice: string | null;
}

/**
 * The open protocol: vetted in plain JavaScript first, so that a refused file is never changed by a byte. `own`: the lease of a session
 * that this one takes the place of.
 */
export function openFile(request: OpenRequest, now: () => number, own: Lease | null): Answer<Session> {
  try {
    const planned = plan(request, now());
    return planned.ok ? start(planned.value, request, now, own) : planned;
  } catch (problem) {
    return refusalOf(problem, request.path);
  }
}

function plan(request: OpenRequest, now: number): Answer<Plan> {
  const path = realpathSync(request.path);
  const header = readHeader(path);
  if (!header.ok) return header;
  const sidecars = vetSidecars(path);
  if (!sidecars.ok) return sidecars;
  const journal = sidecars.value;
  const whole = journal === 'hot' ? accept(null) : cutOff(path, header.value);
  if (!whole.ok) return whole;
  const newer = header.value.userVersion > SCHEMA_VERSION;
  const place = { path, header: header.value, journal, newer, copyOf: null, notice: null };
  // A newer file is only read, unless a hot journal has to be rolled back first: never into a file we do not understand.
  const why = newer ? (journal === 'hot' ? 'it was made by a newer version and not closed properly' : null) : whyCopy(path);
  if (why === null) return accept(place);
  const copy = makeCopy(path, request.dataFolder, now);
  const notice = `Opened as a copy, because ${why}: use Save As to keep changes. The copy is ${copy}.`;
  return accept({ ...place, path: copy, copyOf: path, notice });
}

function start(plan: Plan, request: OpenRequest, now: () => number, own: Lease | null): Answer<Session> {
  const connection = connect(plan.path, plan.newer && plan.copyOf === null);
  const opened = vetDatabase(plan, connection, now(), own);
  if (!opened.ok) {
    connection.close();
    return opened;
  }
  const updated = opened.value === null ? update(plan, connection, request.dataFolder, now()) : { readOnly: opened.value, notice: null };
  const session: Session = {
    connection,
    unsaved: request.unsaved || plan.copyOf !== null,
    readOnly: updated.readOnly,
    notice: [plan.notice, updated.notice].filter((part) => part !== null).join(' ') || null,
    lease: newLease(now()),
    dataFolder: request.dataFolder,
    now,
  };
  takeOver(session);
  return accept(session);
}

/** Brings an older file to this version, after a copy of it was made. Where that fails, it is opened to read as it is. */
function update(plan: Plan, connection: Connection, dataFolder: string, now: number): Pick<Session, 'readOnly' | 'notice'> {
  const version = versionOf(connection);
  if (version >= SCHEMA_VERSION) return { readOnly: null, notice: null };
  try {
    // A working copy has its original as a backup.
    const kept = plan.copyOf ?? backUp(connection, version, dataFolder, now);
    migrate(connection);
    return { readOnly: null, notice: `The project was brought to this version of Edge Lab; it is kept as it was in ${kept}.` };
  } catch (problem) {
    const { what } = refusalOf(problem, plan.path).refusal;
    return { readOnly: `The project is of an older version and could not be brought to this one: ${what}`, notice: null };
  }
}

/** Journal mode, schema, integrity. Answers why the project is read-only, or null. */
function vetDatabase(plan: Plan, connection: Connection, now: number, own: Lease | null): Answer<string | null> {
  try {
    const mode = connection.get('PRAGMA journal_mode');
    if (mode?.['journal_mode'] !== 'delete')
      return refuse('damaged', plan.path, 'The file is in an unexpected mode.', 'Open a backup copy.');
    // Not the header's: a migration that was cut short has been rolled back by now.
    const version = versionOf(connection);
    const newer = version > SCHEMA_VERSION;
    const foreign = foreignObject(connection, version);
    if (foreign !== null) return newer ? tooNew(plan.path) : notOurs(plan.path, foreign);
    experimentsOf(connection);
    const lease = readLease(connection);
    const busy = lease !== null && plan.copyOf === null && lease.token !== own?.token && isAlive(lease, now);
    const sound = busy ? accept(null) : checkIntegrity(connection, lease !== null || plan.journal === 'hot');
    if (!sound.ok) return sound;
    if (newer) return accept('The project was made by a newer version of Edge Lab. Update Edge Lab to edit it.');
    return accept(busy ? `The project is open in another Edge Lab (${lease.host}, process ${lease.pid}).` : whyDamaged(connection));
  } catch (problem) {
    return refusalOf(problem, plan.path);
  }
}

function tooNew(path: string) {
  return refuse('too-new', path, 'The project was made by a newer version of Edge Lab.', 'Update Edge Lab and open it again.');
}

function notOurs(path: string, object: string) {
  return refuse('foreign-schema', path, `The file holds something Edge Lab never writes (${object}).`, 'Open a backup copy of the file.');
}
