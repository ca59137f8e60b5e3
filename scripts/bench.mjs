#!/usr/bin/env node
/**
 * `npm run bench`: what users wait for, measured on this machine. Prints a table and writes test-output/bench.json.
 * Ratios are medians of side-by-side repetitions in one process; times are medians with their range. Nothing here passes or fails.
 *   node scripts/bench.mjs [engine] [kernels] [threads] [store] [window]     only these parts
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { hasDisplay } from './display.mjs';
import { benchEngine } from '../test/bench/engine.mjs';
import { benchKernels } from '../test/bench/kernels.mjs';
import { benchStore } from '../test/bench/store.mjs';
import { benchThreads } from '../test/bench/threads.mjs';
import { benchWindow } from '../test/bench/window.mjs';

const root = join(import.meta.dirname, '..');
const PARTS = { engine: benchEngine, kernels: benchKernels, threads: benchThreads, store: benchStore, window: benchWindow };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`unknown part ${unknown.join(', ')}; known: ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}
if (!existsSync(join(root, 'out/main/main.js'))) {
  console.error('The build is missing. Run: bash setup.sh');
  process.exit(1);
}
if (!hasDisplay() && (wanted.length === 0 || wanted.includes('window'))) {
  const again = spawnSync('xvfb-run', ['-a', process.execPath, import.meta.filename, ...wanted], { stdio: 'inherit' });
  process.exit(again.status ?? 1);
}

const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
console.log(`${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}`);
const rows = [];
for (const [name, part] of Object.entries(PARTS))
  if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await part(root)).map((row) => ({ part: name, ...row })));

const width = Math.max(...rows.map((row) => row.what.length));
console.log(`\n${'measured'.padEnd(width)}  median  (range)`);
for (const { what, median, low, high, unit, target, why, peakMB } of rows)
  if (median === null) console.log(`${what.padEnd(width)}  not measured: ${why}`);
  else
    console.log(
      `${what.padEnd(width)}  ${figure(median)} ${unit}  (${figure(low)} to ${figure(high)})${target ? `  target ${target}` : ''}${peakMB ? `  peak ${peakMB.toFixed(0)} MB` : ''}`,
    );
mkdirSync(join(root, 'test-output'), { recursive: true });
writeFileSync(join(root, 'test-output/bench.json'), `${JSON.stringify({ machine, rows }, null, 2)}\n`);
console.log('\nwritten to test-output/bench.json');

function figure(value) {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
