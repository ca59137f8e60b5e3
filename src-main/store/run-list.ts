import { STATUSES, OUTCOME_KINDS } from '../../src-shared/spec';
import type { RunPage, RunQuery, RunRow, SortKey } from '../../src-shared/views';
import { Damage, number, numberOrNull, text, textOrNull } from './columns';
import type { Connection } from './connection';
import type { Row } from './driver';

/** What may be sorted by; a metric is joined. Only these texts ever reach the SQL. */
const ORDER: Readonly<Record<SortKey, string>> = {
  id: 'r.id',
  created: 'r.created',
  title: 'r.title COLLATE NOCASE',
  status: 'r.status',
  outcome: 'r.outcome',
  problem: 'r.problem',
  eta: 'm.value',
  K: 'm.value',
  steps: 'm.value',
  finalLoss: 'm.value',
  twoStepRate: 'm.value',
  lyapunov: 'm.value',
};

export const ROW_COLUMNS = `r.id, e.id AS experimentId, r.title, r.status, r.outcome, r.period, r.problem, r.created, r.seconds, r.starred
  FROM run r LEFT JOIN experiment e ON e.id = r.experiment_id AND e.deleted = 0`;

const SEARCHED = `r.title || char(10) || r.note || char(10) || r.problem || char(10) || r.status || char(10) || coalesce(r.outcome, '')
  || coalesce(char(10) || 'period-' || r.period, '')`;

/** A page of the run history. Where a run has no value for the sorted key it comes last, in either direction. */
export function listRuns(connection: Connection, query: RunQuery): RunPage {
  const order = ORDER[query.sort];
  const direction = query.descending ? 'DESC' : 'ASC';
  const where = query.text === '' ? 'r.deleted = 0' : `r.deleted = 0 AND ${SEARCHED} LIKE ? ESCAPE '\\'`;
  const searched = query.text === '' ? [] : [`%${query.text.replace(/[\\%_]/g, '\\$&')}%`];
  const join = order === 'm.value' ? 'LEFT JOIN run_metric m ON m.run_id = r.id AND m.key = ?' : '';
  const rows = connection.all(
    `SELECT ${ROW_COLUMNS} ${join} WHERE ${where} ORDER BY ${order} IS NULL, ${order} ${direction}, r.id ${direction} LIMIT ? OFFSET ?`,
    ...(join === '' ? [] : [query.sort]),
    ...searched,
    query.limit,
    query.offset,
  );
  const total = connection.get(`SELECT count(*) AS n FROM run r WHERE ${where}`, ...searched);
  const metrics = metricsOf(connection, rows);
  return { total: total ? number(total, 'n') : 0, rows: rows.map((row) => rowOf(row, metrics.get(number(row, 'id')) ?? {})) };
}

/** Metrics of the listed runs by run id. */
export function metricsOf(connection: Connection, rows: readonly Row[]): ReadonlyMap<number, Readonly<Record<string, number>>> {
  const ids = JSON.stringify(rows.map((row) => number(row, 'id')));
  const found = connection.all('SELECT run_id, key, value FROM run_metric WHERE run_id IN (SELECT value FROM json_each(?))', ids);
  const metrics = new Map<number, Record<string, number>>();
  for (const row of found) {
    const id = number(row, 'run_id');
    const own = metrics.get(id) ?? {};
    own[text(row, 'key')] = number(row, 'value');
    metrics.set(id, own);
  }
  return metrics;
}

function oneOf<T extends string>(allowed: readonly T[], value: string): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined) throw new Damage(`"${value.slice(0, 40)}" is stored where one of ${allowed.join(', ')} is expected`);
  return found;
}

export function rowOf(row: Row, metrics: Readonly<Record<string, number>>): RunRow {
  const outcome = textOrNull(row, 'outcome');
  return {
    id: number(row, 'id'),
    experimentId: numberOrNull(row, 'experimentId'),
    title: text(row, 'title'),
    status: oneOf(STATUSES, text(row, 'status')),
    outcome: outcome === null ? null : oneOf(OUTCOME_KINDS, outcome),
    period: numberOrNull(row, 'period'),
    problem: text(row, 'problem'),
    created: text(row, 'created'),
    seconds: numberOrNull(row, 'seconds'),
    starred: number(row, 'starred') === 1,
    metrics,
  };
}
