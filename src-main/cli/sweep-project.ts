/** A project's store for the length of one command: sweeps are read from it and brought into it, nothing is computed. */
import { existsSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { refuse, type Answer } from '../../src-shared/answer';
import { startStore, type StoreClient } from '../lab/store-client';
import type { Host } from './host';

/** Nobody watches this project: what the store says by itself is not needed. */
const UNHEARD = { onFlushed: () => undefined, onSweepFlushed: () => undefined, onLost: () => undefined };

/** Opens the project, or creates it; closes it whatever happens. The refusal of the opening is the answer then. */
export async function withStore<T>(host: Host, path: string, work: (store: StoreClient) => Promise<Answer<T>>): Promise<Answer<T>> {
  const store = startStore(host.storeScript, UNHEARD);
  try {
    const mode = existsSync(path) ? 'open' : 'create';
    const title = basename(path, extname(path));
    const opened = await store.open({ path, mode, title, unsaved: false, dataFolder: host.dataFolder });
    if (!opened.ok) return opened;
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  } finally {
    await store.end();
  }
}

/** For `--into`: a project that takes a sweep. The value is the sweep's id. */
export async function intoProjectFile(
  host: Host,
  file: string,
  bring: (store: StoreClient) => Promise<Answer<number>>,
): Promise<Answer<number>> {
  const path = resolve(host.cwd, file);
  return withStore(host, path, async (store) => {
    const project = await store.project();
    if (project.readOnly !== null) return refuse('read-only', path, project.readOnly, 'Close it elsewhere, or name another project.');
    try {
      return await bring(store);
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      return refuse('not-stored', path, `The sweep could not be stored: ${what}`, 'Make room or name another project.');
    }
  });
}
