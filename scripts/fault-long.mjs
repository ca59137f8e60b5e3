#!/usr/bin/env node
/** `npm run fault:long [-- kills]`: the kill test in its long form, a thousand kills in mid-run unless told otherwise. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const kills = Number(process.argv[2] ?? 1_000);
if (!Number.isInteger(kills) || kills < 1) {
  console.error(`fault:long takes a whole number of kills, not ${process.argv[2]}`);
  process.exit(2);
}
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'store', 'test/fault/kill.test.ts', `--testTimeout=${kills * 5_000}`],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, EDGELAB_KILLS: String(kills) },
  },
);
process.exit(status ?? 1);
