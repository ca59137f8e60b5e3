import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expressionOf } from '../../src-worker/formula/expression-of';
import { kinkAt, kinkSentences } from '../../src-worker/formula/kinks';

const at = (formula: string, ...x: number[]) => kinkAt(expressionOf(formula, ['x', 'y'].slice(0, x.length)), Float64Array.from(x));

describe('at a kink the sentence says how often the loss is differentiable', () => {
  test.each<[string, number[], RegExp]>([
    ['abs(x)', [0], /^\|x\| has a kink here: the loss is continuous, its gradient jumps/],
    ['abs(x - 1)^3 + x', [1], /^\|x - 1\| has a kink here: the loss is twice continuously differentiable, derivative 3 jumps/],
    ['relu(x)^2', [0], /^relu\(x\) .* once continuously differentiable, derivative 2 jumps/],
    ['sign(x) + x', [0], /jumps here, and the loss with it/],
    ['step(x - 2)', [2], /jumps here/],
    ['sign(x)*x^2', [0], /once continuously/],
    ['max(x, 1)', [1], /^max\(x, 1\) .* its gradient jumps/],
    ['min(x, y)^1', [0.3, 0.3], /its gradient jumps/],
    ['max(x^2, y) + x', [2, 4], /its gradient jumps/],
    ['abs(x - y)', [0.1, 0.1], /gradient jumps/],
    ['abs(x*y)', [0, 2], /gradient jumps/],
    ['sqrt(x)', [0], /no Taylor expansion/],
    ['x^1.5', [0], /no Taylor expansion/],
    ['acos(x)', [1], /no Taylor expansion/],
  ])('%s at %j', (formula, x, sentence) => expect(at(formula, ...x)).toMatch(sentence));
});

test('within rounding of a kink is at it, beyond is not', () => {
  // 0.1 + 0.2 is one unit beyond 0.3.
  expect(at('abs(x - 0.3)', 0.1 + 0.2)).not.toBeNull();
  expect(at('abs(3*x - 0.9)', 0.3)).not.toBeNull();
  expect(at('abs(x - 0.3)', 0.3 + 1e-13)).toBeNull();
  // Solvers leave zero as 1e-17.
  expect(at('abs(x)', 1e-17)).not.toBeNull();
  expect(at('abs(x)', 1e-14)).toBeNull();
  expect(at('x + 1e10*abs(x - 1)', 1)).not.toBeNull();
  expect(at('1e10*x + abs(x - 1)', 1)).not.toBeNull();
});

test('a kink that leaves no trace is none', () => {
  for (const formula of ['abs(x^2)', 'abs(x)^2', 'relu(x) - relu(-x)', 'max(x, -x)^2', 'cos(abs(x))', 'relu(x^2)', 'sign(x)*abs(x)'])
    expect(at(formula, 0), formula).toBeNull();
});

test('smooth losses have none anywhere, kinked ones none away from the kink', () =>
  fc.assert(
    fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (x) => {
      expect(at('(x^2 - 1)^2/4 + log(cosh(x))', x)).toBeNull();
      if (Math.abs(x - 1) > 1e-9) expect(at('abs(x - 1) + relu(x - 1)^3', x)).toBeNull();
    }),
  ));

test('the sentences name every kink of a formula', () => {
  expect(kinkSentences(expressionOf('abs(x - 1) + max(x, y) + sign(y) + x^2', ['x', 'y']))).toEqual([
    '|x - 1| has a kink where x - 1 = 0.',
    'max(x, y) has a kink where x = y.',
    'sign(y) jumps where y = 0.',
  ]);
  expect(kinkSentences(expressionOf('sin(x)', ['x']))).toEqual([]);
});
