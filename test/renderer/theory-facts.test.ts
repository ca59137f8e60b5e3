import { expect, test } from 'vitest';
import type { Flip, RunAnalysis } from '../../src-shared/analysis';
import { comparisons, conditionSentence, flipFacts } from '../../src-renderer/analysis/facts';
import { flipMultiplier, multipliersText } from '../../src-shared/multipliers';
import { pointText } from '../../src-shared/words';

const say = (key: string, values: Record<string, string | number> = {}) => [key, ...Object.values(values)].join(' ');
const FLIP: Flip = { condition: 96, c: 8, kind: 'supercritical', note: '', Q: -8, R: 0 };

test('multipliers equal to 1 of a family are counted and named, not shown as instability', () => {
  const multipliers = [
    { re: 1, im: 0 },
    { re: 1 + 1e-9, im: 0 },
    { re: 0.5, im: 0.5 },
    { re: 0.5, im: -0.5 },
  ];
  expect(multipliersText({ multipliers, neutral: 2 })).toBe('0.5 + 0.5i, 0.5 − 0.5i, 2 × 1 (neutral)');
  expect(multipliersText({ multipliers, neutral: 0 }), 'a multiplier at 1 that is not neutral stays').toMatch(/^1, 1, 0.5/);
  const many = Array.from({ length: 64 }, (_, index) => ({ re: 0.9 - index / 100, im: 0 }));
  expect(multipliersText({ multipliers: many, neutral: 0 })).toMatch(/0\.85, … 58 more$/);
  expect(multipliersText({ multipliers: [], neutral: 0 })).toBe('');
});

test('a prediction about the flip is held against the multiplier of the flipping direction, not against the largest', () => {
  const multipliers = [
    { re: 1, im: 0 },
    { re: 0.8, im: 0 },
    { re: 0.18, im: 0 },
  ];
  expect(flipMultiplier({ multipliers, neutral: 1 }, 0.2)).toEqual({ re: 0.18, im: 0 });
  expect(flipMultiplier({ multipliers, neutral: 1 }, 0.95), 'a neutral one never stands in').toEqual({ re: 0.8, im: 0 });
  expect(flipMultiplier({ multipliers, neutral: 1 }, null)).toEqual({ re: 0.8, im: 0 });
  expect(flipMultiplier({ multipliers: [], neutral: 0 }, 0.2)).toBeNull();
  const settled = {
    period: 2,
    points: [
      [0, 0, 0],
      [1, 0, 0],
    ],
    multipliers,
    neutral: 1,
    stable: true,
    residual: 0,
    certified: false,
  };
  const prediction = { halfAmplitude: 0.5, twoStepMultiplier: 0.2, note: '' };
  const rates = { oneStep: 1, twoStep: 0.8, predictedTwoStep: 0.8 };
  const rows = comparisons({ prediction, rates, settled } as unknown as RunAnalysis, say);
  expect(rows.find(({ name }) => name === 'compare.multiplier')).toMatchObject({ predicted: '0.2', measured: '0.18' });
});

test('the condition is told with its margin, and nothing where it is not defined', () => {
  expect(conditionSentence(FLIP, say)).toBe('fact.conditionHolds 96');
  expect(conditionSentence({ ...FLIP, condition: -3, kind: 'subcritical' }, say)).toBe('fact.conditionFails 3');
  expect(conditionSentence({ ...FLIP, condition: 0, kind: 'degenerate' }, say)).toBe('fact.conditionZero');
  expect(conditionSentence({ ...FLIP, condition: 0 }, say), 'a later term decides').toBe('fact.conditionZero');
  expect(conditionSentence({ ...FLIP, condition: null, kind: 'not-defined' }, say)).toBe('');
  expect(flipFacts(FLIP, say).map(({ value }) => value)).toEqual(['96', '8', '-8', '0']);
  expect(flipFacts({ condition: null, c: null, kind: 'not-defined', note: '' }, say)).toEqual([]);
});

test('long points are shortened, short ones are whole', () => {
  expect(pointText([1, 2])).toBe('(1, 2)');
  expect(pointText([0.5])).toBe('0.5');
  expect(pointText(Array.from({ length: 64 }, () => 1))).toBe('(1, 1, 1, 1, … 64 coordinates)');
});
