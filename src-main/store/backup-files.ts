/** Where kept versions of a project lie and how they are named. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { syncFolderOf } from './durable-file';

export interface BackupFile {
  readonly id: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly bytes: number;
  readonly reason: 'rolling' | 'before-update';
}

const NAME = /^(?<head>.*) (?<day>\d{4}-\d\d-\d\d)T(?<time>\d\d-\d\d-\d\d)(?: \((?<copy>\d+)\))?\.edgelab$/;
/** Where the project was when it was last kept: finds its versions when the file itself cannot be read. */
const ORIGIN = 'origin.txt';
/** What the newest version held (look-into.ts): whether the project has changed since. */
const MARK = 'mark.txt';

const rootOf = (dataFolder: string) => join(dataFolder, 'backups');

export function backupFolder(dataFolder: string, uid: string): string {
  return join(rootOf(dataFolder), uid.replace(/[^\w-]/g, '') || 'unnamed');
}

/** The versions in a folder, oldest first. */
export function backupsIn(folder: string): readonly BackupFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const parts = NAME.exec(name)?.groups;
      const stat = statSync(join(folder, name), { throwIfNoEntry: false });
      if (!parts || !stat?.isFile()) return [];
      const time = Date.parse(`${parts['day']}T${parts['time']!.replaceAll('-', ':')}Z`);
      const id = `${parts['day']}T${parts['time']}${parts['copy'] ? `-${parts['copy']}` : ''}`;
      const reason = / version \d+$/.test(parts['head']!) ? ('before-update' as const) : ('rolling' as const);
      return Number.isFinite(time) ? [{ id, path: join(folder, name), time, bytes: stat.size, reason }] : [];
    })
    .sort((a, b) => a.time - b.time || a.id.localeCompare(b.id));
}

/** The folder of the project at `path`; `uid` is empty when the file cannot be read. */
export function folderFor(dataFolder: string, uid: string, path: string): string | null {
  if (uid !== '') return backupFolder(dataFolder, uid);
  const root = rootOf(dataFolder);
  if (!existsSync(root)) return null;
  const fitting = readdirSync(root)
    .map((name) => join(root, name))
    .filter((folder) => originOf(folder) === path)
    .map((folder) => ({ folder, time: backupsIn(folder).at(-1)?.time ?? 0 }));
  return fitting.sort((a, b) => b.time - a.time)[0]?.folder ?? null;
}

const originOf = (folder: string) => textOf(join(folder, ORIGIN));
export const markIn = (folder: string) => textOf(join(folder, MARK));

/** Empty when it was never written. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** A name for a file being written into `folder`; what an interrupted copy left there is removed first. */
export function unfinished(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (name.endsWith('.tmp')) rmSync(join(folder, name), { force: true });
  return join(folder, `.${randomUUID()}.tmp`);
}

/** Gives a checked copy of the project at `origin`, complete on the disk, its name among the versions; answers the path. */
export function keep(temporary: string, folder: string, origin: string, mark: string, now: number): string {
  const stem = join(folder, `${basename(origin, '.edgelab')} ${new Date(now).toISOString().slice(0, 19).replaceAll(':', '-')}`);
  let path = `${stem}.edgelab`;
  for (let k = 2; existsSync(path); k++) path = `${stem} (${k}).edgelab`;
  if (originOf(folder) !== origin) writeFileSync(join(folder, ORIGIN), origin);
  renameSync(temporary, path);
  writeFileSync(join(folder, MARK), mark);
  syncFolderOf(path);
  return path;
}
