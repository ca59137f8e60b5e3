import { accept, refuse, type Answer } from '../../src-shared/answer';
import { builtIn } from '../../src-shared/run-query';
import type { Aggregate, RunGroup } from '../../src-shared/views';
import { Damage, number, text } from './columns';
import type { Connection } from './connection';
import type { Row } from './driver';
import { listingOf } from './listing';
import { filterOf } from './run-filter';
import { expressionsOf } from './run-order';
import { pathsNamed, THEOREM } from './run-paths';

/** More groups than these are no summary. */
const MOST = 5_000;

interface Members {
  readonly value: string | number | null;
  readonly ids: number[];
  diverged: number;
  stopped: number;
}

/** The runs of the filter by the values of a column; aggregates are of the finished runs that did not diverge, from all their metrics. */
export function groupRuns(connection: Connection, filterText: string, by: string): Answer<readonly RunGroup[]> {
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
    groupsOf.set(id, [...(groupsOf.get(id) ?? []), group]);
  }
  if (groups.size > MOST)
    return refuse('too-many-groups', by, `There are ${groups.size} different values.`, 'Group by a column with fewer, or filter first.');
  const metrics = metricsOf(connection, groupsOf);
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

/** Values of every metric for each group. */
function metricsOf(connection: Connection, groupsOf: ReadonlyMap<number, readonly Members[]>): Map<Members, Map<string, number[]>> {
  const found = new Map<Members, Map<string, number[]>>();
  const rows = connection.all(
    'SELECT run_id, key, value FROM run_metric WHERE run_id IN (SELECT value FROM json_each(?))',
    JSON.stringify([...groupsOf.keys()]),
  );
  for (const row of rows) {
    const key = text(row, 'key');
    if (key.startsWith(THEOREM)) continue;
    for (const group of groupsOf.get(number(row, 'run_id')) ?? []) {
      const keys = found.get(group) ?? new Map<string, number[]>();
      found.set(group, keys);
      const values = keys.get(key);
      if (values) values.push(number(row, 'value'));
      else keys.set(key, [number(row, 'value')]);
    }
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
