/** A file's series as an external run: read by a thread, stored in the trash, and restored as one edit when it is whole. */
import { basename } from 'node:path';
import { accept, refuse, type Answer, type Refusal } from '../../../src-shared/answer';
import { EXTERNAL, unknownExperiment } from '../../../src-shared/external-run';
import type { Versions } from '../../../src-shared/spec';
import type { StoreClient } from '../store-client';
import { ImportThread } from './import-thread';
import type { ImportPlan } from './plan';

export interface ImportRequest {
  readonly script: string;
  readonly path: string;
  readonly versions: Versions;
  readonly signal: AbortSignal;
  /** Rows stored, and all there are; 0 = not known yet, `done` rows were looked at. */
  onProgress(done: number, total: number): void;
}

const STOPPED = refuse('stopped', '', 'The import was stopped; nothing was stored.', 'Start it again if you need it.');

/** The value is the run's id. Refuses what it cannot read with what, where and what to do, and `stopped`; nothing is stored then. */
export async function importRun(store: StoreClient, request: ImportRequest): Promise<Answer<number>> {
  const { script, path, signal, onProgress } = request;
  const thread = new ImportThread(script, { path }, (rows) => onProgress(rows, 0));
  const stop = () => void thread.close();
  signal.addEventListener('abort', stop);
  let begun: number | null = null;
  try {
    for (let start = 0, rows = 0; ;) {
      if (signal.aborted) throw new Error('stopped');
      const answer = await thread.next();
      if (answer.type === 'unreadable') return await givenUp(store, begun, refused(basename(path), answer.refusal));
      if (answer.type === 'plan') {
        rows = answer.plan.rows;
        begun = await begin(store, request, answer.plan);
      } else if (answer.type === 'block') {
        await store.appendSamples(begun!, { start, count: answer.count, columns: answer.columns });
        start += answer.count;
        onProgress(start, rows);
      } else return await finish(store, begun!, basename(path));
    }
  } catch (error) {
    if (signal.aborted) return await givenUp(store, begun, STOPPED);
    const what = error instanceof Error ? error.message : String(error);
    const answer = refuse(
      'cannot-import',
      basename(path),
      `The file could not be imported: ${what}`,
      'See whether it can be opened, and whether the disk has room.',
    );
    return await givenUp(store, begun, answer);
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.close();
  }
}

function begin(store: StoreClient, { path, versions }: ImportRequest, plan: ImportPlan): Promise<number> {
  const title = basename(path).slice(0, 200);
  return store.addRun({
    experimentId: null,
    title,
    experiment: unknownExperiment(title, plan.lastStep),
    recording: plan.recording ?? { dense: plan.rows, stride: 1 },
    series: plan.kept.map(({ name }) => name),
    versions: { ...versions, engine: EXTERNAL },
    metrics: { steps: plan.lastStep, ...plan.metrics },
    created: new Date().toISOString(),
    trashed: true,
  });
}

async function finish(store: StoreClient, id: number, file: string): Promise<Answer<number>> {
  await store.finishRun(id, { status: 'finished', analysis: null, metrics: {}, error: null, seconds: 0 });
  const shown = await store.edit({ kind: 'restore-runs', ids: [id] }, `Import ${file.slice(0, 80)}`);
  return shown.ok ? accept(id) : shown;
}

/** What was begun goes from the trash too. A project that is gone meanwhile keeps it there, unseen, until the trash is emptied. */
async function givenUp(store: StoreClient, begun: number | null, answer: Answer<never>): Promise<Answer<never>> {
  if (begun === null) return answer;
  try {
    await store.finishRun(begun, { status: 'stopped', analysis: null, metrics: {}, error: null, seconds: 0 });
    await store.purgeRuns([begun]);
  } catch {
    // The refusal says what went wrong first.
  }
  return answer;
}

function refused(file: string, refusal: Refusal) {
  return { ok: false as const, refusal: { ...refusal, where: refusal.where === '' ? file : `${file}, ${refusal.where}` } };
}
