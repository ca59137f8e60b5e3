// The long form of the kill test: `node scripts/fault-long.mjs [kills]`, 1000 unless told otherwise (about ten minutes).
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const vitest = resolve(root, 'node_modules/vitest/vitest.mjs');
const env = { ...process.env, EDGELAB_KILLS: process.argv[2] ?? '1000' };
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'store', 'test/fault/kill'], {
  cwd: root,
  env,
  stdio: 'inherit',
});
process.exit(status ?? 1);
