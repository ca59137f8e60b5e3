import { accept, refuse, type Answer } from '../../src-shared/answer';
import { builtIn } from '../../src-shared/run-query';
import type { Aggregate, RunGroup } from '../../src-shared/views';
import { Damage, number } from './columns';
import type { Connection } from './connection';
import type { Row } from './driver';
import { listingOf } from './listing';
import { filterOf } from './run-filter';
import { expressionsOf } from './run-order';
import { metricKeysOf, pathsNamed, THEOREM } from './run-paths';

/** More groups than these are no summary. */
const MOST = 5_000;

/** Runs up to so many are looked up one by one. */
const FEW = 5_000;

interface Members {
  readonly value: string | number | null;
  readonly ids: number[];
  diverged: number;
  stopped: number;
}

/**
 * The runs of the filter by the values of a column; aggregates are of the finished runs that did not diverge, of the metrics asked for
 * (null: all), from every value there is.
 */
export function groupRuns(
  connection: Connection,
  filterText: string,
  by: string,
  keys: readonly string[] | null,
): Answer<readonly RunGroup[]> {
  const filter = filterOf(connection, filterText);
  if (!filter.ok) {
    const { message, from, to } = filter.error;
    const refused = refuse('bad-filter', 'filter', message, 'Change the filter there.');
    return { ok: false, refusal: { ...refused.refusal, span: [from, to] } };
  }
  const { sql, bound } = valueOf(connection, by);
  const rows = connection.all(
    `SELECT r.id AS id, r.status AS status, r.outcome AS outcome, ${sql} WHERE r.deleted = 0 AND ${filter.condition.sql} ORDER BY r.id`,
    ...[...bound, ...filter.condition.values],
  );
  const groups = new Map<string | number | null, Members>();
  const groupsOf = new Map<number, Members[]>();
  for (const row of rows) {
    const group = member(groups, row);
    if (group === null) continue;
    const id = number(row, 'id');
    const own = groupsOf.get(id);
    if (own) own.push(group);
    else groupsOf.set(id, [group]);
  }
  if (groups.size > MOST)
    return refuse('too-many-groups', by, `There are ${groups.size} different values.`, 'Group by a column with fewer, or filter first.');
  const metrics = metricsOf(connection, groupsOf, keys ?? metricKeysOf(connection).filter((key) => !key.startsWith(THEOREM)));
  return accept(
    [...groups.values()].sort(byValue).map((group) => ({
      ...{ value: group.value, runs: group.ids.length, diverged: group.diverged, stopped: group.stopped },
      metrics: Object.fromEntries([...(metrics.get(group) ?? [])].map(([key, values]) => [key, aggregate(values)])),
    })),
  );
}

/** Adds a row to its group; null when it is one that is left out of the aggregates. */
function member(groups: Map<string | number | null, Members>, row: Row): Members | null {
  const value = row['value'] ?? null;
  if (value instanceof Uint8Array) throw new Damage('a value that is grouped by holds bytes');
  const group = groups.get(value) ?? { value, ids: [], diverged: 0, stopped: 0 };
  groups.set(value, group);
  group.ids.push(number(row, 'id'));
  if (row['outcome'] === 'diverged') group.diverged++;
  else if (row['status'] === 'stopped') group.stopped++;
  else if (row['status'] === 'finished') return group;
  return null;
}

/** The value grouped by, with the tables it comes from. */
function valueOf(connection: Connection, by: string): { readonly sql: string; readonly bound: readonly string[] } {
  const known = builtIn(by)?.key ?? by;
  if (known === 'tag') return { sql: 't.tag AS value FROM run r LEFT JOIN run_tag t ON t.run_id = r.id', bound: [] };
  if (known === 'theorem') {
    const join = `LEFT JOIN run_metric t ON t.run_id = r.id AND t.key >= 'theorem.' AND t.key < 'theorem/'`;
    return { sql: `substr(t.key, ${THEOREM.length + 1}) AS value FROM run r ${join}`, bound: [] };
  }
  const listing = `LEFT JOIN ${listingOf(connection)} l ON l.run_id = r.id`;
  if (known === 'created') return { sql: `substr(r.created, 1, 10) AS value FROM run r`, bound: [] };
  if (known === 'outcome')
    return { sql: `iif(r.outcome = 'period-p', coalesce('period-' || r.period, 'period-p'), r.outcome) AS value FROM run r`, bound: [] };
  const named = builtIn(by) || known.includes(':') ? [] : pathsNamed(connection, known);
  const [only] = named;
  const { join, bound, by: values } = expressionsOf(named.length === 1 && only !== undefined ? `param:${only}` : known, 0);
  const value = values.length === 1 ? values.join('') : `coalesce(${values.map((item) => item.replace(' COLLATE NOCASE', '')).join(', ')})`;
  return { sql: `${value} AS value FROM run r ${listing} ${join}`, bound: bound.map(String) };
}

/** Values of the metrics for each group. */
function metricsOf(
  connection: Connection,
  groupsOf: ReadonlyMap<number, readonly Members[]>,
  keys: readonly string[],
): Map<Members, Map<string, number[]>> {
  const found = new Map<Members, Map<string, number[]>>();
  const add = (group: Members, key: string, value: number) => {
    const own = found.get(group) ?? new Map<string, number[]>();
    found.set(group, own);
    const values = own.get(key);
    if (values) values.push(value);
    else own.set(key, [value]);
  };
  const ids = groupsOf.size > FEW ? null : JSON.stringify([...groupsOf.keys()]);
  for (const key of keys) {
    // Of many runs the index of the metric is read through; of few each is looked up.
    const rows =
      ids === null
        ? connection.all('SELECT run_id AS id, value FROM run_metric WHERE key = ?', key)
        : connection.all(
            'SELECT m.run_id AS id, m.value FROM json_each(?) j CROSS JOIN run_metric m ON m.run_id = j.value AND m.key = ?',
            ids,
            key,
          );
    for (const row of rows) for (const group of groupsOf.get(number(row, 'id')) ?? []) add(group, key, number(row, 'value'));
  }
  return found;
}

/** Of at least one number. */
export function aggregate(values: readonly number[]): Aggregate {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const quantile = (part: number) => {
    const at = part * (n - 1);
    const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
    const share = at - Math.floor(at);
    // Shares of both do not overflow where their difference would.
    return low === high ? low : (1 - share) * low + share * high;
  };
  // The mean of shares does not overflow where the sum would.
  const mean = sorted.reduce((sum, value) => sum + value / n, 0);
  return { n, mean, median: quantile(0.5), q25: quantile(0.25), q75: quantile(0.75), low: quantile(0), high: quantile(1) };
}

/** Numbers by size, then texts, runs without a value last. */
function byValue(a: Members, b: Members): number {
  const rank = (value: Members['value']) => (value === null ? 2 : typeof value === 'string' ? 1 : 0);
  const order = rank(a.value) - rank(b.value);
  if (order !== 0) return order;
  if (typeof a.value === 'number' && typeof b.value === 'number') return a.value - b.value;
  return String(a.value) < String(b.value) ? -1 : 1;
}
