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

function holdLease(session: Session): void {
  const held = readLease(session.connection);
  if (held?.token !== session.lease.token) {
    session.readOnly = `The project was taken over by another Edge Lab${held ? ` on ${held.host}` : ''}.`;
    throw new NotWritable(session.readOnly);
  }
  const time = session.now();
  if (Math.abs(time - held.time) < RENEW_AFTER) return;
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
