/** A laboratory for the length of one command, and the project the command concerns. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join, resolve } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { Events } from '../../src-shared/contract';
import type { Progress } from '../../src-shared/views';
import { createLab } from '../lab/lab';
import type { LabSession } from '../lab/lab-session';
import type { Host } from './host';

/** Ends the lab whatever happens; a temporary data folder goes with it. */
export async function withLab<T>(
  host: Host,
  dataFolder: string,
  onProgress: (progress: Progress) => void,
  work: (lab: LabSession) => Promise<T>,
  onStudy: (progress: Events['studyProgress']) => void = () => undefined,
): Promise<T> {
  const lab = createLab({
    simulationScript: host.simulationScript,
    storeScript: host.storeScript,
    figureScript: host.figureScript,
    importScript: host.importScript,
    dataFolder,
    threads: 1,
    versions: host.versions,
    emit(event, payload) {
      if (event === 'progress') onProgress(payload as Progress);
      if (event === 'studyProgress') onStudy(payload as Events['studyProgress']);
    },
  });
  try {
    return await work(lab);
  } finally {
    await lab.close();
  }
}

export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'edgelab-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A lab for a command that stores nothing. */
export function withoutProject<T>(
  host: Host,
  work: (lab: LabSession) => Promise<T>,
  onStudy?: (progress: Events['studyProgress']) => void,
): Promise<T> {
  return withTemporaryFolder((folder) => withLab(host, folder, () => undefined, work, onStudy));
}

/** The project to read: the one named, else the only one in the working folder. */
export async function existingProject(host: Host, named: string | undefined): Promise<Answer<string>> {
  if (named !== undefined) return accept(resolve(host.cwd, named));
  const here = (await readdir(host.cwd)).filter((name) => name.endsWith('.edgelab'));
  const [only, ...more] = here;
  if (only !== undefined && more.length === 0) return accept(join(host.cwd, only));
  const what =
    only === undefined ? 'There is no project in this folder.' : `There are several projects in this folder: ${here.join(', ')}.`;
  return refuse('which-project', '--project', what, 'Name one with --project FILE.');
}

/** Opens the project at `path`, or creates it there. */
export async function openOrCreate(lab: LabSession, path: string) {
  return existsSync(path) ? lab.openProject(path) : lab.createProject(path, basename(path, extname(path)));
}
