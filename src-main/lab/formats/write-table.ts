/** Tables into files: whole or not at all, block after block, stoppable between two blocks. */
import { accept, refuse, type Answer } from '../../../src-shared/answer';
import { writeAtomically } from '../atomic-file';
import { distinctNames, type Block, type Table, type TableFormat } from './table';

/** Carries a refusal out of the writing of a file, so that the file is given up. */
export class Given extends Error {
  constructor(readonly answer: Answer<never>) {
    super('given up');
  }
}

/** Who waits for a long export: may stop it, and is told how far it is. */
export interface Watch {
  readonly signal: AbortSignal | null;
  onRows(written: number): void;
}

export const UNWATCHED: Watch = { signal: null, onRows: () => undefined };

const STOPPED = refuse('stopped', '', 'The export was stopped; no file was written.', 'Start it again if you need it.');

export function throwIfStopped({ signal }: Watch): void {
  if (signal?.aborted === true) throw new Given(STOPPED);
}

/**
 * Writes `blocks` as a table to `path`; the value is the path. A generator that cannot go on throws `Given`. Refuses with `not-written`
 * where the file cannot be written and with `stopped` when the signal says so; nothing is left behind then.
 */
export async function writeTable(
  path: string,
  format: TableFormat,
  table: Table,
  blocks: AsyncIterable<Block>,
  watch: Watch = UNWATCHED,
): Promise<Answer<string>> {
  return writtenTo(path, (file) => fillTable(file, format, table, blocks, watch));
}

async function fillTable(
  file: Parameters<TableFormat>[0],
  format: TableFormat,
  table: Table,
  blocks: AsyncIterable<Block>,
  watch: Watch,
): Promise<void> {
  const writer = await format(file, { ...table, columns: distinctNames(table.columns) });
  let written = 0;
  for await (const block of blocks) {
    throwIfStopped(watch);
    await writer.write(block);
    written += block.count;
    watch.onRows(written);
  }
  await writer.finish();
}

/** As `writeAtomically`, with what went wrong as an answer. */
export async function writtenTo(path: string, write: (file: Parameters<TableFormat>[0]) => Promise<void>): Promise<Answer<string>> {
  try {
    await writeAtomically(path, write);
    return accept(path);
  } catch (error) {
    if (error instanceof Given) return error.answer;
    const what = error instanceof Error ? error.message : String(error);
    return refuse('not-written', path, `The file could not be written: ${what}`, 'Choose another place.');
  }
}
