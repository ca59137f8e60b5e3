/** A table as every format sees it: named columns, and rows that arrive in blocks. */
import type { FileHandle } from 'node:fs/promises';

export interface Column {
  readonly name: string;
  /** `integer`: whole numbers below 2⁵³. */
  readonly type: 'number' | 'integer' | 'text' | 'flag';
  /** Cells may be null: not known. */
  readonly missing: boolean;
  /** The most characters a text has; formats of fixed width (NPZ) need it. */
  readonly width?: number;
}

export type Cell = number | string | boolean | null;
/** One column of a block; numbers travel as doubles, flags as 0 and 1 where the cells are a Float64Array. */
export type Cells = Float64Array | readonly Cell[];

export interface Table {
  readonly columns: readonly Column[];
  /** Known before the first block: NPZ writes it first. */
  readonly rows: number;
  /** What the numbers are: values of JSON (specification, versions, seed). Formats without a place for them leave them out. */
  readonly notes: Readonly<Record<string, unknown>>;
}

/** One block: a list of cells per column, all of `count` entries. */
export interface Block {
  readonly count: number;
  readonly cells: readonly Cells[];
}

/** Writes blocks in order. Rejects where the file cannot be written; what was written then is to be given up. */
export interface TableWriter {
  write(block: Block): Promise<void>;
  /** After the last block: what the format has at its end. */
  finish(): Promise<void>;
}

export type TableFormat = (file: FileHandle, table: Table) => Promise<TableWriter>;

/** Names of columns made unlike each other: later ones get their number. */
export function distinctNames(columns: readonly Column[]): readonly Column[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let name = column.name;
    for (let k = 2; taken.has(name); k++) name = `${column.name} (${k})`;
    taken.add(name);
    return name === column.name ? column : { ...column, name };
  });
}

/** Cells of a column as doubles; what is missing is NaN. */
export function doublesOf(cells: Cells): Float64Array {
  if (cells instanceof Float64Array) return cells;
  return Float64Array.from(cells, (cell) => (cell === null || typeof cell === 'string' ? Number.NaN : Number(cell)));
}
