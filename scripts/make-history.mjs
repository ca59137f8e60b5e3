#!/usr/bin/env node
/**
 * Makes a project of many real runs, for the bench and for looking at the window with it. Needs the build.
 *   node scripts/make-history.mjs <path.edgelab> [runs = 10000]
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeHistory } from '../test/bench/history/make.mjs';

const root = join(import.meta.dirname, '..');
const [path, count = '10000'] = process.argv.slice(2);
if (!path || !/^[1-9]\d{0,6}$/.test(count)) {
  console.error('usage: node scripts/make-history.mjs <path.edgelab> [runs = 10000]');
  process.exit(2);
}
if (!existsSync(join(root, 'out/main/simulation.js'))) {
  console.error('The build is missing. Run: bash setup.sh');
  process.exit(1);
}
await makeHistory(root, resolve(path), Number(count), (what) => process.stderr.write(`\r\x1b[K${what}`));
process.stderr.write('\n');
