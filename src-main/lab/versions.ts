/** Work on project files beside the open one: in a store thread of its own, so that the open project is not kept waiting. */
import { constants } from 'node:fs';
import { access, lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Answer } from '../../src-shared/answer';
import type { ProjectVersions, Salvaged, VersionDifference } from '../../src-shared/versions';
import type { Projects } from './projects';
import { startStore, type StoreClient } from './store-client';

const EXTENSION = '.edgelab';
const nothing = () => undefined;

/** What a laboratory answers about damaged projects and kept versions. Paths are absolute; null stands for the open project. */
export interface VersionsSession {
  /** Brings what can be read of a damaged file into `target`, a new project; opens neither. */
  salvage(path: string, target: string): Promise<Answer<Salvaged>>;
  versions(path: string | null): Promise<Answer<ProjectVersions>>;
  versionDifference(id: string): Promise<Answer<VersionDifference>>;
  keepVersion(): Promise<Answer<string>>;
  /** Copies a version to `target`, a new file, and opens nothing; the value is its path. */
  restoreVersionTo(path: string | null, id: string, target: string): Promise<Answer<string>>;
}

export function versionCalls(storeScript: string, projects: Projects, dataFolder: string): VersionsSession {
  async function aside<T>(work: (store: StoreClient) => Promise<T>): Promise<T> {
    const store = startStore(storeScript, { onFlushed: nothing, onSweepFlushed: nothing, onLost: nothing });
    try {
      return await work(store);
    } finally {
      await store.end();
    }
  }
  /** The open project's thread where `path` is its file: another thread closing the file would drop its locks (POSIX). */
  async function openAt(path: string | null): Promise<StoreClient | null> {
    if (path === null) return (await projects.current()).store;
    const open = projects.open?.store;
    return open && (await sameFile((await open.project()).path, path)) ? open : null;
  }
  async function whose(path: string | null) {
    const open = await openAt(path);
    if (!open) return { path: path ?? '', uid: null, dataFolder, now: null };
    const view = await open.project();
    return { path: view.path, uid: view.uid, dataFolder, now: await open.counts() };
  }
  return {
    async salvage(path, target) {
      const open = await openAt(path);
      return open ? open.salvage(path, target) : aside((store) => store.salvage(path, target));
    },
    async versions(path) {
      const { now, ...project } = await whose(path);
      const found = await aside((store) => store.versions(project));
      return found.ok && now ? { ok: true, value: { ...found.value, now } } : found;
    },
    async versionDifference(id) {
      const { now: _now, ...project } = await whose(null);
      return (await projects.current()).store.versionDifference(project, id);
    },
    keepVersion: async () => (await projects.current()).store.keepVersion(),
    async restoreVersionTo(path, id, target) {
      const { now: _now, ...project } = await whose(path);
      return aside((store) => store.restoreVersion(project, id, target));
    },
  };
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
    const taken = await lstat(name).then(
      () => true,
      () => false,
    );
    if (!taken) return name;
  }
}
