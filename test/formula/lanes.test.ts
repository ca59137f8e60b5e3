import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsOf, evaluateLanes } from './lanes-run';
import type { Formula } from './lanes-run';

const SPECIAL = [0, -0, 1, -1, 0.5, -0.5, 1.5, -1.5, 2.5, -2.5, Infinity, -Infinity, NaN, 5e-324, -5e-324, 2.2250738585072014e-308];
const LARGE = [4503599627370495.5, -4503599627370495.5, 4503599627370496, 9007199254740993, 1e300, -1e300, Number.MAX_VALUE];
const VALUES = [...SPECIAL, ...LARGE, Math.PI, -Math.E, 1 / 3];
const pairs = VALUES.flatMap((a) => VALUES.map((b) => [a, b] as const));
const columns = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];

/** Both forms against plain JavaScript on all pairs of the values above and on random ones. */
function agrees(formula: Formula, plain: (a: number, b: number) => number, keep: (a: number, b: number) => boolean = () => true) {
  const check = (a: readonly number[], b: readonly number[]) => {
    const kept = a.map((x, i) => [x, b[i]!] as const).filter(([x, y]) => keep(x, y));
    const { wasm, javascript } = evaluateLanes(formula, [kept.map(([x]) => x), kept.map(([, y]) => y)]);
    const expected = kept.map(([x, y]) => bitsOf(plain(x, y)));
    expect(wasm[0]!.map(bitsOf)).toEqual(expected);
    expect(javascript[0]!.map(bitsOf)).toEqual(expected);
  };
  check(columns[0]!, columns[1]!);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.double(), fc.double()), { minLength: 1, maxLength: 40 }), (rows) =>
      check(
        rows.map(([a]) => a),
        rows.map(([, b]) => b),
      ),
    ),
    { numRuns: 20 },
  );
}

describe('lane code', () => {
  it('adds, subtracts, multiplies, divides, negates and takes roots as JavaScript does', () => {
    agrees(
      (c, [a, b]) => [c.add(a!, b!)],
      (a, b) => a + b,
    );
    agrees(
      (c, [a, b]) => [c.subtract(a!, b!)],
      (a, b) => a - b,
    );
    agrees(
      (c, [a, b]) => [c.multiply(a!, b!)],
      (a, b) => a * b,
    );
    agrees(
      (c, [a, b]) => [c.divide(a!, b!)],
      (a, b) => a / b,
    );
    agrees(
      (c, [a]) => [c.negate(a!)],
      (a) => -a,
    );
    agrees((c, [a]) => [c.abs(a!)], Math.abs);
    agrees((c, [a]) => [c.sqrt(a!)], Math.sqrt);
    agrees(
      (c, [a]) => [c.add(c.number(-0.1), c.multiply(c.number(NaN), a!))],
      () => NaN,
    );
  });

  it('takes minima, maxima, floors and signs as JavaScript does', () => {
    agrees((c, [a, b]) => [c.min(a!, b!)], Math.min);
    agrees((c, [a, b]) => [c.max(a!, b!)], Math.max);
    agrees((c, [a]) => [c.floor(a!)], Math.floor);
    const sign = (b: number) => (Object.is(b, -0) || b < 0 ? -1 : 1);
    agrees(
      (c, [a, b]) => [c.copySign(a!, b!)],
      (a, b) => sign(b) * Math.abs(a),
      (_, b) => b === b,
    );
  });

  it('rounds to the nearest whole number, ties to even', () => {
    const nearest = (a: number) => {
      if (!(Math.abs(a) < 2 ** 52)) return a;
      const below = Math.floor(a);
      const half = a - below;
      const whole = half < 0.5 || (half === 0.5 && below % 2 === 0) ? below : below + 1;
      return whole === 0 && (a < 0 || Object.is(a, -0)) ? -0 : whole;
    };
    agrees((c, [a]) => [c.nearest(a!)], nearest);
  });

  it('compares and selects', () => {
    agrees(
      (c, [a, b]) => [c.select(c.less(a!, b!), a!, b!)],
      (a, b) => (a < b ? a : b),
    );
    agrees(
      (c, [a, b]) => [c.select(c.or(c.lessOrEqual(a!, b!), c.equal(a!, a!)), a!, b!)],
      (a, b) => (a <= b || a === a ? a : b),
    );
    agrees(
      (c, [a, b]) => [c.where(c.and(c.not(c.equal(a!, b!)), c.less(b!, a!)), b!)],
      (a, b) => (a !== b && b < a ? b : 0),
    );
  });

  it('takes numbers apart and makes powers of two', () => {
    const normal = (a: number) => a >= 2 ** -1022 && a < Infinity;
    const exponent = (a: number) => {
      let k = Math.max(-1022, Math.min(1023, Math.floor(Math.log2(a))));
      while (2 ** k > a) k--;
      while (k < 1023 && 2 ** (k + 1) <= a) k++;
      return k;
    };
    agrees((c, [a]) => [c.exponent(a!)], exponent, normal);
    agrees(
      (c, [a]) => [c.multiply(c.mantissa(a!), c.number(1))],
      (a) => a / 2 ** exponent(a),
      (a) => normal(a) && a < 2 ** 1023 && a > 2 ** -1000,
    );
    const k = (a: number) => Math.max(-1022, Math.min(1023, Math.floor(a)));
    agrees(
      (c, [a]) => [c.powerOfTwo(c.min(c.max(c.floor(a!), c.number(-1022)), c.number(1023)))],
      (a) => 2 ** k(a),
      (a) => a === a,
    );
  });

  it('keeps the values of one moment apart from those after a change', () => {
    const { wasm, javascript } = evaluateLanes(
      (c, [a, b]) => {
        const x = c.variable();
        const y = c.variable();
        const left = c.variable();
        const more = c.maskVariable();
        c.assign([
          [x, a!],
          [y, b!],
        ]);
        c.assign([
          [x, c.get(y)],
          [y, c.get(x)],
        ]);
        c.assign([[left, c.where(c.less(c.get(x), c.get(y)), c.get(x))]], [[more, c.less(c.get(x), c.get(y))]]);
        return [
          c.get(x),
          c.get(y),
          c.get(left),
          c.numberOf(c.countMore(c.countMore(c.where(c.less(c.get(x), c.get(x)), c.get(x)), c.getMask(more)), c.getMask(more))),
        ];
      },
      [
        [1, 2, 7],
        [10, 1, 8],
      ],
    );
    expect(wasm).toEqual([
      [10, 1, 8],
      [1, 2, 7],
      [0, 1, 0],
      [0, 2, 0],
    ]);
    expect(javascript).toEqual(wasm);
  });
});
