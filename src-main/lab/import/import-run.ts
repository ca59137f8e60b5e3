/** A file's series as an external run: looked through once before anything is stored, then stored in the trash and restored as one edit. */
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { accept, refuse, type Answer } from '../../../src-shared/answer';
import { EXTERNAL, unknownExperiment } from '../../../src-shared/external-run';
import type { Versions } from '../../../src-shared/spec';
import { SERIES } from '../../../src-shared/views';
import type { StoreClient } from '../store-client';
import { csvSource } from './csv-source';
import { npzSource } from './npz-source';
import { parquetSource } from './parquet-source';
import { MOST_BYTES, Unreadable, type Source } from './source';
import { stepColumn, Steps } from './steps';

const MOST_SERIES = 64;
const LONGEST_NAME = 60;
const MOST_ROWS = 5_000_000;

const SOURCES: Readonly<Record<string, (path: string) => Promise<Source>>> = {
  '.csv': csvSource,
  '.tsv': csvSource,
  '.txt': csvSource,
  '.npz': npzSource,
  '.parquet': parquetSource,
};

/** The value is the run's id. Refuses what it cannot read with what, where and what to do; nothing is stored then. */
export async function importRun(store: StoreClient, path: string, versions: Versions): Promise<Answer<number>> {
  const file = basename(path);
  let source: Source | null = null;
  try {
    source = await sourceOf(path);
    const plan = await lookThrough(source);
    const id = await store.addRun({
      experimentId: null,
      title: file.slice(0, 200),
      experiment: unknownExperiment(file.slice(0, 200), plan.steps.last),
      recording: plan.steps.recording ?? { dense: plan.steps.rows, stride: 1 },
      series: plan.kept.map(({ name }) => name),
      versions: { ...versions, engine: EXTERNAL },
      metrics: { steps: plan.steps.last, ...plan.metrics },
      created: new Date().toISOString(),
      trashed: true,
    });
    let start = 0;
    for await (const block of source.blocks()) {
      const count = block[0]!.length;
      // Transferred: arrays of their own.
      const columns = Object.fromEntries(plan.kept.map(({ name, index }) => [name, block[index]!.slice()]));
      await store.appendSamples(id, { start, count, columns });
      start += count;
    }
    await store.finishRun(id, { status: 'finished', analysis: null, metrics: {}, error: null, seconds: 0 });
    const shown = await store.edit({ kind: 'restore-runs', ids: [id] }, `Import ${file.slice(0, 80)}`);
    return shown.ok ? accept(id) : shown;
  } catch (error) {
    if (error instanceof Unreadable) return refused(file, error);
    const what = error instanceof Error ? error.message : String(error);
    return refuse(
      'cannot-import',
      file,
      `The file could not be imported: ${what}`,
      'See whether it can be opened, and whether the disk has room.',
    );
  } finally {
    await source?.close();
  }
}

function refused(file: string, { refusal }: Unreadable) {
  return { ok: false as const, refusal: { ...refusal, where: refusal.where === '' ? file : `${file}, ${refusal.where}` } };
}

async function sourceOf(path: string): Promise<Source> {
  const open = SOURCES[extname(path).toLowerCase()];
  if (!open) throw new Unreadable('', 'This kind of file is not known.', `Use ${Object.keys(SOURCES).join(', ')}.`);
  const { size } = await stat(path);
  if (size > MOST_BYTES) throw new Unreadable('', 'The file is larger than 2 GB.', 'Import a part of it.');
  return open(path);
}

interface Plan {
  readonly steps: Steps;
  readonly kept: readonly { readonly name: string; readonly index: number }[];
  readonly metrics: Readonly<Record<string, number>>;
}

/** Reads everything once: names, steps, every number. */
async function lookThrough(source: Source): Promise<Plan> {
  const { names } = source;
  const at = stepColumn(names);
  checkNames(names);
  const steps = new Steps();
  let last: readonly number[] = [];
  for await (const block of source.blocks()) {
    const count = block[0]?.length ?? 0;
    for (let row = 0; row < count; row++) steps.add(at < 0 ? steps.rows : block[at]![row]!);
    if (steps.rows > MOST_ROWS) throw new Unreadable('', 'There are more than 5 000 000 rows.', 'Keep every tenth row, or import a part.');
    last = block.map((column) => column[count - 1]!);
  }
  if (steps.rows === 0) throw new Unreadable('', 'There is no row in the file.', 'Import a file with at least one row of numbers.');
  // Steps the recording cannot say are a series of their own: charts then count rows, and the step of each stands in the data.
  const kept = names.map((name, index) => ({ name, index })).filter(({ index }) => index !== at || steps.recording === null);
  if (kept.length === 0) throw new Unreadable('', 'There is no column besides the steps.', 'Add the loss or a coordinate.');
  const loss = last[names.indexOf(SERIES.loss)];
  return { steps, kept, metrics: loss === undefined ? {} : { finalLoss: loss } };
}

function checkNames(names: readonly string[]): void {
  if (names.length > MOST_SERIES + 1)
    throw new Unreadable('', `There are ${names.length} columns; a run has at most ${MOST_SERIES} series.`, 'Leave some out.');
  for (const [index, name] of names.entries()) {
    if (name === '' || name.length > LONGEST_NAME)
      throw new Unreadable(
        `column ${index + 1}`,
        name === '' ? 'The column has no name.' : 'Its name is longer than 60 characters.',
        'Name it shortly.',
      );
    if (names.indexOf(name) !== index)
      throw new Unreadable(`column ${index + 1}`, `There are two columns “${name}”.`, 'Give each a name of its own.');
  }
}
