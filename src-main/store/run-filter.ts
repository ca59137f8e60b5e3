import { builtIn, KEYS, parse, type Comparison, type HasTerm, type Operator, type Query } from '../../src-shared/run-query';
import type { QueryError } from '../../src-shared/views';
import type { Connection, Value } from './connection';
import { listingOf } from './listing';
import { metricKeysOf, pathsNamed, THEOREM } from './run-paths';

/** A condition on the run `r`; texts of the user are only ever among the values. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly Value[];
}

export type Filter = { readonly ok: true; readonly condition: Condition } | { readonly ok: false; readonly error: QueryError };

class Unknown extends Error {
  readonly error: QueryError;
  constructor(error: QueryError) {
    super(error.message);
    this.error = error;
  }
}

const ALWAYS: Condition = { sql: '1', values: [] };
const SEARCHED: Condition['sql'] = `(r.title LIKE ? ESCAPE '\\' OR r.note LIKE ? ESCAPE '\\' OR r.problem LIKE ? ESCAPE '\\'
  OR r.status LIKE ? ESCAPE '\\' OR r.outcome LIKE ? ESCAPE '\\' OR 'period-' || r.period LIKE ? ESCAPE '\\'
  OR EXISTS (SELECT 1 FROM run_tag WHERE run_id = r.id AND tag LIKE ? ESCAPE '\\'))`;

/**
 * The filter's text as SQL; every part of it comes from this file. Other tables are asked run by run, through their primary keys: of lists
 * of ids the planner, which knows no statistics here, would scan one for each element of another.
 */
export function filterOf(connection: Connection, text: string): Filter {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  try {
    return { ok: true, condition: conditionOf(connection, parsed.query) };
  } catch (problem) {
    if (problem instanceof Unknown) return { ok: false, error: problem.error };
    throw problem;
  }
}

function conditionOf(connection: Connection, query: Query): Condition {
  switch (query.kind) {
    case 'all':
      return ALWAYS;
    case 'and':
    case 'or':
      return balanced(
        query.kind === 'and' ? 'AND' : 'OR',
        query.parts.map((part) => conditionOf(connection, part)),
      );
    case 'not': {
      // A comparison with an unknown value is not true, so its negation is.
      const { sql, values } = conditionOf(connection, query.part);
      return { sql: `(${sql}) IS NOT TRUE`, values };
    }
    case 'flag':
      return query.flag === 'starred' ? { sql: 'r.starred = 1', values: [] } : { sql: pinnedIn(connection), values: [] };
    case 'text':
      return { sql: SEARCHED, values: Array<Value>(7).fill(like(query.text)) };
    case 'has':
      return has(connection, query);
    case 'compare':
      return compared(connection, query);
  }
}

/** SQLite bounds the depth of an expression; a long chain would be as deep as it is long. */
function balanced(word: 'AND' | 'OR', parts: readonly Condition[]): Condition {
  const [only] = parts;
  if (parts.length <= 1) return only ?? ALWAYS;
  const half = parts.length >> 1;
  const [a, b] = [balanced(word, parts.slice(0, half)), balanced(word, parts.slice(half))];
  return { sql: `(${a.sql} ${word} ${b.sql})`, values: [...a.values, ...b.values] };
}

function like(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

function pinnedIn(connection: Connection): string {
  return `EXISTS (SELECT 1 FROM ${listingOf(connection)} WHERE run_id = r.id AND pinned = 1)`;
}

function compared(connection: Connection, term: Comparison): Condition {
  const known = builtIn(term.key);
  if (!known) return named(connection, term);
  if (known.metric) return metric(known.key, term);
  if (known.kind === 'number') {
    const column = known.key === 'bytes' ? `(SELECT bytes FROM ${listingOf(connection)} WHERE run_id = r.id)` : `r.${known.key}`;
    return numeric(column, term.operator, Number(term.value));
  }
  const text = String(term.value);
  switch (known.kind) {
    case 'date':
      return dated(term.operator, text);
    case 'outcome': {
      const period = /^period-(\d+)$/.exec(text)?.[1];
      const found: Condition =
        period === undefined
          ? { sql: 'r.outcome = ?', values: [text] }
          : { sql: `(r.outcome = 'period-p' AND r.period = ?)`, values: [Number(period)] };
      return unless(term.operator, found);
    }
    case 'label':
      return unless(term.operator, known.key === 'theorem' ? theorem(text) : tagged(text));
    case 'status':
      return unless(term.operator, { sql: 'r.status = ?', values: [text] });
    case 'text': {
      const whole: Condition = { sql: `r.${known.key} = ? COLLATE NOCASE`, values: [text] };
      return term.operator === ':' ? { sql: `r.${known.key} LIKE ? ESCAPE '\\'`, values: [like(text)] } : unless(term.operator, whole);
    }
  }
}

function has(connection: Connection, term: HasTerm): Condition {
  const known = builtIn(term.key);
  if (!known) return hasNamed(connection, term);
  if (known.metric) return hasMetric(known.key);
  if (known.key === 'tag') return { sql: 'EXISTS (SELECT 1 FROM run_tag WHERE run_id = r.id)', values: [] };
  if (known.key === 'theorem')
    return { sql: `EXISTS (SELECT 1 FROM run_metric WHERE run_id = r.id AND key >= 'theorem.' AND key < 'theorem/')`, values: [] };
  // Every run has a size, be it 0.
  if (known.key === 'bytes') return ALWAYS;
  return { sql: known.kind === 'text' ? `r.${known.key} <> ''` : `r.${known.key} IS NOT NULL`, values: [] };
}

const hasMetric = (key: string): Condition => ({
  sql: 'EXISTS (SELECT 1 FROM run_metric WHERE run_id = r.id AND key = ?)',
  values: [key],
});

function hasNamed(connection: Connection, term: HasTerm): Condition {
  const found = metricOrPaths(connection, term);
  if ('metric' in found) return hasMetric(found.metric);
  const marks = found.paths.map(() => '?').join(', ');
  return { sql: `EXISTS (SELECT 1 FROM run_param WHERE run_id = r.id AND path IN (${marks}))`, values: found.paths };
}

const tagged = (tag: string): Condition => ({
  sql: 'EXISTS (SELECT 1 FROM run_tag WHERE run_id = r.id AND tag = ? COLLATE NOCASE)',
  values: [tag],
});

/** Cards that apply are metrics of their own (src-worker/jobs/metrics.ts). */
function theorem(id: string): Condition {
  const sql = 'EXISTS (SELECT 1 FROM run_metric WHERE run_id = r.id AND key = ?)';
  return { sql, values: [`${THEOREM}${id.toLowerCase()}`] };
}

function unless(operator: Operator, { sql, values }: Condition): Condition {
  return operator === '!=' ? { sql: `(${sql}) IS NOT TRUE`, values } : { sql, values };
}

/** Numbers are equal when they agree to nine digits: computed ones are seldom those that are typed. */
function numeric(column: string, operator: Operator, value: number): Condition {
  const slack = Math.abs(value) * 1e-9;
  switch (operator) {
    case ':':
    case '=':
      return { sql: `${column} BETWEEN ? AND ?`, values: [value - slack, value + slack] };
    case '!=':
      return { sql: `${column} NOT BETWEEN ? AND ?`, values: [value - slack, value + slack] };
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { sql: `${column} ${operator} ?`, values: [value] };
  }
}

function metric(key: string, term: Comparison): Condition {
  const { sql, values } = numeric('(SELECT value FROM run_metric WHERE run_id = r.id AND key = ?)', term.operator, Number(term.value));
  return { sql, values: [key, ...values] };
}

/** A day, month, minute … of UTC, as long as it is written; `~` comes after everything an ISO date goes on with. */
function dated(operator: Operator, text: string): Condition {
  const end = `${text}~`;
  switch (operator) {
    case ':':
    case '=':
      return { sql: '(r.created >= ? AND r.created < ?)', values: [text, end] };
    case '!=':
      return { sql: '(r.created < ? OR r.created >= ?)', values: [text, end] };
    case '<':
      return { sql: 'r.created < ?', values: [text] };
    case '<=':
      return { sql: 'r.created < ?', values: [end] };
    case '>':
      return { sql: 'r.created >= ?', values: [end] };
    case '>=':
      return { sql: 'r.created >= ?', values: [text] };
  }
}

/** A key that is not built in: a metric or parameters of the experiment, as many as the name fits. */
function named(connection: Connection, term: Comparison): Condition {
  const found = metricOrPaths(connection, term);
  if ('metric' in found) return metric(found.metric, numberNeeded(term));
  const { paths } = found;
  const { sql, values } = valued(term);
  const marks = paths.map(() => '?').join(', ');
  return { sql: `EXISTS (SELECT 1 FROM run_param WHERE run_id = r.id AND path IN (${marks}) AND ${sql})`, values: [...paths, ...values] };
}

function metricOrPaths(
  connection: Connection,
  term: Comparison | HasTerm,
): { readonly metric: string } | { readonly paths: readonly string[] } {
  const [, prefix, name = ''] = /^(?:(param|metric):)?(.*)$/su.exec(term.key) ?? [];
  if (prefix !== 'param' && metricKeysOf(connection).includes(name)) return { metric: name };
  const paths = prefix === 'metric' ? [] : pathsNamed(connection, name);
  if (paths.length === 0) throw new Unknown(nothingNamed(term, prefix === undefined ? name : term.key));
  return { paths };
}

function numberNeeded(term: Comparison): Comparison {
  if (typeof term.value === 'number') return term;
  throw new Unknown({ message: `${term.key} is a number; write one here.`, from: term.from, to: term.to });
}

function valued({ operator, value }: Comparison): Condition {
  if (typeof value === 'number') return numeric('num', operator, value);
  if (operator === ':') return { sql: `txt LIKE ? ESCAPE '\\'`, values: [like(value)] };
  return { sql: operator === '!=' ? 'txt <> ? COLLATE NOCASE' : 'txt = ? COLLATE NOCASE', values: [value] };
}

function nothingNamed({ from, to }: Comparison | HasTerm, name: string): QueryError {
  const near = KEYS.find((item) => item.key.toLowerCase().startsWith(name.slice(0, 3).toLowerCase()));
  const example = near ? `Did you mean ${near.key}?` : 'Use a column such as K, eta or tag, or a parameter of a run.';
  return { message: `No run has anything called “${name.slice(0, 60)}”. ${example}`, from, to };
}
