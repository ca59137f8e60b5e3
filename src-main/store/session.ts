import type { Connection } from './connection';
import { readLease, RENEW_AFTER, writeLease, type Lease } from './lease';

/** The open project. Replaced as a whole by the next open; Save As changes the connection and the place. */
export interface Session {
  connection: Connection;
  unsaved: boolean;
  /** Why nothing may be written, or null. */
  readOnly: string | null;
  notice: string | null;
  lease: Lease;
  readonly dataFolder: string;
  readonly now: () => number;
}

/** Thrown by writes into a project that may not be written; becomes a refusal. */
export class NotWritable extends Error {}

/**
 * Runs `work` in one durable transaction, after making sure that the lease is still ours: another machine may have taken the project
 * over while this one slept. All or nothing; the error of `work` is rethrown after the rollback.
 */
export function write<T>(session: Session, work: (connection: Connection) => T): T {
  if (session.readOnly !== null) throw new NotWritable(session.readOnly);
  return transaction(session.connection, () => {
    holdLease(session);
    return work(session.connection);
  });
}

/** One transaction, rolled back when `work` throws. */
export function transaction<T>(connection: Connection, work: () => T): T {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    connection.exec('COMMIT');
    return result;
  } catch (problem) {
    rollBack(connection);
    throw problem;
  }
}

/** Why the session's lease no longer counts, or null while it does. */
export function whyTakenOver(session: Session): string | null {
  const held = readLease(session.connection);
  if (held?.token === session.lease.token) return null;
  return `The project was taken over by another Edge Lab${held ? ` on ${held.host}` : ''}.`;
}

function holdLease(session: Session): void {
  const taken = whyTakenOver(session);
  if (taken !== null) {
    session.readOnly = taken;
    throw new NotWritable(taken);
  }
  const time = session.now();
  if (Math.abs(time - session.lease.time) < RENEW_AFTER) return;
  session.lease = { ...session.lease, time };
  writeLease(session.connection, session.lease);
}

function rollBack(connection: Connection): void {
  try {
    connection.exec('ROLLBACK');
  } catch {
    // SQLite has already rolled back by itself (disk full, I/O error); the first error is the one to report.
  }
}
