#!/usr/bin/env node
/** Type-checks every layer by its own tsconfig (vue-tsc for the window), two at a time; exit code 1 when any has errors. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const TSC = 'node_modules/typescript/bin/tsc';
const VUE_TSC = 'node_modules/vue-tsc/bin/vue-tsc.js';

function projects(folder) {
  const own = existsSync(join(folder, 'tsconfig.json')) ? [relative(root, join(folder, 'tsconfig.json'))] : [];
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [...own, ...inner.flatMap((entry) => projects(join(folder, entry.name)))];
}

function check(project) {
  const began = Date.now();
  const tool = /^src-renderer|^test/.test(project) ? VUE_TSC : TSC;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [tool, '-p', project, '--pretty', 'false'], { cwd: root });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += data));
    child.once('close', (code) => {
      // A layer without files yet has nothing to check.
      const passed = code === 0 || /error TS18003/.test(text);
      console.log(`${passed ? 'ok    ' : 'FAILED'} ${project} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
      if (!passed) console.log(text.trimEnd());
      resolve(passed);
    });
  });
}

const waiting = ['src-shared', 'src-worker', 'src-main', 'src-renderer', 'test'].flatMap((folder) => projects(join(root, folder)));
// The longest first, so that the two lanes end together.
waiting.sort((a, b) => Number(/^(src-renderer|test)/.test(b)) - Number(/^(src-renderer|test)/.test(a)));
const results = [];
async function lane() {
  for (let project = waiting.shift(); project; project = waiting.shift()) results.push(await check(project));
}
await Promise.all([lane(), lane()]);
process.exit(results.every(Boolean) ? 0 : 1);
