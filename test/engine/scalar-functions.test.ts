import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FUNCTIONS } from '../../src-worker/engine/dag';
import { larger, powerOf, sigmoid, smaller, softplus, VALUES, wholePower } from '../../src-worker/engine/scalar-functions';

describe('powers', () => {
  test('by multiplication are those of the library', () =>
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.integer({ min: -64, max: 64 }), (a, n) => {
        fc.pre(Math.abs(a) > 1e-3);
        const expected = Math.pow(a, n);
        expect(Math.abs(wholePower(a, n) - expected)).toBeLessThanOrEqual(2e-14 * Math.abs(expected));
      }),
    ));

  test('of zero', () => {
    expect([powerOf(0, 0), powerOf(0, 3), powerOf(0, -2), powerOf(0, 0.5)]).toEqual([1, 0, Infinity, 0]);
    expect(powerOf(-8, 1 / 3)).toBeNaN();
  });
});

test('tails neither overflow nor cancel', () => {
  expect([sigmoid(-800), sigmoid(800), softplus(-800), softplus(800)]).toEqual([0, 1, 0, 800]);
  expect(softplus(-40) / Math.exp(-40)).toBeCloseTo(1, 12);
});

test('NaN is never swallowed', () => {
  for (const name of FUNCTIONS) expect(VALUES[name](NaN), name).toBeNaN();
  for (const pick of [larger, smaller])
    for (const [a, b] of [
      [NaN, 1],
      [1, NaN],
    ] as const)
      expect(pick(a, b)).toBeNaN();
});
