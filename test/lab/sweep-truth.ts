/** What a sweep must hold: its blocks computed in this thread, one after the other, and read back from the project's file. */
import { join } from 'node:path';
import { createStore } from '../../src-main/store/store';
import type { SweepBlock, SweepSpec } from '../../src-shared/sweep';
import type { SweepProgress, SweepRow } from '../../src-shared/sweep-views';
import type { LabSession } from '../../src-main/lab/lab-session';
import { runJob } from '../../src-worker/jobs';
import { host } from '../jobs/experiments';
import { axis, diagram, experimentOf, map } from '../sweeps/specs';
import { type Heard, labIn, newFolder, valueOf } from './bench';

const QUARTIC = experimentOf('quartic', { mu: 1 }, { steps: 2_000 });

/** A map of a few blocks, done in some milliseconds. */
export const SMALL_MAP = map(axis('K', 0.6, 2), axis('start:0', 0.2, 0.9), QUARTIC, { columns: 60, rows: 60 });
/** About a second of one thread in some hundred blocks, to be interrupted. */
export const LONGER_MAP = map(axis('K', 0.6, 2), axis('start:0', 0.2, 0.9), { ...QUARTIC, steps: 30_000 }, { columns: 120, rows: 120 });
/** Minutes of one thread: nothing waits for its end. */
export const ENDLESS_MAP = map(axis('K', 0.6, 2), axis('start:0', 0.2, 0.9), { ...QUARTIC, steps: 1e5 }, { columns: 300, rows: 4_000 });
export const SMALL_DIAGRAM = diagram({ lyapunov: true, transient: 500, columns: 200, perColumn: 3, kept: 50 }, QUARTIC);
export const ENSEMBLE: SweepSpec = {
  version: 1,
  experiment: { ...experimentOf('quartic', { mu: 1 }, { steps: 3_000 }), startNoise: 0.05, seed: 2 ** 32 - 3 },
  shape: { kind: 'ensemble', runs: 40, samples: 30 },
};

const known = new Map<SweepSpec, readonly SweepBlock[]>();

/** The blocks of a sweep, computed here. */
export function blocksHere(given: SweepSpec): readonly SweepBlock[] {
  const before = known.get(given);
  if (before) return before;
  const { spec, blocks } = valueOf(runJob('sweepCheck', given, host()));
  const computed = blocks.map((range, index) => valueOf(runJob('sweepBlock', { spec, index, range }, host())));
  known.set(given, computed);
  return computed;
}

/** The stored blocks of a project that no one has open, and what the list says of the sweep. */
export function blocksIn(path: string, dataFolder: string, sweepId: number): { blocks: readonly SweepBlock[]; row: SweepRow } {
  const store = createStore(() => undefined);
  valueOf(store.open({ path, mode: 'open', title: '', unsaved: false, dataFolder }));
  try {
    const row = store.sweeps().find(({ id }) => id === sweepId);
    if (!row) throw new Error(`no sweep ${sweepId}`);
    return { blocks: valueOf(store.sweepBlocks(sweepId, 0, Number.MAX_SAFE_INTEGER)), row };
  } finally {
    store.close();
  }
}

/** The bytes of every column, so that −0 and the bits of a NaN count. */
export function bitsOf(blocks: readonly SweepBlock[]) {
  return blocks.map(({ index, columns }) => ({
    index,
    columns: Object.entries(columns).map(([name, column]) => [
      name,
      column.constructor.name,
      Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString('base64'),
    ]),
  }));
}

export async function rowOf(lab: LabSession, sweepId: number): Promise<SweepRow> {
  const row = (await lab.sweeps()).find(({ id }) => id === sweepId);
  if (!row) throw new Error(`no sweep ${sweepId}`);
  return row;
}

/** What was said of the sweep's progress. */
export const progressOf = (heard: readonly Heard[], id: number) =>
  heard.flatMap(({ event, payload }) =>
    event === 'sweepProgress' && 'sweepId' in payload && payload.sweepId === id ? [payload as SweepProgress] : [],
  );

/** Resolves when at least so many of its blocks were taken. */
export async function reached(heard: readonly Heard[], id: number, blocks: number): Promise<void> {
  for (let tries = 0; tries < 4_000; tries++) {
    if ((progressOf(heard, id).at(-1)?.done ?? 0) >= blocks) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`block ${blocks} was never reached`);
}

/** A laboratory with a saved project in a new folder. */
export async function saved(threads = 1) {
  const folder = await newFolder();
  const path = join(folder, 'sweeps.edgelab');
  const { lab, heard } = await labIn(folder, { threads });
  valueOf(await lab.createProject(path, 'Sweeps'));
  return { folder, path, lab, heard };
}
