#!/usr/bin/env node
/**
 * `npm start [-- project.edgelab]`: opens Edge Lab. Where there is no display it runs the bundled example without a
 * window instead, which ends in a table and chart files.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { hasDisplay, isRoot, sandboxProblem } from './display.mjs';

const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);

function need(path, what) {
  if (existsSync(join(root, path))) return;
  console.error(`${what} is missing. Run: bash setup.sh`);
  process.exit(1);
}

need('node_modules/electron-vite', 'The npm tree');
const build = spawnSync(process.execPath, [join(import.meta.dirname, 'build.mjs'), '--if-changed'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (build.status !== 0) process.exit(1);

if (hasDisplay()) {
  need('node_modules/electron/path.txt', 'The Electron runtime');
  run(realpathSync(createRequire(import.meta.url)('electron')), windowArguments());
} else {
  console.log('No display here: running the bundled example without a window. (A virtual display works too: xvfb-run -a npm start)');
  run(process.execPath, [join(root, 'bin', 'edgelab.mjs'), 'example', ...args]);
}

function windowArguments() {
  const flags = ['--log-level=3'];
  if (process.platform === 'linux') flags.push('--ozone-platform-hint=auto');
  if (isRoot() && !args.includes('--no-sandbox')) {
    console.log('Started as root: the window runs without its sandbox (--no-sandbox).');
    flags.push('--no-sandbox');
  }
  return [...flags, root, ...args];
}

function run(command, commandArguments) {
  const problem = hasDisplay() && !args.includes('--no-sandbox') ? sandboxProblem(command) : null;
  if (problem) {
    console.error(problem);
    process.exit(1);
  }
  const child = spawn(command, commandArguments, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(`Could not start ${command}: ${error.message}. Run: bash setup.sh`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    if (code === 127) console.error('A shared library is missing. Run: bash setup.sh');
    process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 130 : 1));
  });
}
