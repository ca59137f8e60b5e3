/**
 * The reference cases. EDGELAB_CASES=<file> runs another file of the same form (relative to the working folder),
 * EDGELAB_SINCE=<n> (default 2, everything) says how far; later cases are counted and do not fail.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { formProblems, runCases } from './reference-set';

const since = Number(process.env['EDGELAB_SINCE'] ?? 2);
const chosen = process.env['EDGELAB_CASES'];
const own = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const files = chosen ? [resolve(chosen)] : [own('cases.json'), own('variations.json'), own('variations-theory.json')];

test.each(files)('reference cases of %s', (file) => {
  const { met, failed, later } = runCases(file, since);
  const lines = [`met ${met.length} / failed ${failed.length} / later ${later.length}`, ...failed.map((what) => `FAILED ${what}`)];
  process.stdout.write(`${file}\n${lines.join('\n')}\n`);
  expect(failed).toEqual([]);
  expect(met.length + later.length).toBeGreaterThan(0);
});

test.each([own('cases.json'), own('variations.json'), own('variations-theory.json')])('form of %s', (file) => {
  expect(formProblems(file)).toEqual([]);
});
