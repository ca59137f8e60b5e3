/** Series of many runs as one long table: `run`, `step`, and a column for every series any of them has. */
import { Given, throwIfStopped, type Watch } from './formats/write-table';
import type { Block, Cells, Column, Table } from './formats/table';
import { recordsOf } from './chosen-runs';
import { seriesBlocks, STEP_COLUMN } from './run-series';
import type { StoreClient } from './store-client';

/** The specifications of at most so many runs go into the file; of more, `--what specification` has them. */
const DESCRIBED = 200;

/** `wanted`: names of series, null = all. */
export async function longTable(
  store: StoreClient,
  ids: readonly number[],
  wanted: readonly string[] | null,
  watch: Watch,
): Promise<Table> {
  const inRuns = new Map<string, number>();
  const runs: unknown[] = [];
  let rows = 0;
  for (const id of ids.slice(0, DESCRIBED)) {
    const run = await store.run(id);
    if (!run.ok) throw new Given(run);
    const { title, experiment, versions } = run.value;
    runs.push({ run: id, title, seed: experiment.seed, experiment, versions });
  }
  for await (const { series, samples } of recordsOf(store, ids)) {
    throwIfStopped(watch);
    rows += samples;
    for (const name of series) inRuns.set(name, (inRuns.get(name) ?? 0) + 1);
  }
  const names = wanted ?? [...inRuns.keys()];
  const columns = names.map((name): Column => ({
    name,
    type: 'number',
    missing: inRuns.get(name) !== ids.length,
  }));
  return {
    columns: [{ name: 'run', type: 'integer', missing: false }, STEP_COLUMN, ...columns],
    rows,
    notes: { table: 'series', runs },
  };
}

/** Throws `Given` when a series cannot be read. */
export async function* longBlocks(store: StoreClient, ids: readonly number[], { columns }: Table): AsyncGenerator<Block> {
  const names = columns.slice(2).map(({ name }) => name);
  for (const id of ids) {
    const run = await store.run(id);
    if (!run.ok) throw new Given(run);
    const series = run.value.series.filter((name) => names.includes(name));
    for await (const { count, cells } of seriesBlocks(store, run.value, series)) {
      const own = new Map<string, Cells>(series.map((name, index) => [name, cells[index + 1]!]));
      const absent: readonly null[] = new Array<null>(count).fill(null);
      yield {
        count,
        cells: [new Float64Array(count).fill(id), cells[0]!, ...names.map((name) => own.get(name) ?? absent)],
      };
    }
  }
}
