import { number } from './columns';
import type { Connection } from './connection';

/** How many runs and sweeps a process left behind. */
export interface Interrupted {
  readonly runs: number;
  readonly sweeps: number;
}

/** Runs and sweeps a process left behind never go on by themselves: marks them interrupted and keeps what they have. */
export function settleInterrupted(connection: Connection): Interrupted {
  return { runs: settleTable(connection, 'run'), sweeps: settleTable(connection, 'sweep') };
}

function settleTable(connection: Connection, table: 'run' | 'sweep'): number {
  const count = connection.get(`SELECT count(*) AS n FROM ${table} WHERE status IN ('queued','running')`);
  connection.run(`UPDATE ${table} SET status = 'interrupted' WHERE status IN ('queued','running')`);
  return count ? number(count, 'n') : 0;
}

/** Removes for good what was deleted and no edit in the log can bring back; runs stay in the trash until they are purged. */
export function purge(connection: Connection): void {
  connection.run(`DELETE FROM sweep WHERE deleted = 1 AND id NOT IN (SELECT target FROM edit WHERE kind = 'delete-sweep')`);
  connection.run(`DELETE FROM experiment WHERE deleted = 1 AND id NOT IN (SELECT target FROM edit WHERE kind LIKE '%-experiment')`);
}
