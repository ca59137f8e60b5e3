/** Independent programs, where `setup.sh --oracles` has installed them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { existsSync } from 'node:fs';
import type { SystemFile } from '../../src-shared/formula-reading';

/** The first of the names found on the path, or null. */
export function programNamed(...names: readonly string[]): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.find((name) => folders.some((folder) => existsSync(join(folder, name)))) ?? null;
}

export function notRun(what: string): void {
  console.log(`${what}: not run, because the program is not installed (setup.sh --oracles installs it)`);
}

/** Writes the files into a new folder and runs the command there; the folder and what was printed. */
export function runIn(files: readonly SystemFile[], command: string, args: readonly string[]): { folder: string; printed: string } {
  const folder = mkdtempSync(join(tmpdir(), 'edgelab-oracle-'));
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  const { stdout, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', timeout: 100_000 });
  if (error) throw error;
  return { folder, printed: stdout + stderr };
}
