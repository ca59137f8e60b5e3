#!/usr/bin/env node
/** Builds out/ with electron-vite. With --if-changed only when the sources differ from those of the last build. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildIsCurrent, markBuilt } from './sources.mjs';

if (process.argv.includes('--if-changed') && buildIsCurrent()) {
  console.log('build: out/ is up to date');
  process.exit(0);
}
const began = Date.now();
const cli = join(import.meta.dirname, '..', 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
const run = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'warn'], { cwd: join(import.meta.dirname, '..'), stdio: 'inherit' });
if (run.status !== 0) {
  console.error('build: failed');
  process.exit(run.status ?? 1);
}
markBuilt();
console.log(`build: out/ made in ${((Date.now() - began) / 1000).toFixed(0)} s`);
