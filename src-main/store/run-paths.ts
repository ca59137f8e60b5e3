import type { RunColumn } from '../../src-shared/views';
import { KEYS } from '../../src-shared/run-query';
import { text } from './columns';
import type { Connection } from './connection';

/** Distinct leading values of an index, one jump in it for each. */
function distinct(connection: Connection, table: 'run_param' | 'run_metric', column: 'path' | 'key'): readonly string[] {
  const rows = connection.all(
    `WITH RECURSIVE found(v) AS (
       SELECT min(${column}) FROM ${table}
       UNION ALL SELECT (SELECT min(${column}) FROM ${table} WHERE ${column} > v) FROM found WHERE v IS NOT NULL)
     SELECT v FROM found WHERE v IS NOT NULL LIMIT 5000`,
  );
  return rows.map((row) => text(row, 'v'));
}

/** Begins the keys of metrics that are 1 where a theorem card applies: one column has them all. */
export const THEOREM = 'theorem.';

export const pathsOf = (connection: Connection) => distinct(connection, 'run_param', 'path');
export const metricKeysOf = (connection: Connection) => distinct(connection, 'run_metric', 'key');

/** Parameters a name means: the whole path or its end (`mu` for problem.params.mu). */
export function pathsNamed(connection: Connection, name: string): readonly string[] {
  const paths = pathsOf(connection);
  const exact = paths.filter((path) => path === name);
  return exact.length > 0 ? exact : paths.filter((path) => path.endsWith(`.${name}`));
}

export function columnsOf(connection: Connection): readonly RunColumn[] {
  const known = new Set(KEYS.map((item) => item.key));
  const metrics = metricKeysOf(connection).filter((key) => !known.has(key) && !key.startsWith(THEOREM));
  return [
    ...KEYS.map(({ key, label, numeric }) => ({ key, label, numeric })),
    ...metrics.map((key) => ({ key: `metric:${key}`, label: key, numeric: true })),
    ...pathsOf(connection).map((path) => ({ key: `param:${path}`, label: labelOf(path), numeric: isNumeric(connection, path) })),
  ];
}

function labelOf(path: string): string {
  return path.replace(/^problem\.params\./, '');
}

/** A text has no number, and the index of values begins with those that have none. */
function isNumeric(connection: Connection, path: string): boolean {
  return connection.get('SELECT 1 AS found FROM run_param WHERE path = ? AND num IS NULL LIMIT 1', path) === undefined;
}
