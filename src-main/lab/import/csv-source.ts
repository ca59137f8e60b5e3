/** CSV (or tab- or semicolon-separated) with a header row, read line by line. */
import { open, type FileHandle } from 'node:fs/promises';
import { BLOCK, Unreadable, type Source } from './source';

/** Longer lines are no table. */
const LONGEST_LINE = 1_000_000;
const NOT_KNOWN: Readonly<Record<string, number>> = {
  '': Number.NaN,
  nan: Number.NaN,
  na: Number.NaN,
  inf: Infinity,
  '+inf': Infinity,
  '-inf': -Infinity,
  infinity: Infinity,
  '-infinity': -Infinity,
};

export async function csvSource(path: string): Promise<Source> {
  const file = await open(path, 'r');
  const lines = linesOf(file);
  const first = await lines.next();
  await lines.return(undefined);
  const header = first.done === true ? '' : first.value;
  const separator = [',', '\t', ';'].find((mark) => header.includes(mark)) ?? ',';
  const names = header.split(separator).map(unquoted);
  if (names.every((name) => name === '' || !Number.isNaN(Number(name)))) {
    await file.close();
    throw new Unreadable('line 1', 'The first line does not name the columns.', 'Put a line such as step,loss,x at the top.');
  }
  return { names, blocks: () => rowsOf(file, names, separator), close: () => file.close() };
}

const unquoted = (text: string) =>
  text
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('""', '"')
    .trim();

async function* rowsOf(file: FileHandle, names: readonly string[], separator: string): AsyncGenerator<readonly Float64Array[]> {
  let columns = names.map(() => new Float64Array(BLOCK));
  let count = 0;
  let number = 0;
  for await (const line of linesOf(file)) {
    number++;
    if (number === 1 || line.trim() === '') continue;
    const cells = line.split(separator);
    if (cells.length !== names.length)
      throw new Unreadable(
        `line ${number}`,
        `There are ${cells.length} cells where the header has ${names.length}.`,
        'Give every row a cell for each column.',
      );
    for (const [index, cell] of cells.entries()) columns[index]![count] = numberOf(unquoted(cell), number, names[index]!);
    if (++count < BLOCK) continue;
    yield columns;
    columns = names.map(() => new Float64Array(BLOCK));
    count = 0;
  }
  if (count > 0) yield columns.map((column) => column.subarray(0, count));
}

function numberOf(text: string, line: number, column: string): number {
  const special = NOT_KNOWN[text.toLowerCase()];
  if (special !== undefined) return special;
  const value = Number(text);
  if (!Number.isNaN(value)) return value;
  throw new Unreadable(
    `line ${line}, column ${column}`,
    `“${text.slice(0, 40)}” is no number.`,
    'Write numbers with a point, or leave the column out.',
  );
}

async function* linesOf(file: FileHandle): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const buffer = new Uint8Array(1 << 16);
  let rest = '';
  let position = 0;
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
      position += bytesRead;
      rest += decoder.decode(buffer.subarray(0, bytesRead), { stream: bytesRead > 0 });
      const lines = rest.split(/\r?\n/);
      rest = lines.pop() ?? '';
      if (rest.length > LONGEST_LINE)
        throw new Unreadable('', 'A line is longer than a million characters.', 'Is this a table of numbers?');
      yield* lines;
      if (bytesRead === 0) break;
    }
  } catch (error) {
    if (error instanceof TypeError) throw new Unreadable('', 'The file is no text in UTF-8.', 'Save it as CSV in UTF-8.');
    throw error;
  }
  if (rest !== '') yield rest;
}
