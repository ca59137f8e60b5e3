/** Reading a damaged table row by row: what cannot be read is jumped over, from both sides. */
import type { Connection, Value } from './connection';
import type { Row } from './driver';

export interface Walk {
  readonly rows: readonly Row[];
  /** False when something could not be read: a row that is not here may still have been there. */
  readonly complete: boolean;
}

const MOST_KEY = Number.MAX_SAFE_INTEGER;

/** Any error while reading a damaged file is damage: SQLite's, or a number too large for the driver. */
function attempt<T>(read: () => T): { readonly value: T } | null {
  try {
    return { value: read() };
  } catch {
    return null;
  }
}

/**
 * The rows of a table with an integer key, ascending. `columns` go into SELECT, `key` is the key's name among them. After a place that
 * cannot be read, the next one that can is found by doubling and halving steps, so that every leaf of the tree that is whole is read.
 */
export function walkByKey(connection: Connection, table: string, key: string, columns: string): Walk {
  const sql = `SELECT ${columns}, ${key} AS walked FROM ${table} NOT INDEXED WHERE ${key} > ? ORDER BY ${key} LIMIT 1`;
  const after = (last: number) => attempt(() => connection.get(sql, last));
  const rows: Row[] = [];
  let complete = true;
  let last = -1;
  for (;;) {
    const found = after(last);
    const next = found?.value;
    if (found && !next) return { rows, complete };
    const key = next?.['walked'];
    if (next && typeof key === 'number' && key > last) {
      rows.push(next);
      last = key;
      continue;
    }
    complete = false;
    const beyond = nextReadable(last, (start) => after(start) !== null);
    if (beyond === null) return { rows, complete };
    last = beyond;
  }
}

/** The smallest start above `last`, as far as halving tells, from which reading works. */
function nextReadable(last: number, works: (start: number) => boolean): number | null {
  let bad = last;
  let step = 1;
  while (last + step < MOST_KEY && !works(last + step)) {
    bad = last + step;
    step *= 2;
  }
  if (last + step >= MOST_KEY) return null;
  let good = last + step;
  while (good - bad > 1) {
    const middle = bad + Math.floor((good - bad) / 2);
    if (works(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

/**
 * The rows in the order of several key columns, which the tree named by `from` (a table without rowids, or an index that holds all of
 * them) is sorted by: forwards until something cannot be read, then backwards until something cannot be read.
 */
export function walkBySeveral(connection: Connection, from: string, keys: readonly string[], more: readonly string[] = []): Walk {
  // Without a name of its own SQLite calls a rowid by the column that is its alias.
  const columns = [...keys, ...more.map((name) => `${name} AS ${name}`)].join(', ');
  const tuple = `(${keys.join(', ')})`;
  const marks = `(${keys.map(() => '?').join(', ')})`;
  const batch = (last: Row | undefined, backwards: boolean, limit: number) => {
    const order = keys.map((key) => `${key}${backwards ? ' DESC' : ''}`).join(', ');
    const where = last ? `WHERE ${tuple} ${backwards ? '<' : '>'} ${marks}` : '';
    const values = last ? keys.map((key) => last[key] as Value) : [];
    return attempt(() => connection.all(`SELECT ${columns} FROM ${from} ${where} ORDER BY ${order} LIMIT ${limit}`, ...values));
  };
  const read = (backwards: boolean, known: ReadonlySet<string>) => {
    const rows: Row[] = [];
    for (;;) {
      const found = batch(rows.at(-1), backwards, 256) ?? batch(rows.at(-1), backwards, 1);
      if (!found) return { rows, complete: false };
      for (const row of found.value) {
        if (known.has(textOf(row, keys))) return { rows, complete: false };
        rows.push(row);
      }
      if (found.value.length === 0) return { rows, complete: true };
    }
  };
  const forwards = read(false, new Set());
  if (forwards.complete) return forwards;
  const backwards = read(true, new Set(forwards.rows.map((row) => textOf(row, keys))));
  return { rows: [...forwards.rows, ...backwards.rows.reverse()], complete: false };
}

export const textOf = (row: Row, columns: readonly string[]) => JSON.stringify(columns.map((column) => row[column]));
