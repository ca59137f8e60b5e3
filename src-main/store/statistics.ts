import type { ProjectStatistics } from '../../src-shared/calls/diagnostics';
import { number, text } from './columns';
import type { Connection } from './connection';
import { versionOf } from './meta';
import type { Session } from './session';

/** Larger files are not compared page by page for this. */
const SMALL = 32 * 1024 * 1024;

function pragma(connection: Connection, name: string): number {
  const row = connection.get(`PRAGMA ${name}`);
  return row ? number(row, name) : 0;
}

/** Counts, sizes and whether the file's pages are whole. Names of tables are ours: a file with others is not opened. */
export function projectStatistics({ connection, readOnly, unsaved }: Session): ProjectStatistics {
  const page = pragma(connection, 'page_size');
  const bytes = page * pragma(connection, 'page_count');
  const tables = connection
    .all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .map((row) => text(row, 'name'));
  const count = (table: string) => number(connection.get(`SELECT count(*) AS n FROM "${table}"`) ?? { n: 0 }, 'n');
  const byStatus = connection.all('SELECT status, count(*) AS n FROM run GROUP BY status ORDER BY status');
  const check = bytes > SMALL ? null : String(connection.get('PRAGMA quick_check(1)')?.['quick_check']);
  return {
    version: versionOf(connection),
    bytes,
    freeBytes: page * pragma(connection, 'freelist_count'),
    rows: Object.fromEntries(tables.sort().map((table) => [table, count(table)])),
    runsByStatus: Object.fromEntries(byStatus.map((row) => [text(row, 'status'), number(row, 'n')])),
    integrity: check === null ? 'not checked: large file' : check === 'ok' ? 'ok' : 'damaged',
    readOnly: readOnly !== null,
    unsaved,
  };
}
