import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as functions from '../../src-worker/engine/jet-functions';
import * as jets from '../../src-worker/engine/jets';

const ORDER = 8;
const one = jets.constant(1, ORDER);
/** A jet with every coefficient: x + 0.3 x² along x. */
const jet = (x: number) =>
  jets.add(jets.variable(x, ORDER), jets.scale(jets.multiply(jets.variable(x, ORDER), jets.variable(x, ORDER)), 0.3));
const inside = fc.double({ min: -0.6, max: 0.6, noNaN: true });
const wide = fc.double({ min: -3, max: 3, noNaN: true });

describe('identities', () => {
  test.each<[string, (a: jets.Jet) => [jets.Jet, jets.Jet], fc.Arbitrary<number>]>([
    ['sin asin a = a', (a) => [jets.sincos(functions.arcsine(a)).sin, a], inside],
    ['cos acos a = a', (a) => [jets.sincos(functions.arccosine(a)).cos, a], inside],
    ['asin a + acos a = π/2', (a) => [jets.add(functions.arcsine(a), functions.arccosine(a)), jets.constant(Math.PI / 2, ORDER)], inside],
    [
      'cosh² − sinh² = 1',
      (a) => [((h) => jets.subtract(jets.multiply(h.cosh, h.cosh), jets.multiply(h.sinh, h.sinh)))(functions.sinhcosh(a)), one],
      inside,
    ],
    ['cosh + sinh = exp', (a) => [((h) => jets.add(h.cosh, h.sinh))(functions.sinhcosh(a)), jets.exponential(a)], wide],
    ['log1p expm1 a = a', (a) => [functions.logarithmOnePlus(functions.exponentialMinusOne(a)), a], inside],
    [
      'sigmoid a (1 + e^−a) = 1',
      (a) => [jets.multiply(functions.sigmoid(a), jets.add(one, jets.exponential(jets.scale(a, -1)))), one],
      inside,
    ],
    ['tanh = sinh/cosh', (a) => [functions.tanh(a), ((h) => jets.divide(h.sinh, h.cosh))(functions.sinhcosh(a))], inside],
    ['softplus a − softplus −a = a', (a) => [jets.subtract(functions.softplus(a), functions.softplus(jets.scale(a, -1))), a], wide],
    ['erf −a = −erf a', (a) => [functions.error(jets.scale(a, -1)), jets.scale(functions.error(a), -1)], wide],
    [
      'a^−3 a³ = 1',
      (a) => [
        jets.multiply(
          functions.constantPower(jets.add(a, jets.constant(2, ORDER)), -3),
          jets.power(jets.add(a, jets.constant(2, ORDER)), 3),
        ),
        one,
      ],
      inside,
    ],
    [
      'a^a = e^(a log a)',
      (a) =>
        ((b) => [functions.generalPower(b, b), jets.exponential(jets.multiply(b, jets.logarithm(b)))])(
          jets.add(a, jets.constant(2, ORDER)),
        ),
      inside,
    ],
  ])('%s', (_name, sides, at) => {
    fc.assert(
      fc.property(at, (x) => {
        const [left, right] = sides(jet(x));
        const size = Math.max(1, ...right.map(Math.abs));
        left.forEach((value, k) => expect(Math.abs(value - right[k]!), `coefficient ${k}`).toBeLessThanOrEqual(1e-8 * size));
      }),
    );
  });
});

test('the error function has the Hermite series: erf″ = −2x erf′', () =>
  fc.assert(
    fc.property(wide, (x) => {
      const c = functions.error(jets.variable(x, ORDER));
      // (k + 2)(k + 1) c_{k+2} = −2 (x (k + 1) c_{k+1} + k c_k)
      for (let k = 0; k + 2 <= ORDER; k++)
        expect((k + 2) * (k + 1) * c[k + 2]!).toBeCloseTo(-2 * (x * (k + 1) * c[k + 1]! + k * c[k]!), 10);
    }),
  ));

test('a power of a constant exponent is exact below zero', () => {
  expect([...functions.generalPower(jets.variable(-2, 2), jets.constant(3, 2))]).toEqual([-8, 12, -6]);
  expect([...functions.constantPower(jets.variable(0, 3), 100)]).toEqual([0, 0, 0, 0]);
  expect([...functions.constantPower(jets.variable(1, 2), 100)]).toEqual([1, 100, 4950]);
});
