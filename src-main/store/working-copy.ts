import { accessSync, constants, copyFileSync, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFile, syncFolderOf } from './durable-file';
import { journalOf } from './sidecars';

/** File system types (statfs(2)) reached over a network, where locks and fsync cannot be relied on: NFS, SMB, CIFS, SMB2. */
const NETWORK: ReadonlySet<number> = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42]);

function onNetwork(path: string): boolean {
  if (process.platform === 'win32') return path.startsWith('\\\\');
  return process.platform === 'linux' && NETWORK.has(statfsSync(path).type);
}

/** The journal is made beside the file, so the folder has to be writable too. */
function writable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Why the file cannot be worked on where it is, or null. */
export function whyCopy(path: string): string | null {
  if (onNetwork(path)) return 'it lies on a network drive';
  return writable(path) ? null : 'it may not be written where it is';
}

/** Copies the project, with a journal that belongs to it, into the application's folder; answers the path of the copy. */
export function makeCopy(path: string, dataFolder: string, now: number): string {
  const folder = join(dataFolder, 'copies');
  mkdirSync(folder, { recursive: true });
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  const stem = join(folder, `${basename(path, '.edgelab')} ${stamp}`);
  let copy = `${stem}.edgelab`;
  for (let k = 2; existsSync(copy); k++) copy = `${stem} (${k}).edgelab`;
  if (existsSync(journalOf(path))) copyFileSync(journalOf(path), journalOf(copy), constants.COPYFILE_EXCL);
  copyFileSync(path, copy, constants.COPYFILE_EXCL);
  syncFile(copy);
  syncFolderOf(copy);
  return copy;
}
