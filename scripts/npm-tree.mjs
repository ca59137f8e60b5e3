#!/usr/bin/env node
/** Exit code 0 when node_modules holds exactly what package-lock.json asks for on this machine, 1 otherwise (nothing is printed). */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

function packages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}

/** npm keeps what it installed in node_modules/.package-lock.json, written last. */
function complete() {
  const wanted = packages(join(root, 'package-lock.json'));
  const installed = packages(join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return false;
  for (const path of Object.keys(installed)) if (wanted[path]?.version !== installed[path].version) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    if (!installed[path]) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return existsSync(join(root, path, 'package.json'));
  });
}

process.exit(complete() ? 0 : 1);
