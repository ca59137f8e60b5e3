/** What a file's series are: looked through once, before anything of them is stored. */
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { stepColumn } from '../../../src-shared/external-run';
import type { Recording } from '../../../src-shared/recording';
import { SERIES } from '../../../src-shared/views';
import { csvSource } from './csv-source';
import { npzSource } from './npz-source';
import { parquetSource } from './parquet-source';
import { MOST_BYTES, Unreadable, type Source } from './source';
import { Steps } from './steps';

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

export interface ImportPlan {
  readonly rows: number;
  readonly lastStep: number;
  /** Null where the steps are a series of their own. */
  readonly recording: Recording | null;
  /** Columns that become series, by their place in the file. */
  readonly kept: readonly { readonly name: string; readonly index: number }[];
  readonly metrics: Readonly<Record<string, number>>;
}

/** Opens the file by its extension. Throws `Unreadable`. */
export async function sourceOf(path: string): Promise<Source> {
  const open = SOURCES[extname(path).toLowerCase()];
  if (!open) throw new Unreadable('', 'This kind of file is not known.', `Use ${Object.keys(SOURCES).join(', ')}.`);
  const { size } = await stat(path);
  if (size > MOST_BYTES) throw new Unreadable('', 'The file is larger than 2 GB.', 'Import a part of it.');
  return open(path);
}

/** Reads everything once: names, steps, every number. `onRows` hears how many rows were seen. Throws `Unreadable`. */
export async function lookThrough(source: Source, onRows: (rows: number) => void): Promise<ImportPlan> {
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
    onRows(steps.rows);
  }
  if (steps.rows === 0) throw new Unreadable('', 'There is no row in the file.', 'Import a file with at least one row of numbers.');
  // Steps the recording cannot say are a series of their own: a comparison then draws every row at its step.
  const kept = names.map((name, index) => ({ name, index })).filter(({ index }) => index !== at || steps.recording === null);
  if (kept.length === 0) throw new Unreadable('', 'There is no column besides the steps.', 'Add the loss or a coordinate.');
  const loss = last[names.indexOf(SERIES.loss)];
  const metrics: Readonly<Record<string, number>> = loss === undefined ? {} : { finalLoss: loss };
  return { rows: steps.rows, lastStep: steps.last, recording: steps.recording, kept, metrics };
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
