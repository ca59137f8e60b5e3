import type { QueryError, RunPage, RunQuery, RunRow } from '../../src-shared/views';
import { OUTCOME_KINDS, STATUSES } from '../../src-shared/spec';
import { Damage, number, numberOrNull, text, textOrNull } from './columns';
import type { Connection, Value } from './connection';
import type { Row } from './driver';
import { listingOf } from './listing';
import { filterOf } from './run-filter';
import { orderOf } from './run-order';

export const ROW_COLUMNS = `r.id, e.id AS experimentId, r.title, r.status, r.outcome, r.period, r.problem, r.created, r.seconds, r.starred
  FROM run r LEFT JOIN experiment e ON e.id = r.experiment_id AND e.deleted = 0`;

/** Longer texts of a definition (formulas, schedules) are listed in part. */
const LONGEST_TEXT = 200;

/** A page of the run history: pinned runs first, then in the order asked for; unknown values come last, in either direction. */
export function listRuns(connection: Connection, query: RunQuery): RunPage {
  const filter = filterOf(connection, query.filter);
  if (!filter.ok) return nothing(filter.error);
  const { sql, values } = filter.condition;
  const where = `r.deleted = ${query.trash ? 1 : 0} AND ${sql}`;
  const total = countOf(connection, where, values);
  // The few pinned ones are listed by themselves: to sort all runs by being pinned first would spoil every index.
  const listing = listingOf(connection);
  const pinned = idsOf(connection, query, { from: `${listing} p CROSS JOIN run r ON r.id = p.run_id AND p.pinned = 1`, where, values });
  const first = pinned.slice(query.offset, query.offset + query.limit);
  const others = `${where} AND r.id NOT IN (SELECT run_id FROM ${listing} WHERE pinned = 1)`;
  const limit = query.limit - first.length;
  const offset = Math.max(0, query.offset - pinned.length);
  const rest = limit === 0 ? [] : idsOf(connection, query, { from: 'run r', where: others, values }, limit, offset);
  return { total, rows: rowsOf(connection, [...first, ...rest]), error: null };
}

/** All the runs of the query in its order. */
export function listIds(connection: Connection, query: RunQuery): readonly number[] {
  const filter = filterOf(connection, query.filter);
  if (!filter.ok) return [];
  const { sql, values } = filter.condition;
  const where = `r.deleted = ${query.trash ? 1 : 0} AND ${sql}`;
  const listing = listingOf(connection);
  const others = `${where} AND r.id NOT IN (SELECT run_id FROM ${listing} WHERE pinned = 1)`;
  return [
    ...idsOf(connection, query, { from: `${listing} p CROSS JOIN run r ON r.id = p.run_id AND p.pinned = 1`, where, values }),
    ...idsOf(connection, query, { from: 'run r', where: others, values }),
  ];
}

function nothing(error: QueryError): RunPage {
  return { total: 0, rows: [], error };
}

function countOf(connection: Connection, where: string, values: readonly Value[]): number {
  const row = connection.get(`SELECT count(*) AS n FROM run r WHERE ${where}`, ...values);
  return row ? number(row, 'n') : 0;
}

interface Chosen {
  readonly from: string;
  readonly where: string;
  readonly values: readonly Value[];
}

function idsOf(connection: Connection, { sort }: RunQuery, { from, where, values }: Chosen, limit = -1, offset = 0): readonly number[] {
  const { joins, joined, terms } = orderOf(sort);
  const listing = sort.some(({ key }) => key === 'bytes') ? `LEFT JOIN ${listingOf(connection)} l ON l.run_id = r.id` : '';
  const rows = connection.all(
    `SELECT r.id AS id FROM ${from} ${listing} ${joins} WHERE ${where} ORDER BY ${terms.join(', ')} LIMIT ? OFFSET ?`,
    ...joined,
    ...values,
    limit,
    offset,
  );
  return rows.map((row) => number(row, 'id'));
}

/** These runs, in the trash or not, in the order of the ids given; those that are not there are left out. */
export function rowsOf(connection: Connection, ids: readonly number[]): readonly RunRow[] {
  const rows = connection.all(`SELECT ${ROW_COLUMNS} WHERE r.id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids));
  const found = new Map(withDetails(connection, rows).map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Rows of `ROW_COLUMNS` with what other tables hold of them; texts of definitions up to `longest` characters. */
export function withDetails(connection: Connection, rows: readonly Row[], longest = LONGEST_TEXT): readonly RunRow[] {
  const ids = JSON.stringify(rows.map((row) => number(row, 'id')));
  const among = 'run_id IN (SELECT value FROM json_each(?))';
  const metrics = recordsOf(connection.all(`SELECT run_id, key, value FROM run_metric WHERE ${among}`, ids), 'key', (row) =>
    number(row, 'value'),
  );
  const params = recordsOf(
    connection.all(`SELECT run_id, path, num, substr(txt, 1, ${longest}) AS txt FROM run_param WHERE ${among}`, ids),
    'path',
    (row) => numberOrNull(row, 'num') ?? textOrNull(row, 'txt') ?? '',
  );
  const tags = new Map<number, string[]>();
  for (const row of connection.all(`SELECT run_id, tag FROM run_tag WHERE ${among} ORDER BY tag`, ids)) {
    const own = tags.get(number(row, 'run_id')) ?? [];
    tags.set(number(row, 'run_id'), [...own, text(row, 'tag')]);
  }
  const listing = new Map(
    connection
      .all(`SELECT run_id, pinned, bytes FROM ${listingOf(connection)} WHERE ${among}`, ids)
      .map((row) => [number(row, 'run_id'), { pinned: number(row, 'pinned') === 1, bytes: number(row, 'bytes') }]),
  );
  return rows.map((row) => {
    const id = number(row, 'id');
    return {
      ...plainRow(row),
      metrics: metrics.get(id) ?? {},
      params: params.get(id) ?? {},
      tags: tags.get(id) ?? [],
      ...(listing.get(id) ?? { pinned: false, bytes: 0 }),
    };
  });
}

/** Rows of (run_id, name, …) as a record for each run. */
function recordsOf<T>(rows: readonly Row[], name: string, valueOf: (row: Row) => T): ReadonlyMap<number, Readonly<Record<string, T>>> {
  const records = new Map<number, Record<string, T>>();
  for (const row of rows) {
    const id = number(row, 'run_id');
    const own = records.get(id) ?? {};
    own[text(row, name)] = valueOf(row);
    records.set(id, own);
  }
  return records;
}

function oneOf<T extends string>(allowed: readonly T[], value: string): T {
  const found = allowed.find((item) => item === value);
  if (found === undefined) throw new Damage(`"${value.slice(0, 40)}" is stored where one of ${allowed.join(', ')} is expected`);
  return found;
}

function plainRow(row: Row): Omit<RunRow, 'metrics' | 'params' | 'tags' | 'pinned' | 'bytes'> {
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
  };
}
