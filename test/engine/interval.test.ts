import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  divide,
  interval,
  type Interval,
  midpoint,
  multiply,
  nextDown,
  nextUp,
  squareRoot,
  subtract,
  wholePower,
} from '../../src-worker/engine/interval';

const double = fc.double({ noNaN: true });
const moderate = fc.double({ min: -1e3, max: 1e3, noNaN: true });
const someInterval = fc.tuple(moderate, moderate).map(([a, b]) => interval(Math.min(a, b), Math.max(a, b)));
const inside = (x: Interval, share: number) => Math.min(x.high, Math.max(x.low, x.low + share * (x.high - x.low)));
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** An exact rational number as numerator over a power of two. */
const BITS = 2_200n;
function exact(x: number): bigint {
  let mantissa = x;
  let shift = 0n;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    shift++;
  }
  return (BigInt(mantissa) << BITS) >> shift;
}
const holds = ({ low, high }: Interval, value: bigint) =>
  (low === -Infinity || exact(low) <= value) && (high === Infinity || value <= exact(high));

test('the next double is the next', () =>
  fc.assert(
    fc.property(double, (x) => {
      if (x === Infinity) return;
      const up = nextUp(x);
      expect(up).toBeGreaterThan(x);
      if (Number.isFinite(x) && Number.isFinite(up)) {
        const middle = x / 2 + up / 2;
        expect(middle === x || middle === up || Math.abs(x) < 1e-300).toBe(true);
        expect(nextDown(up) === x).toBe(true);
      }
    }),
  ));

describe('every operation encloses the exact results, checked in exact integers', () => {
  test('sum, difference, product', () =>
    fc.assert(
      fc.property(someInterval, someInterval, share, share, (x, y, s, t) => {
        const [a, b] = [inside(x, s), inside(y, t)];
        expect(holds(add(x, y), exact(a) + exact(b))).toBe(true);
        expect(holds(subtract(x, y), exact(a) - exact(b))).toBe(true);
        expect(holds(multiply(x, y), (exact(a) * exact(b)) >> BITS)).toBe(true);
      }),
    ));

  test('quotient and root, multiplied out', () =>
    fc.assert(
      fc.property(someInterval, someInterval, share, share, (x, y, s, t) => {
        const [a, b] = [inside(x, s), inside(y, t)];
        if (b !== 0) expect(holds(multiply(divide(x, y), interval(b)), exact(a))).toBe(true);
        const root = squareRoot(interval(Math.abs(a)));
        expect(exact(root.low) ** 2n <= exact(Math.abs(a)) << BITS && exact(Math.abs(a)) << BITS <= exact(root.high) ** 2n).toBe(true);
      }),
    ));

  test('whole powers, even ones of intervals around zero included', () =>
    fc.assert(
      fc.property(someInterval, share, fc.integer({ min: 0, max: 5 }), (x, s, n) => {
        const a = exact(inside(x, s));
        let power = 1n << BITS;
        for (let i = 0; i < n; i++) power = (power * a) >> BITS;
        const enclosure = wholePower(x, n);
        // The shifts round the exact power down by at most n units of 2^−BITS.
        expect(holds(interval(nextDown(enclosure.low), nextUp(enclosure.high)), power)).toBe(true);
        if (n > 0 && n % 2 === 0) expect(enclosure.low).toBeGreaterThanOrEqual(0);
      }),
    ));

  test('division by an interval with zero in it says nothing', () => {
    expect(divide(interval(1), interval(-1, 1))).toEqual({ low: -Infinity, high: Infinity });
    expect(squareRoot(interval(-1, 4))).toEqual({ low: -Infinity, high: Infinity });
    expect(midpoint(interval(1, 3))).toBe(2);
  });
});
