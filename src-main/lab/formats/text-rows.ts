/** Formats of one line a row: CSV, tab-separated values, JSON Lines. */
import { csvNumber, csvRow, csvText } from '../csv';
import type { Block, Cell, Column, Table, TableFormat } from './table';

type RowText = (row: readonly Cell[]) => string;

/** A format of lines: `head` before the first row, then a line for each, then `end`. */
export function linesFormat(head: (table: Table) => string, lineOf: (columns: readonly Column[]) => RowText, end = ''): TableFormat {
  return async (file, table) => {
    const line = lineOf(table.columns);
    await file.appendFile(head(table));
    return {
      write: (block) => file.appendFile(textOf(table.columns, block, line)),
      finish: async () => file.appendFile(end),
    };
  };
}

export function textOf(columns: readonly Column[], { count, cells }: Block, line: RowText): string {
  const flags = columns.map(({ type }) => type === 'flag');
  let text = '';
  const row = new Array<Cell>(columns.length);
  for (let index = 0; index < count; index++) {
    for (let column = 0; column < row.length; column++) {
      const cell = cells[column]![index] ?? null;
      row[column] = flags[column] === true && typeof cell === 'number' ? cell !== 0 : cell;
    }
    text += line(row);
  }
  return text;
}

function plain(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? csvNumber(cell) : String(cell);
}

/** RFC 4180 with a header row; what is missing is empty. */
export const csvFormat: TableFormat = linesFormat(
  ({ columns }) => csvRow(columns.map(({ name }) => csvText(name))),
  () => (row) => csvRow(row.map((cell) => (typeof cell === 'string' ? csvText(cell) : plain(cell)))),
);

/** A tab or a line break inside a cell becomes a space: there is no quoting that spreadsheets agree on. */
export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

export function tsvRow(row: readonly Cell[]): string {
  return `${row.map((cell) => (typeof cell === 'string' ? oneLine(cell) : plain(cell))).join('\t')}\n`;
}

/**
 * One object a line. JSON has no NaN and no infinities: they are the strings "NaN", "Infinity", "-Infinity", as in `edgelab … --json`;
 * −0 is written `-0`, which JSON allows.
 */
export const jsonLinesFormat: TableFormat = linesFormat(
  () => '',
  (columns) => {
    const keys = columns.map(({ name }) => `${JSON.stringify(name)}:`);
    return (row) => `{${row.map((cell, index) => keys[index]! + jsonText(cell)).join(',')}}\n`;
  },
);

function jsonText(cell: Cell): string {
  if (typeof cell !== 'number') return JSON.stringify(cell);
  if (Object.is(cell, -0)) return '-0';
  return Number.isFinite(cell) ? String(cell) : `"${cell}"`;
}
