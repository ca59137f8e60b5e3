/** What the built application (out/) is made from, and whether it is up to date. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const FOLDERS = ['src-main', 'src-renderer', 'src-shared', 'src-worker'];
const FILES = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'tsconfig.base.json'];
const stampFile = join(root, 'out', '.sources');

/** SHA-256 (hex) over names and contents of everything the build reads; `more` names further files or folders. */
export function sourcesHash(...more) {
  const hash = createHash('sha256');
  const files = [...FILES, ...FOLDERS, ...more].flatMap(filesOf);
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesOf(path) {
  if (!existsSync(join(root, path))) return [];
  if (FILES.includes(path) || /\.\w+$/.test(path)) return [path];
  const entries = readdirSync(join(root, path), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

export function buildIsCurrent() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourcesHash();
}

export function markBuilt() {
  writeFileSync(stampFile, sourcesHash());
}
