/** What a file that is not opened holds, read without a lease and without a write. */
import type { Counts } from '../../src-shared/versions';
import { foreignObject } from './allow-list';
import { number } from './columns';
import { connect, type Connection } from './connection';
import { refusalOf } from './failure';
import { readHeader } from './header';
import { readMeta } from './meta';
import { versionOf } from './meta';

export interface Look {
  readonly uid: string;
  readonly counts: Counts;
}

/** null when the file cannot be read: damaged, foreign, busy, or waiting for its journal. */
export function lookInto(path: string): Look | null {
  try {
    if (!readHeader(path).ok) return null;
    const connection = connect(path, true);
    try {
      // A view in place of a table could run for ever.
      if (foreignObject(connection, versionOf(connection)) !== null) return null;
      return { uid: readMeta(connection, 'uid'), counts: countsOf(connection) };
    } finally {
      connection.close();
    }
  } catch (problem) {
    refusalOf(problem, path); // rethrows a bug
    return null;
  }
}

export function countsOf(connection: Connection): Counts {
  const count = (sql: string) => number(connection.get(sql) ?? {}, 'n');
  return {
    experiments: count('SELECT count(*) AS n FROM experiment WHERE deleted = 0'),
    runs: count('SELECT count(*) AS n FROM run WHERE deleted = 0'),
    samples: count('SELECT coalesce(sum(s.n), 0) AS n FROM series s JOIN run r ON r.id = s.run_id WHERE r.deleted = 0'),
    sweeps: versionOf(connection) < 2 ? 0 : count('SELECT count(*) AS n FROM sweep WHERE deleted = 0'),
    notes: count(`SELECT count(*) AS n FROM run WHERE deleted = 0 AND note <> ''`),
  };
}

/** Changes with everything a user would miss: counts, edits, blocks; not with leases and layouts. */
export function markOf(connection: Connection): string {
  const edits = connection.get(
    'SELECT count(*) AS n, max(id) AS id, max(at) AS at, sum(undone) AS undone, sum(length(after)) AS size FROM edit',
  );
  const runs = connection.get(`SELECT max(id) AS id, count(finished) AS done, sum(deleted) AS deleted FROM run`);
  const sweeps = versionOf(connection) < 2 ? null : connection.get('SELECT count(*) AS blocks, sum(bytes) AS bytes FROM sweep_block');
  const tags = connection.get('SELECT count(*) AS n FROM run_tag');
  return JSON.stringify([countsOf(connection), edits, runs, sweeps, tags]);
}
