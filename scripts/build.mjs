#!/usr/bin/env node
/** Builds out/ with electron-vite. With --if-changed only when the sources differ from those of the last build. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
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
copyFaces();
markBuilt();
console.log(`build: out/ made in ${((Date.now() - began) / 1000).toFixed(0)} s`);

/** The faces that figures and reports embed (src-main/figure/faces.ts). */
function copyFaces() {
  const root = join(import.meta.dirname, '..');
  const from = join(root, 'node_modules', 'dejavu-fonts-ttf');
  const to = join(root, 'out', 'fonts');
  mkdirSync(to, { recursive: true });
  const faces = readdirSync(join(from, 'ttf')).filter((name) =>
    /^DejaVuSans(Condensed(-Bold|-Oblique|-BoldOblique)?|Mono)\.ttf$/.test(name),
  );
  for (const name of faces) cpSync(join(from, 'ttf', name), join(to, name));
  cpSync(join(from, 'LICENSE'), join(to, 'LICENSE'));
}
