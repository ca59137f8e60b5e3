/** A run's series as a table: a row per recorded step, read in blocks. */
import { stepOf } from '../../src-shared/recording';
import type { RunView } from '../../src-shared/views';
import { Given } from './formats/write-table';
import type { Block, Column, Table } from './formats/table';
import type { StoreClient } from './store-client';

/** Rows read, formatted and written at a time. */
const BLOCK = 16_384;

export const STEP_COLUMN: Column = { name: 'step', type: 'integer', missing: false };

/** `step` and a column for each series; `series` names those wanted, in order. */
export function seriesTable(run: RunView, series: readonly string[] = run.series): Table {
  const columns = series.map((name): Column => ({ name, type: 'number', missing: false }));
  return { columns: [STEP_COLUMN, ...columns], rows: run.samples, notes: notesOf(run) };
}

/** What the numbers are: enough to compute them again. */
function notesOf(run: RunView) {
  const { experiment, versions, title, id, created, recording, status, outcome, period, metrics } = run;
  return { title, run: id, created, status, outcome, period, seed: experiment.seed, experiment, versions, recording, metrics };
}

/** Throws `Given` when a series cannot be read (a damaged chunk): nothing of the file may be kept then. */
export async function* seriesBlocks(store: StoreClient, run: RunView, series: readonly string[] = run.series): AsyncGenerator<Block> {
  for (let from = 0; from < run.samples; from += BLOCK) {
    const count = Math.min(BLOCK, run.samples - from);
    const answers = await Promise.all(series.map((name) => store.samples(run.id, name, from, count)));
    const cells: Float64Array[] = [Float64Array.from({ length: count }, (_, index) => stepOf(run.recording, from + index))];
    for (const answer of answers) {
      if (!answer.ok) throw new Given(answer);
      cells.push(answer.value);
    }
    yield { count, cells };
  }
}
