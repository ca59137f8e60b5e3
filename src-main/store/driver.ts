/** The only file that names an SQLite driver: @photostructure/sqlite, or node:sqlite where it is asked for or the first cannot load. */
import { createRequire } from 'node:module';

export type Bound = string | number | null | Uint8Array;
export type Column = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, Column>>;

export interface Statement {
  run(...values: Bound[]): { readonly changes: number | bigint; readonly lastInsertRowid: number | bigint };
  get(...values: Bound[]): Row | undefined;
  all(...values: Bound[]): Row[];
}

export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
  readonly limits: { attach: number };
}

interface Options {
  readonly readOnly: boolean;
  readonly timeout: number;
  readonly defensive: boolean;
  readonly enableForeignKeyConstraints: boolean;
  readonly limits: { readonly length: number; readonly sqlLength: number; readonly attach: number; readonly likePatternLength: number };
}

export interface Driver {
  readonly name: 'photostructure' | 'node';
  readonly open: (path: string, options: Options) => Database;
}

type Module = { readonly DatabaseSync: new (path: string, options: Options) => Database };

function load(name: Driver['name']): Driver {
  // Required at run time: a bundler must not follow either name, and node:sqlite does not exist in every runtime.
  const load = createRequire(import.meta.url);
  const { DatabaseSync } = load(name === 'node' ? 'node:sqlite' : '@photostructure/sqlite') as Module;
  return { name, open: (path, options) => new DatabaseSync(path, options) };
}

/** `EDGELAB_SQLITE=node` asks for node:sqlite; otherwise it is taken only where the packaged addon has no binary. */
function choose(): Driver {
  if (process.env['EDGELAB_SQLITE'] === 'node') return load('node');
  try {
    return load('photostructure');
  } catch (problem) {
    try {
      return load('node');
    } catch {
      throw problem;
    }
  }
}

export const driver: Driver = choose();
