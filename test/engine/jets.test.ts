import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as jets from '../../src-worker/engine/jets';

const ORDER = 8;
const point = fc.double({ min: -2, max: 2, noNaN: true });
const positive = fc.double({ min: 0.2, max: 3, noNaN: true });

function close(a: jets.Jet, b: jets.Jet, tolerance = 1e-9) {
  const size = Math.max(1, ...Array.from(b, Math.abs));
  a.forEach((value, k) => expect(Math.abs(value - b[k]!), `coefficient ${k}`).toBeLessThanOrEqual(tolerance * size));
}

const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));

describe('coefficients in closed form', () => {
  test('exp: e^x/k!', () =>
    fc.assert(
      fc.property(point, (x) => {
        close(
          jets.exponential(jets.variable(x, ORDER)),
          Float64Array.from({ length: ORDER + 1 }, (_, k) => Math.exp(x) / factorial(k)),
        );
      }),
    ));

  test('sin and cos: quarter turns', () =>
    fc.assert(
      fc.property(point, (x) => {
        const { sin, cos } = jets.sincos(jets.variable(x, ORDER));
        const turned = (shift: number) =>
          Float64Array.from({ length: ORDER + 1 }, (_, k) => Math.sin(x + ((k + shift) * Math.PI) / 2) / factorial(k));
        close(sin, turned(0), 1e-14);
        close(cos, turned(1), 1e-14);
      }),
    ));

  test('log: (−1)^(k+1)/(k x^k)', () =>
    fc.assert(
      fc.property(positive, (x) => {
        const expected = Float64Array.from({ length: ORDER + 1 }, (_, k) => (k === 0 ? Math.log(x) : -((-1 / x) ** k) / k));
        close(jets.logarithm(jets.variable(x, ORDER)), expected);
      }),
    ));

  test('powers: binomial coefficients times x^(p−k)', () =>
    fc.assert(
      fc.property(positive, fc.double({ min: -3, max: 4, noNaN: true }), (x, p) => {
        let binomial = 1;
        const expected = Float64Array.from({ length: ORDER + 1 }, (_, k) => {
          if (k > 0) binomial *= (p - k + 1) / k;
          return binomial * Math.pow(x, p - k);
        });
        close(jets.power(jets.variable(x, ORDER), p), expected);
      }),
    ));

  test('whole powers are exact at zero', () => {
    expect([...jets.power(jets.variable(0, 4), 3)]).toEqual([0, 0, 0, 1, 0]);
  });
});

describe('identities', () => {
  const jet = (x: number) =>
    jets.add(jets.multiply(jets.variable(x, ORDER), jets.variable(x, ORDER)), jets.scale(jets.variable(x, ORDER), 0.3));
  const one = jets.constant(1, ORDER);

  test.each<[string, (x: number) => [jets.Jet, jets.Jet], fc.Arbitrary<number>]>([
    [
      'sin² + cos² = 1',
      (x) => [((s) => jets.add(jets.multiply(s.sin, s.sin), jets.multiply(s.cos, s.cos)))(jets.sincos(jet(x))), one],
      point,
    ],
    [
      '(a/b)b = a',
      (x) => [
        jets.multiply(jets.divide(jet(x), jets.add(jet(x), jets.constant(2, ORDER))), jets.add(jet(x), jets.constant(2, ORDER))),
        jet(x),
      ],
      point,
    ],
    ['√a √a = a', (x) => [jets.multiply(jets.squareRoot(jet(x)), jets.squareRoot(jet(x))), jet(x)], positive],
    ['√a = a^½', (x) => [jets.squareRoot(jet(x)), jets.power(jet(x), 0.5)], positive],
    ['exp log a = a', (x) => [jets.exponential(jets.logarithm(jet(x))), jet(x)], positive],
    [
      'tan = sin/cos',
      (x) => [
        jets.multiply(jets.tangent(jets.variable(x / 2, ORDER)), jets.sincos(jets.variable(x / 2, ORDER)).cos),
        jets.sincos(jets.variable(x / 2, ORDER)).sin,
      ],
      point,
    ],
    [
      'tanh a = 2 logistic(2a) − 1',
      (x) => [jets.hyperbolicTangent(jet(x)), jets.subtract(jets.scale(jets.logistic(jets.scale(jet(x), 2)), 2), one)],
      point,
    ],
    ['tan arctan a = a', (x) => [jets.tangent(jets.arctangent(jets.variable(x, ORDER))), jets.variable(x, ORDER)], point],
    ['a − b + b = a', (x) => [jets.add(jets.subtract(jet(x), one), one), jet(x)], point],
  ])('%s', (_name, sides, at) => {
    fc.assert(
      fc.property(at, (x) => {
        const [left, right] = sides(x);
        close(left, right, 1e-7);
      }),
    );
  });
});
