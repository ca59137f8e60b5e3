/** A stored sweep's results as a table, one row per cell (diagram: per cell with points in it; ensemble: per run and sampled step). */
import type { Answer } from '../../src-shared/answer';
import type { DataFormat } from '../../src-shared/export/formats';
import type { SweepBlock } from '../../src-shared/sweep';
import { FORMATS } from './formats';
import type { Block } from './formats/table';
import type { ExportWatch } from './export-request';
import { Given, throwIfStopped, writeTable } from './formats/write-table';
import type { StoreClient } from './store-client';
import { sweepColumns, sweepRows } from './sweep-table';

/** Blocks read at a time. */
const AT_ONCE = 4;
/** Rows written at a time. */
const GATHERED = 16_384;

/**
 * The value is the path written. Refuses where a block cannot be read, the file not be written, or the signal says so; nothing is left
 * behind then. `watch` hears blocks, not rows: how many rows there are is only known at the end.
 */
export async function exportSweep(
  store: StoreClient,
  sweepId: number,
  format: DataFormat,
  path: string,
  watch: ExportWatch,
): Promise<Answer<string>> {
  await store.flush();
  const work = await store.sweepWork(sweepId);
  if (!work.ok) return work;
  const { spec, blocks } = work.value.checked;
  const columns = sweepColumns(spec);
  watch.onTotal(blocks.length * (format === 'npz' ? 2 : 1));
  let done = 0;

  async function* read(): AsyncGenerator<SweepBlock> {
    for (let from = 0; from < blocks.length; from += AT_ONCE) {
      const answer = await store.sweepBlocks(sweepId, from, from + AT_ONCE);
      if (!answer.ok) throw new Given(answer);
      throwIfStopped(watch);
      yield* answer.value;
      watch.onRows((done += answer.value.length));
    }
  }
  async function* gathered(): AsyncGenerator<Block> {
    let cells = columns.map((): (number | string)[] => []);
    for await (const block of read())
      for (const row of sweepRows(spec, blocks[block.index]!.from, block)) {
        for (const [index, cell] of row.entries()) cells[index]!.push(cell);
        if (cells[0]!.length < GATHERED) continue;
        yield { count: GATHERED, cells };
        cells = columns.map(() => []);
      }
    yield { count: cells[0]!.length, cells };
  }
  /** NPZ says how many rows there are before the first: they are counted in a reading of their own. */
  async function count(): Promise<number> {
    let rows = 0;
    for await (const { count } of gathered()) rows += count;
    return rows;
  }
  try {
    const rows = format === 'npz' ? await count() : 0;
    return await writeTable(path, FORMATS[format], { columns, rows, notes: { sweep: sweepId, spec } }, gathered(), {
      ...watch,
      onRows: () => undefined,
    });
  } catch (error) {
    if (error instanceof Given) return error.answer;
    throw error;
  }
}
