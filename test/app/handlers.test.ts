import { describe, expect, test } from 'vitest';
import { CALL_ARGUMENTS } from '../../src-shared/call-arguments';
import { CALLS, type Calls } from '../../src-shared/contract';
import { call, type Handlers } from '../../src-main/app/handlers';

/** Every handler answers with the arguments it got. */
const echo = Object.fromEntries(CALLS.map((name) => [name, (...args: unknown[]) => args])) as unknown as Handlers;

const EXPERIMENT = {
  version: 1,
  problem: { id: 'quartic', params: { mu: 1 } },
  start: [0.8],
  startNoise: 0,
  seed: 1,
  rule: { kind: 'gradient-descent', learningRate: { text: '1.1', unit: 'eta' } },
  steps: 100,
  divergenceBound: 1e6,
};

describe('arguments of a call', () => {
  test('every call has a schema', () => {
    expect(Object.keys(CALL_ARGUMENTS).sort()).toEqual([...CALLS].sort());
  });

  test('that fit reach the handler', async () => {
    expect(await call(echo, 'startRun', [7])).toEqual([7]);
    expect(await call(echo, 'createExperiment', ['Quartic', EXPERIMENT])).toEqual(['Quartic', EXPERIMENT]);
  });

  test.each<[keyof Calls, unknown[]]>([
    ['startRun', []],
    ['startRun', [1.5]],
    ['startRun', [1, 2]],
    ['openProject', [{ toString: 'x' }]],
    ['createExperiment', ['Quartic', { ...EXPERIMENT, extra: true }]],
    ['createExperiment', ['Quartic', { ...EXPERIMENT, steps: Infinity }]],
    ['copyImage', ['file:///etc/passwd']],
    ['view', [{ runId: 1, series: ['loss'], fromStep: null, toStep: null, pixels: 1e9 }]],
    ['changeSettings', [{ theme: 'dark', threads: -1 }]],
    ['exportRun', [1, '../../evil']],
  ])('%s%j is refused before the handler sees it', async (name, args) => {
    await expect(call(echo, name, args)).rejects.toThrow(`invalid arguments for ${name}`);
  });
});
