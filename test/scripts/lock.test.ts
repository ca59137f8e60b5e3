import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('package-lock.json names the optional packages of every platform, or npm ci would refuse it', () => {
  const script = join(import.meta.dirname, '../../scripts/complete-lock.mjs');
  const { stdout, status } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
});
