import { driver, type Bound, type Database, type Row, type Statement } from './driver';

/** What may be bound; booleans become 0 and 1. */
export type Value = Bound | boolean;

/**
 * An open database with prepared statements kept by their text. Values are normalised so that both drivers behave alike: text loses
 * U+0000 (one driver would cut it there), NaN is refused (both would store NULL in silence).
 */
export interface Connection {
  readonly path: string;
  readonly all: (sql: string, ...values: Value[]) => Row[];
  readonly get: (sql: string, ...values: Value[]) => Row | undefined;
  /** Answers the id of the last inserted row. */
  readonly run: (sql: string, ...values: Value[]) => number;
  readonly exec: (sql: string) => void;
  /** Number of databases that may be attached: 0, but VACUUM INTO needs 1. */
  readonly allowAttach: (count: number) => void;
  readonly close: () => void;
}

const LIMITS = { length: 64_000_000, sqlLength: 1_000_000, attach: 0, likePatternLength: 4_000 };

/** Prepared statements that are kept. */
const MOST_STATEMENTS = 500;

const PRAGMAS = [
  'trusted_schema=OFF',
  'cell_size_check=ON',
  'mmap_size=0',
  'foreign_keys=ON',
  'synchronous=EXTRA',
  'fullfsync=ON',
  'temp_store=MEMORY',
  'cache_size=-8192',
  'busy_timeout=2000',
  'locking_mode=NORMAL',
];

function bound(value: Value): Bound {
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '') : value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number' && Number.isNaN(value)) throw new Error('NaN cannot be stored as a number');
  return value;
}

/** Opens an absolute path (a `file:` text would be read as a URI by both drivers). Throws the driver's error. */
export function connect(path: string, readOnly: boolean): Connection {
  const options = { readOnly, timeout: 2000, defensive: true, enableForeignKeyConstraints: true, limits: LIMITS };
  const database = driver.open(path, options);
  try {
    for (const pragma of PRAGMAS) database.exec(`PRAGMA ${pragma}`);
    return wrap(path, database);
  } catch (problem) {
    database.close();
    throw problem;
  }
}

function wrap(path: string, database: Database): Connection {
  const statements = new Map<string, Statement>();
  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = database.prepare(sql);
    // Filters and orders of the history make ever new texts; those in use are prepared again in a moment.
    if (statements.size >= MOST_STATEMENTS) statements.clear();
    statements.set(sql, statement);
    return statement;
  };
  return {
    path,
    all: (sql, ...values) => prepared(sql).all(...values.map(bound)),
    get: (sql, ...values) => prepared(sql).get(...values.map(bound)),
    run: (sql, ...values) => Number(prepared(sql).run(...values.map(bound)).lastInsertRowid),
    exec: (sql) => database.exec(sql),
    allowAttach: (count) => void (database.limits.attach = count),
    close: () => database.close(),
  };
}
