import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Experiment } from '../../src-shared/spec';
import { runJob } from '../../src-worker/jobs';
import { atEta, experiment, host } from './experiments';

const check = (input: Experiment) => runJob('check', input, host());

function refusal(input: Experiment) {
  const answer = check(input);
  if (answer.ok) throw new Error('accepted');
  expect(answer.refusal.advice).not.toBe('');
  return answer.refusal;
}

const usual = experiment('quartic-1.1');

test('resolves η, η_c, K, the start, the recording and the size of a run', () => {
  const answer = check({ ...usual, rule: atEta('sqrt(5)-1'), steps: 99 });
  if (!answer.ok) throw new Error(answer.refusal.what);
  expect(answer.value).toMatchObject({
    etas: [Math.sqrt(5) - 1],
    etaC: 1,
    start: [0.8],
    series: ['loss', 'one-step', 'two-step', 'sharpness', 'x'],
  });
  expect(answer.value.K).toBe(Math.sqrt(5) - 1);
  expect(answer.value.bytes).toBe(100 * 5 * 8);
});

test('η_c is that of the reference minimum: 1/μ for quartic and xy', () =>
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.constantFrom('quartic', 'xy'), (mu, id) => {
      const start = id === 'xy' ? [1.1 * Math.sqrt(mu), Math.sqrt(mu)] : [0.9 * Math.sqrt(mu)];
      const answer = check({ ...usual, problem: { id, params: { mu } }, start, rule: atEta('1.1', 'etaC') });
      if (!answer.ok) throw new Error(answer.refusal.what);
      expect(answer.value.etaC * mu).toBeCloseTo(1, 9);
      expect(answer.value.K).toBeCloseTo(1.1, 12);
    }),
  ));

describe('refusals name the field', () => {
  test.each<[string, string, Partial<Experiment>]>([
    ['problem.id', 'unknown-problem', { problem: { id: 'nothing', params: {} } }],
    ['problem.id', 'unknown-problem', { problem: { id: '__proto__', params: {} } }],
    ['problem.params.mu', 'missing-parameter', { problem: { id: 'quartic', params: {} } }],
    ['problem.params.mu', 'parameter-range', { problem: { id: 'quartic', params: { mu: 0 } } }],
    ['problem.params.mu', 'parameter-range', { problem: { id: 'quartic', params: { mu: -1 } } }],
    ['problem.params.mu', 'parameter-range', { problem: { id: 'quartic', params: { mu: 1e7 } } }],
    ['problem.params.mu', 'parameter-range', { problem: { id: 'quartic', params: { mu: NaN } } }],
    ['problem.params.nu', 'unknown-parameter', { problem: { id: 'quartic', params: { mu: 1, nu: 2 } } }],
    ['problem.params.mu', 'unknown-parameter', { problem: { id: 'sine', params: { mu: 1 } } }],
    ['start', 'start-length', { start: [1, 2] }],
    ['start.0', 'not-finite', { start: [NaN] }],
    ['steps', 'steps-range', { steps: 0 }],
    ['steps', 'steps-range', { steps: 1.5 }],
    ['startNoise', 'noise-range', { startNoise: -1 }],
    ['divergenceBound', 'bound-range', { divergenceBound: 0 }],
    ['divergenceBound', 'bound-below-start', { divergenceBound: 0.5 }],
    ['rule.learningRate', 'learning-rate-range', { rule: atEta('-1') }],
    ['rule.learningRate', 'expression-unknown', { rule: atEta('etac') }],
    [
      'rule.learningRates.1',
      'decimal-comma',
      {
        rule: {
          kind: 'step-schedule',
          learningRates: [
            { text: '1', unit: 'eta' },
            { text: '1,5', unit: 'eta' },
          ],
        },
      },
    ],
  ])('%s: %s', (where, code, change) => {
    expect(refusal({ ...usual, ...change })).toMatchObject({ where, code });
  });
});

describe('noise on the start', () => {
  const start = (seed: number, startNoise: number) => {
    const answer = check({ ...usual, seed, startNoise });
    if (!answer.ok) throw new Error(answer.refusal.what);
    return answer.value.start[0]!;
  };

  test('comes from the seed alone and is proportional to its standard deviation', () => {
    expect(start(3, 0.01)).toBe(start(3, 0.01));
    expect(start(4, 0.01)).not.toBe(start(3, 0.01));
    expect((start(3, 0.02) - 0.8) / (start(3, 0.01) - 0.8)).toBeCloseTo(2, 12);
    expect(start(3, 0)).toBe(0.8);
  });
});

test('a step schedule resolves each of its rates, in its own unit', () => {
  const answer = check({
    ...usual,
    problem: { id: 'quartic', params: { mu: 2 } },
    rule: {
      kind: 'step-schedule',
      learningRates: [
        { text: '0.5', unit: 'eta' },
        { text: '1.5', unit: 'etaC' },
        { text: '1/mu', unit: 'eta' },
      ],
    },
  });
  if (!answer.ok) throw new Error(answer.refusal.what);
  expect(answer.value.etas[0]).toBe(0.5);
  expect(answer.value.etas[1]).toBeCloseTo(0.75, 12);
  expect(answer.value.etas[2]).toBe(0.5);
});
