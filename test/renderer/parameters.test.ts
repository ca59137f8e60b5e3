import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NumbersParameter, ParameterInfo } from '../../src-shared/catalogue';
import { mathParts } from '../../src-renderer/ui/math-parts';
import { numbersText, readNumbers } from '../../src-renderer/ui/numbers-text';
import { freeParameters, shownParameters, withValue } from '../../src-renderer/ui/parameter-values';
import { inUnit, inUnitsOfThreshold, ofKind, ratesOf, withMore, without, withRate } from '../../src-renderer/experiment/learning-rate';
import { problemStart, resized } from '../../src-renderer/experiment/start';
import { resolveLearningRate } from '../../src-worker/formula/learning-rate';

const BOUNDS = { min: -1e300, max: 1e300, minLength: 0, maxLength: 1_000 };
const FIELDS: readonly ParameterInfo[] = [
  {
    kind: 'choice',
    id: 'target',
    label: 'Target',
    description: '',
    default: 'random',
    choices: [
      { value: 'random', label: 'random' },
      { value: 'given', label: 'given' },
    ],
  },
  {
    kind: 'numbers',
    id: 'sigma',
    label: 'σ',
    description: '',
    default: [1],
    min: 0,
    max: 9,
    minLength: 1,
    maxLength: 4,
    shownWhen: { parameter: 'target', values: ['given'] },
  } satisfies NumbersParameter,
];

test('a list of numbers is read back as itself, whatever stands between them', () => {
  const lists = fc.array(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), { maxLength: 60 });
  fc.assert(
    fc.property(lists, fc.constantFrom(' ', ', ', ',', '\n', '; ', '\t'), (values, between) => {
      const plain = values.map((value) => value + 0);
      expect(readNumbers(numbersText(plain), BOUNDS)).toEqual({ values: plain });
      expect(readNumbers(plain.join(between), BOUNDS)).toEqual({ values: plain });
    }),
  );
});

test('the wrong one of many numbers is named by its place', () => {
  const bounds = { min: 0, max: 9, minLength: 2, maxLength: 4 };
  expect(readNumbers('1 2 tree', bounds)).toEqual({ problem: 'not-a-number', position: 3, part: 'tree' });
  expect(readNumbers('1, −2', bounds)).toEqual({ problem: 'too-small', position: 2, part: '−2' });
  expect(readNumbers('10\n2', bounds)).toEqual({ problem: 'too-large', position: 1, part: '10' });
  expect(readNumbers('1', bounds)).toEqual({ problem: 'too-few', found: 1 });
  expect(readNumbers('1 2 3 4 5', bounds)).toEqual({ problem: 'too-many', found: 5 });
});

test('a parameter that does not apply is not shown, and has its default when it comes into view', () => {
  expect(shownParameters(FIELDS, { target: 'random' }).map(({ id }) => id)).toEqual(['target']);
  expect(
    shownParameters(FIELDS, {}).map(({ id }) => id),
    'defaults count',
  ).toEqual(['target']);
  expect(withValue(FIELDS, { target: 'random' }, 'target', 'given')).toEqual({ target: 'given', sigma: [1] });
  expect(withValue(FIELDS, { target: 'random', sigma: [3, 2] }, 'target', 'given')).toEqual({ target: 'given', sigma: [3, 2] });
  expect(freeParameters(FIELDS, { target: 'given', sigma: [1], a: 2 })).toEqual([['a', 2]]);
});

test('TeX and subscripts are cut out of a text without losing a character', () => {
  expect(mathParts('At η_c the sum $\\sum a_0^2$ is 1')).toEqual([
    { kind: 'plain', text: 'At η' },
    { kind: 'sub', text: 'c' },
    { kind: 'plain', text: ' the sum ' },
    { kind: 'tex', text: '\\sum a_0^2' },
    { kind: 'plain', text: ' is 1' },
  ]);
  expect(mathParts('5 $ and more')).toEqual([{ kind: 'plain', text: '5 $ and more' }]);
  fc.assert(
    fc.property(fc.string(), (text) => {
      const whole = mathParts(text).map((part) =>
        part.kind === 'tex' ? `$${part.text}$` : part.kind === 'sub' ? `_${part.text}` : part.text,
      );
      expect(whole.join('')).toBe(text);
    }),
  );
});

test('a schedule grows, shrinks and keeps the other learning rates', () => {
  const rate = (text: string) => ({ text, unit: 'eta' as const });
  const pair = ofKind({ kind: 'gradient-descent', learningRate: rate('1.1') }, 'step-schedule');
  expect(ratesOf(pair)).toEqual([rate('1.1'), rate('1.1')]);
  const three = withMore(withRate(pair, rate('0.4'), 1));
  expect(ratesOf(three).map(({ text }) => text)).toEqual(['1.1', '0.4', '0.4']);
  expect(ratesOf(without(withRate(three, rate('2'), 2), 1)).map(({ text }) => text)).toEqual(['1.1', '2']);
  expect(ofKind(three, 'gradient-descent')).toEqual({ kind: 'gradient-descent', learningRate: rate('1.1') });
  const single = { kind: 'step-schedule' as const, learningRates: [rate('1')] };
  expect(without(single, 0), 'one learning rate stays').toBe(single);
});

test('a learning rate in the other unit is the same learning rate, typed as a number or as an expression', () => {
  const texts = fc.oneof(
    fc.double({ min: 1e-3, max: 1e3, noNaN: true }).map((value) => String(value)),
    fc.constantFrom('sqrt(5)-1', '1.02*etaC', '1/3'),
  );
  fc.assert(
    fc.property(
      texts,
      fc.constantFrom('eta' as const, 'etaC' as const),
      fc.double({ min: 0.01, max: 10, noNaN: true }),
      (text, unit, etaC) => {
        const other = unit === 'eta' ? 'etaC' : 'eta';
        const [before, after] = [{ text, unit }, { text: inUnit({ text, unit }, other, etaC), unit: other } as const].map((rate) =>
          resolveLearningRate(rate, etaC, {}, 'rule'),
        );
        if (!before?.ok || !after?.ok) throw new Error('refused');
        expect(Math.abs(after.value / before.value - 1)).toBeLessThan(1e-10);
      },
    ),
  );
  const absolute = { kind: 'gradient-descent' as const, learningRate: { text: '0.03', unit: 'eta' as const } };
  expect(inUnitsOfThreshold(absolute, 1.1).kind === 'gradient-descent' && ratesOf(inUnitsOfThreshold(absolute, 1.1))).toEqual([
    { text: '1.1', unit: 'etaC' },
  ]);
});

test('the start follows the problem, and a given one keeps what it has when the dimension changes', () => {
  expect(problemStart({ ownStart: 'drawn at random', defaultStart: [] })).toEqual([]);
  expect(problemStart({ ownStart: null, defaultStart: [1, 2] })).toEqual([1, 2]);
  expect(resized([1, 2, 3], 2)).toEqual([1, 2]);
  expect(resized([1, 2], 4)).toEqual([1, 2, 2, 2]);
  expect(resized([], 1)).toHaveLength(1);
});
