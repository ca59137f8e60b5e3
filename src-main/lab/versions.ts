/** Work on project files beside the open one: in a store thread of its own, so that the open project is not kept waiting. */
import { constants } from 'node:fs';
import { access, lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Answer } from '../../src-shared/answer';
import type { Salvaged } from '../../src-shared/versions';
import type { Projects } from './projects';
import { startStore, type StoreClient } from './store-client';

const EXTENSION = '.edgelab';

/** What a laboratory answers about project files that need not be open. */
export interface VersionsSession {
  /** Brings what can be read of a damaged file into `target`, a new project; opens neither. */
  salvage(path: string, target: string): Promise<Answer<Salvaged>>;
}

export function versionCalls(storeScript: string, projects: Projects): VersionsSession {
  /** The open project's own thread where the file is open: another one closing the file would drop its locks (POSIX). */
  async function beside<T>(path: string, work: (store: StoreClient) => Promise<T>): Promise<T> {
    const open = projects.open;
    if (open && (await sameFile((await open.store.project()).path, path))) return work(open.store);
    const store = startStore(storeScript, { onFlushed: () => undefined, onSweepFlushed: () => undefined, onLost: () => undefined });
    try {
      return await work(store);
    } finally {
      await store.end();
    }
  }
  return { salvage: (path, target) => beside(path, (store) => store.salvage(path, target)) };
}

async function sameFile(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([a, b].map((name) => realpath(name).catch(() => name)));
  return first === second;
}

/** "Name (what).edgelab", numbered where that is taken, beside `path` or, where nothing can be written there, in `elsewhere`. */
export async function freeNameFor(path: string, what: string, elsewhere: string): Promise<string> {
  const beside = dirname(path);
  const writable = await access(beside, constants.W_OK).then(
    () => true,
    () => false,
  );
  const stem = join(writable ? beside : elsewhere, `${basename(path, EXTENSION)} (${what}`);
  for (let k = 1; ; k++) {
    const name = `${stem}${k === 1 ? '' : ` ${k}`})${EXTENSION}`;
    if (
      await lstat(name).then(
        () => false,
        () => true,
      )
    )
      return name;
  }
}
