import { number } from './columns';
import type { Connection } from './connection';

/** Runs a process left behind never go on: marks them interrupted, keeps their samples, and answers how many there were. */
export function settleInterrupted(connection: Connection): number {
  const count = connection.get(`SELECT count(*) AS n FROM run WHERE status IN ('queued', 'running')`);
  connection.run(`UPDATE run SET status = 'interrupted' WHERE status IN ('queued', 'running')`);
  return count ? number(count, 'n') : 0;
}

/** Removes for good what was deleted and no edit in the log can bring back. */
export function purge(connection: Connection): void {
  connection.run(`DELETE FROM run WHERE deleted = 1 AND id NOT IN (SELECT target FROM edit WHERE kind = 'delete-run')`);
  connection.run(`DELETE FROM experiment WHERE deleted = 1 AND id NOT IN (SELECT target FROM edit WHERE kind LIKE '%-experiment')`);
}
