import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  dd,
  divide,
  type DoubleDouble,
  multiply,
  negate,
  ONE,
  squareRoot,
  subtract,
  wholePower,
} from '../../src-worker/engine/double-double';
import * as f from '../../src-worker/engine/double-double-functions';

/** Exact fraction numerator/2^shift of a double-double, for exact integer arithmetic. */
const SHIFT = 1_100n;
function exact({ high, low }: DoubleDouble): bigint {
  return scaled(high) + scaled(low);
}
function scaled(x: number): bigint {
  if (x === 0) return 0n;
  let exponent = 0;
  let mantissa = x;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent++;
  }
  return (BigInt(mantissa) << SHIFT) >> BigInt(exponent);
}
const size = (n: bigint) => (n < 0n ? -n : n);

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).filter((x) => x === 0 || Math.abs(x) > 1e-6);
const value = fc
  .tuple(number, fc.double({ min: -0.5, max: 0.5, noNaN: true }))
  .map(([high, part]) => add(dd(high), dd(high * part * 2 ** -53)));

function closeTo(a: DoubleDouble, b: DoubleDouble, bits: number): void {
  const gap = Math.abs(subtract(a, b).high);
  expect(gap).toBeLessThanOrEqual(2 ** -bits * Math.max(Math.abs(b.high), 1e-300));
}

describe('the four operations against exact integers', () => {
  test('sum and product', () =>
    fc.assert(
      fc.property(value, value, (a, b) => {
        const sum = exact(a) + exact(b);
        expect(size(exact(add(a, b)) - sum) << 100n <= size(exact(a)) + size(exact(b))).toBe(true);
        const product = (exact(a) * exact(b)) >> SHIFT;
        expect(size(exact(multiply(a, b)) - product) << 100n <= size(product) + (1n << 400n)).toBe(true);
      }),
    ));

  test('quotient and root undo product and square', () =>
    fc.assert(
      fc.property(value, value, (a, b) => {
        if (b.high === 0 || a.high === 0) return;
        closeTo(multiply(divide(a, b), b), a, 100);
        const square = multiply(a, a);
        closeTo(squareRoot(square), a.high < 0 ? negate(a) : a, 100);
      }),
    ));
});

describe('functions against values of 40 digits and identities', () => {
  // mpmath, 60 digits, split into two doubles.
  test.each<readonly [string, DoubleDouble, DoubleDouble]>([
    ['e', f.exponential(ONE), dd(2.718281828459045, 1.4456468917292502e-16)],
    ['log 10', f.logarithm(dd(10)), dd(2.302585092994046, -2.1707562233822494e-16)],
    ['sin 1', f.sineCosine(ONE).sin, dd(0.8414709848078965, 1.776845092935536e-18)],
    ['cos 1', f.sineCosine(ONE).cos, dd(0.5403023058681398, -4.760954612604417e-17)],
    ['atan 1', f.arctangent(ONE), dd(0.7853981633974483, 3.061616997868383e-17)],
    ['tanh 1', f.hyperbolicTangent(ONE), dd(0.7615941559557649, 3.7090214482164924e-17)],
    ['erf 1', f.errorFunction(ONE), dd(0.8427007929497149, -2.4801011789118602e-17)],
  ])('%s', (_, value, expected) => closeTo(value, expected, 96));

  const moderate = fc
    .double({ min: -5, max: 5, noNaN: true })
    .filter((x) => Math.abs(x) > 0.05)
    .map((x) => dd(x));
  test('identities hold to about 30 digits', () =>
    fc.assert(
      fc.property(moderate, (a) => {
        closeTo(f.logarithm(f.exponential(a)), a, 90);
        closeTo(multiply(f.exponential(a), f.exponential(negate(a))), ONE, 96);
        const { sin, cos } = f.sineCosine(a);
        closeTo(add(multiply(sin, sin), multiply(cos, cos)), ONE, 96);
        closeTo(subtract(wholePower(f.hyperbolicCosine(a), 2), wholePower(f.hyperbolicSine(a), 2)), ONE, 80);
        closeTo(f.exponentialMinusOne(f.logarithmOfOnePlus(f.logistic(a))), f.logistic(a), 94);
        closeTo(f.logistic(a), subtract(ONE, f.logistic(negate(a))), 90);
        closeTo(subtract(f.softplus(a), f.softplus(negate(a))), a, 84);
        closeTo(f.arctangent(f.hyperbolicSine(a)), f.arcsine(f.hyperbolicTangent(a)), 80);
      }),
    ));
});
