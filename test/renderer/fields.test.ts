import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refuse } from '../../src-shared/answer';
import { fieldRefusal, messageFor } from '../../src-renderer/experiment/field-refusal';
import { SLIDER, sliderRate, withRate } from '../../src-renderer/experiment/learning-rate';
import { readNumber } from '../../src-renderer/ui/number-text';
import { readLayout } from '../../src-renderer/workspace/layout';
import { nextName } from '../../src-renderer/project/open-project';

test('every finite number is read back as itself', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      // Text has no negative zero.
      expect(readNumber(String(value), {})).toEqual({ value: value + 0 });
    }),
  );
});

test.each([
  ['1e4', { value: 10_000 }],
  ['1 000 000', { value: 1e6 }],
  ['−0.5', { value: -0.5 }],
  ['', { problem: 'not-a-number' }],
  ['1,5', { problem: 'not-a-number' }],
  ['0x10', { problem: 'not-a-number' }],
  ['1e999', { problem: 'too-large' }],
])('%s is understood', (text, read) => expect(readNumber(text, {})).toEqual(read));

test('bounds are kept', () => {
  const steps = { min: 1, max: 1e9, integer: true };
  expect(readNumber('2.5', steps)).toEqual({ problem: 'not-whole' });
  expect(readNumber('0', steps)).toEqual({ problem: 'too-small' });
  expect(readNumber('1e10', steps)).toEqual({ problem: 'too-large' });
  expect(readNumber('0', { min: 0, open: true })).toEqual({ problem: 'too-small' });
  expect(readNumber('0', { min: 0 })).toEqual({ value: 0 });
});

test('a refusal is shown under its own field only', () => {
  const { refusal } = refuse('parameter-range', 'problem.params.mu', 'Out of bounds.', 'Choose it from 0 to 1.');
  expect(fieldRefusal(refusal)).toBe('problem.params');
  expect(messageFor(refusal, 'problem.params', 'mu')).toContain('Out of bounds');
  expect(messageFor(refusal, 'problem.params', 'nu')).toBeNull();
  expect(messageFor(refusal, 'problem')).toBeNull();
  expect(messageFor(refuse('x', 'start.1', 'Bad.', '').refusal, 'start', '0')).toBeNull();
  expect(messageFor(refuse('x', 'startNoise', 'Bad.', '').refusal, 'start')).toBeNull();
  expect(fieldRefusal(refuse('x', 'file', 'Bad.', '').refusal)).toBeNull();
});

test('the slider writes the learning rate that stands for its place, in either unit', () => {
  const places = fc.double({ min: SLIDER.min, max: SLIDER.max, noNaN: true });
  fc.assert(
    fc.property(places, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (K, etaC) => {
      expect(Math.abs(Number(sliderRate(K, 'etaC', etaC)) - K)).toBeLessThanOrEqual(SLIDER.step / 2 + 1e-12);
      expect(Math.abs(Number(sliderRate(K, 'eta', etaC)) / etaC / K - 1)).toBeLessThan(1e-4);
    }),
  );
  const schedule = {
    kind: 'step-schedule' as const,
    learningRates: [
      { text: '1', unit: 'eta' as const },
      { text: '2', unit: 'eta' as const },
    ],
  };
  expect(withRate(schedule, { text: '3', unit: 'eta' })).toEqual({
    kind: 'step-schedule',
    learningRates: [
      { text: '3', unit: 'eta' },
      { text: '2', unit: 'eta' },
    ],
  });
});

test('a stored layout is only taken when every panel in it is known', () => {
  const stored = (panels: object, version = 1) => JSON.stringify({ version, dock: { panels } });
  expect(readLayout(stored({ convergence: {}, map: {} }))).not.toBeNull();
  expect(readLayout(stored({ convergence: {}, other: {} }))).toBeNull();
  expect(readLayout(stored({}))).toBeNull();
  expect(readLayout(stored({ map: {} }, 2))).toBeNull();
  fc.assert(fc.property(fc.string(), (text) => readLayout(text) === null));
});

test('a copy gets the first free number', () => {
  expect(nextName('Study', [{ name: 'Study' }])).toBe('Study 2');
  expect(nextName('Study 2', [{ name: 'Study' }, { name: 'Study 2' }])).toBe('Study 3');
});
