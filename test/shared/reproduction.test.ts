import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepOf } from '../../src-shared/recording';
import { compareBlock, compareFacts, NOTHING_FOUND, TOLERANCE, verdictOf, within } from '../../src-shared/reproduction';

const RECORDING = { dense: 4, stride: 3 };
const doubles = fc.array(fc.double(), { minLength: 1, maxLength: 40 });

test('equal samples are identical, however they are cut into blocks', () => {
  fc.assert(
    fc.property(doubles, fc.nat(), (values, cut) => {
      const samples = Float64Array.from(values);
      const at = cut % (samples.length + 1);
      let found = NOTHING_FOUND;
      for (const [from, to] of [
        [0, at],
        [at, samples.length],
      ] as const)
        found = compareBlock(
          found,
          RECORDING,
          from,
          [{ name: 'x', then: samples.slice(from, to), now: samples.slice(from, to) }],
          TOLERANCE,
        );
      expect(found).toEqual(NOTHING_FOUND);
      expect(verdictOf(samples.length, found, [])).toBe('identical');
    }),
  );
});

test('the first step that differs is named by its step, whatever the series, and the largest difference is the largest', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 30 }), (shifts) => {
      const then = Float64Array.from(shifts, (_, k) => k + 0.5);
      const now = then.map((value, k) => value + (shifts[k] ?? 0));
      const found = compareBlock(NOTHING_FOUND, RECORDING, 0, [{ name: 'x', then, now }], TOLERANCE);
      const at = shifts.findIndex((shift) => shift !== 0);
      const first = at < 0 ? null : { step: stepOf(RECORDING, at), series: 'x', then: then[at], now: now[at] };
      expect(found.firstDifferent).toEqual(first);
      expect(found.firstBeyond).toEqual(found.firstDifferent);
      expect(found.largest).toBe(Math.max(...shifts.map(Math.abs)));
    }),
  );
});

test('a bit of difference is within the tolerance and not identical; a signed zero is a difference within it; NaN equals NaN', () => {
  const then = Float64Array.of(1, 0, Number.NaN);
  const now = Float64Array.of(1 + Number.EPSILON, -0, Number.NaN);
  const found = compareBlock(NOTHING_FOUND, RECORDING, 0, [{ name: 'x', then, now }], TOLERANCE);
  expect(found).toMatchObject({ firstDifferent: { step: 0 }, firstBeyond: null, largest: Number.EPSILON });
  expect(verdictOf(3, found, [])).toBe('within-tolerance');
  expect(within(Number.POSITIVE_INFINITY, 1, TOLERANCE)).toBe(false);
  expect(within(1, Number.NaN, TOLERANCE)).toBe(false);
  expect(verdictOf(0, NOTHING_FOUND, [])).toBe('undetermined');
});

test('a series that is no longer recorded differs from the start; results are compared where both are known', () => {
  const missing = compareBlock(NOTHING_FOUND, RECORDING, 0, [{ name: 'x', then: Float64Array.of(1), now: undefined }], TOLERANCE);
  expect(missing.firstBeyond).toMatchObject({ step: 0, series: 'x' });
  const facts = compareFacts({ outcome: 'converged', K: 1, old: 3 }, { outcome: 'diverged', K: 1 + 1e-12, more: 2 }, TOLERANCE);
  expect(facts.map(({ name, same }) => [name, same])).toEqual([
    ['outcome', false],
    ['K', true],
  ]);
  expect(verdictOf(1, NOTHING_FOUND, facts)).toBe('different');
});
