import { builtIn } from '../../src-shared/run-query';
import type { SortBy } from '../../src-shared/views';
import type { Value } from './connection';

export interface Order {
  readonly joins: string;
  readonly joined: readonly Value[];
  readonly terms: readonly string[];
}

/** SQL of the columns that are not metrics; only these texts ever reach the SQL. `l`: the run's listing. */
const COLUMNS: Readonly<Record<string, string>> = {
  id: 'r.id',
  title: `nullif(r.title, '') COLLATE NOCASE`,
  status: 'r.status',
  outcome: 'r.outcome',
  period: 'r.period',
  problem: 'r.problem COLLATE NOCASE',
  created: 'r.created',
  seconds: 'r.seconds',
  bytes: 'l.bytes',
  note: `nullif(r.note, '') COLLATE NOCASE`,
  starred: 'r.starred',
  theorem: `(SELECT min(key) FROM run_metric WHERE run_id = r.id AND key >= 'theorem.' AND key < 'theorem/')`,
  tag: '(SELECT min(tag) FROM run_tag WHERE run_id = r.id) COLLATE NOCASE',
};

/** Every run has these, so that an index can give their order. */
const NEVER_NULL: readonly string[] = ['r.id', 'r.created', 'r.status', 'r.starred'];

/** Joins and expressions for a column's values: one that is NULL where there is none; a parameter has numbers before texts. */
export function expressionsOf(
  column: string,
  at: number,
): { readonly join: string; readonly bound: readonly Value[]; readonly by: readonly string[] } {
  const known = builtIn(column)?.key ?? column;
  const own = Object.hasOwn(COLUMNS, known) ? COLUMNS[known] : undefined;
  if (own !== undefined) return { join: '', bound: [], by: [own] };
  const alias = `s${at}`;
  if (known.startsWith('param:')) {
    const join = `LEFT JOIN run_param ${alias} ON ${alias}.run_id = r.id AND ${alias}.path = ?`;
    return { join, bound: [known.slice(6)], by: [`${alias}.num`, `${alias}.txt COLLATE NOCASE`] };
  }
  const join = `LEFT JOIN run_metric ${alias} ON ${alias}.run_id = r.id AND ${alias}.key = ?`;
  return { join, bound: [known.replace(/^metric:/, '')], by: [`${alias}.value`] };
}

/** Among values of both kinds numbers come before texts, in either direction. */
function unknownLast(by: readonly string[]): readonly string[] {
  const [first = ''] = by;
  if (NEVER_NULL.includes(first)) return [];
  return by.length === 1 ? [`${first} IS NULL`] : [by.map((item) => `${item} IS NULL`).join(' AND '), `${first} IS NULL`];
}

/** Where a run has no value it comes last, in either direction; ties are in the order of ids, of the first key's direction. */
export function orderOf(sort: readonly SortBy[]): Order {
  const parts = sort.map(({ key, descending }, at) => ({ ...expressionsOf(key, at), direction: descending ? 'DESC' : 'ASC' }));
  const terms = parts.flatMap(({ by, direction }) => [...unknownLast(by), ...by.map((item) => `${item} ${direction}`)]);
  return {
    joins: parts.map((part) => part.join).join(' '),
    joined: parts.flatMap((part) => part.bound),
    terms: [...terms, `r.id ${sort[0]?.descending ? 'DESC' : 'ASC'}`],
  };
}
