import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceSentence } from '../../src-shared/evidence-words';
import { complex, count, duration, figure } from '../../src-shared/figures';
import { flipSentence, outcomeWord, runSentence } from '../../src-shared/words';

test('a figure is the number to the digits asked for', () => {
  const numbers = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 });
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 15 }), (value, digits) => {
      const back = Number(figure(value, digits));
      if (value === 0) expect(back).toBe(0);
      else if (Math.abs(value) > 1e-300) expect(Math.abs(back / value - 1)).toBeLessThanOrEqual(0.5 * 10 ** (1 - digits) * (1 + 1e-9));
    }),
  );
});

test.each([
  [0.18, '0.18'],
  [1e-17, '1e-17'],
  [1.1161, '1.1161'],
  [0, '0'],
  [Number.NaN, 'NaN'],
  [Number.POSITIVE_INFINITY, '∞'],
  [1e6, '1000000'],
])('%s is shown as %s', (value, text) => expect(figure(value)).toBe(text));

test('counts, durations and complex numbers are readable', () => {
  expect(count(10_000_000).replaceAll('\u202f', ' ')).toBe('10 000 000');
  expect(duration(0.42)).toBe('0.4 s');
  expect(duration(200)).toBe('3 min 20 s');
  expect(complex({ re: 0.5, im: -1.2 })).toBe('0.5 − 1.2i');
});

test('every verdict says its evidence, an unknown one its numbers', () => {
  const evidence = { code: 'settled', values: { period: 2, multiplier: 0.18, distance: 0, continuedSteps: 0 }, robust: true };
  expect(evidenceSentence(evidence)).toContain('0.18');
  expect(evidenceSentence({ code: 'some-new-one', values: { a: 2 }, robust: null })).toBe('some new one (a = 2).');
  expect(outcomeWord('period-p', 4)).toBe('period-4');
});

test('a flip without a coefficient is not called anything', () => {
  expect(flipSentence({ kind: 'not-defined', c: null, condition: null, note: '' })).toContain('not defined');
  expect(flipSentence({ kind: 'subcritical', c: -2, condition: -6, note: '' })).toContain('unstable');
  expect(runSentence({ status: 'failed', analysis: null, error: 'no room' })).toBe('Failed: no room');
});
