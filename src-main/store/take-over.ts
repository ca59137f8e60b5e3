import { refusalOf } from './failure';
import { writeLease } from './lease';
import { transaction, write, type Session } from './session';
import { purge, settleInterrupted, type Interrupted } from './settle';

function noticeOf({ runs, sweeps }: Interrupted): string | null {
  const parts = [
    ...(runs === 0 ? [] : [runs === 1 ? 'One run' : `${runs} runs`]),
    ...(sweeps === 0 ? [] : [sweeps === 1 ? 'one sweep' : `${sweeps} sweeps`]),
  ];
  if (parts.length === 0) return null;
  const what = parts.join(' and ');
  const were = runs + sweeps === 1 ? 'was' : 'were';
  return `${what[0]!.toUpperCase()}${what.slice(1)} ${were} interrupted when the project was last closed; what was recorded until then is kept.`;
}

/**
 * The first write into a project that was opened: lease, interrupted runs, what can no longer be undone; it also clears an inert
 * journal. Where it cannot be written (disk full), the project is opened to read.
 */
export function takeOver(session: Session): void {
  if (session.readOnly !== null) return session.connection.exec('PRAGMA query_only = ON');
  const { connection } = session;
  try {
    const interrupted = transaction(connection, () => {
      writeLease(connection, session.lease);
      purge(connection);
      return settleInterrupted(connection);
    });
    session.notice = [session.notice, noticeOf(interrupted)].filter((part) => part !== null).join(' ') || null;
  } catch (problem) {
    session.readOnly = refusalOf(problem, connection.path).refusal.what;
    connection.exec('PRAGMA query_only = ON');
  }
}

/** Ends the lease, which says that the close was clean, and closes the file; runs still active are interrupted by it. */
export function letGo(session: Session): void {
  try {
    if (session.readOnly === null) {
      write(session, (connection) => {
        settleInterrupted(connection);
        writeLease(connection, null);
      });
    }
  } finally {
    session.connection.close();
  }
}
