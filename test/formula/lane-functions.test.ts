import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../src-worker/engine/dag';
import type { FunctionName } from '../../src-worker/engine/dag';
import { VALUES } from '../../src-worker/engine/scalar-functions';
import { applyFunction, applyPower } from '../../src-worker/formula/lanes/functions';
import { SCALAR } from './scalar-lane-code';

/** Largest error in units in the last place: the table in functions.ts. */
const BOUNDS: Readonly<Record<string, number>> = {
  ...{ exp: 1.5, expm1: 2.2, log: 1, log1p: 1, sqrt: 0.5, sin: 2, cos: 2, tan: 2.8, asin: 2.1, acos: 1.3, atan: 1.2, sinh: 2.5, cosh: 1.6 },
  ...{ tanh: 2.6, sigmoid: 2.5, softplus: 1.8, erf: 1.5, power: 1.2 },
};

const apply = (name: FunctionName, a: number) => applyFunction(SCALAR, name, a);
const power = (a: number, b: number) => applyPower(SCALAR, a, b);

/** Distance of neighbouring doubles at a value. */
function ulp(value: number): number {
  const size = Math.abs(value);
  if (size < 2 ** -1022) return 2 ** -1074;
  let k = Math.floor(Math.log2(size));
  if (2 ** k > size) k--;
  return 2 ** (k - 52);
}

/** Rows: arguments, then the value as a sum of two doubles; made by lane-functions.py. */
const TABLE = JSON.parse(readFileSync(join(import.meta.dirname, 'lane-functions.json'), 'utf8')) as Record<string, readonly number[][]>;

function errorOf(name: string, row: readonly number[]): number {
  const [high, low] = row.slice(-2) as [number, number];
  const got = name === 'power' ? power(row[0]!, row[1]!) : apply(name as FunctionName, row[0]!);
  return Math.abs(got - high - low) / ulp(high);
}

describe('elementary functions in lanes', () => {
  it.each(Object.keys(TABLE))('%s is within its bound of values to 32 digits', (name) => {
    const wrong = TABLE[name]!.filter((row) => !(errorOf(name, row) <= BOUNDS[name]!));
    expect(wrong).toEqual([]);
  });

  /** Half the arguments of a range spread evenly, half over the sizes. */
  const RANGES: readonly (readonly [FunctionName, number, number])[] = [
    ...(['exp', 'expm1', 'sinh', 'cosh'] as const).map((name) => [name, -700, 700] as const),
    ...(['log'] as const).map((name) => [name, 0, 1e6] as const),
    ['log1p', -0.999, 1e3],
    ...(['sin', 'cos', 'tan'] as const).map((name) => [name, -1e5, 1e5] as const),
    ...(['asin', 'acos'] as const).map((name) => [name, -1, 1] as const),
    ['atan', -50, 50],
    ['tanh', -20, 20],
    ['sigmoid', -700, 700],
    ['softplus', -700, 700],
    ['erf', -6, 6],
  ];

  it.each(RANGES)('%s is where the engine’s own is, from %d to %d', (name, low, high) => {
    let worst = 0;
    for (let i = 1; i < 20_000; i++) {
      const place = ((i * 0.6180339887498949) % 1) ** (i % 2 === 0 ? 1 : 12);
      const x = i % 4 < 2 || low === 0 ? low + (high - low) * place : high * place * (low < 0 && i % 8 < 4 ? Math.max(-1, low / high) : 1);
      const expected = VALUES[name](x);
      worst = Math.max(worst, Math.abs(apply(name, x) - expected) / ulp(expected));
    }
    expect(worst).toBeLessThanOrEqual(BOUNDS[name]! + 2);
  });

  const anywhere = fc.double();

  it('keeps odd functions odd and even ones even, bit for bit', () => {
    fc.assert(
      fc.property(anywhere, (x) => {
        for (const name of ['sin', 'tan', 'asin', 'atan', 'sinh', 'tanh', 'erf', 'sign'] as const)
          expect(apply(name, -x), name).toBe(-apply(name, x));
        for (const name of ['cos', 'cosh', 'abs'] as const) expect(apply(name, -x), name).toBe(apply(name, x));
      }),
    );
  });

  it('stays in the range of each function', () => {
    const within = (name: FunctionName, x: number, low: number, high: number) => {
      const y = apply(name, x);
      expect(y, `${name} ${x}`).toBeGreaterThanOrEqual(low);
      expect(y, `${name} ${x}`).toBeLessThanOrEqual(high);
    };
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -30000, max: 30000 }), (x, k) => {
        for (const at of [x, (k * Math.PI) / 2, (k * Math.PI) / 2 + 1e-8]) {
          for (const name of ['sin', 'cos', 'tanh', 'erf'] as const) within(name, at, -1, 1);
          within('atan', at, -Math.PI / 2, Math.PI / 2);
          within('sigmoid', at, 0, 1);
          within('exp', at, 0, Infinity);
          within('cosh', at, 1, Infinity);
        }
      }),
    );
  });

  it('rises where the function rises, to its bound', () => {
    const rising = ['exp', 'expm1', 'atan', 'sinh', 'tanh', 'sigmoid', 'softplus', 'erf'] as const;
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 1e-12, max: 1, noNaN: true }), (x, step) => {
        for (const name of rising) {
          const [below, above] = [apply(name, x), apply(name, x + step)];
          expect(above - below, `${name} ${x} ${step}`).toBeGreaterThanOrEqual(-2 * BOUNDS[name]! * ulp(below));
        }
      }),
    );
  });

  it('satisfies the identities of the functions', () => {
    const near = (a: number, b: number, scale = 1) => expect(Math.abs(a - b)).toBeLessThanOrEqual(8 * Number.EPSILON * scale);
    fc.assert(
      fc.property(fc.double({ min: -300, max: 300, noNaN: true }), (x) => {
        near(apply('sin', x) ** 2 + apply('cos', x) ** 2, 1);
        near(apply('tan', x) * apply('cos', x), apply('sin', x));
        near(apply('exp', x) * apply('exp', -x), 1);
        near(apply('sigmoid', x) + apply('sigmoid', -x), 1);
        near(apply('softplus', x) - apply('softplus', -x), x, Math.max(1, Math.abs(x)));
        near(apply('log', apply('exp', x)), x, Math.max(1, Math.abs(x)));
        near(apply('asin', apply('tanh', x)) + apply('acos', apply('tanh', x)), Math.PI / 2, 2);
        near(power(apply('exp', x / 2), 2) / apply('exp', x), 1, 4);
      }),
    );
  });
});

describe('special values', () => {
  const SPECIAL = [0, -0, Infinity, -Infinity, NaN, 1, -1, 2, -2];
  const FAR = [1e300, -1e300, 1e5, -1e5, 750, -750];
  const PHASES: readonly FunctionName[] = ['sin', 'cos', 'tan'];

  it.each(FUNCTIONS)('%s ends as the engine’s own does', (name) => {
    for (const x of [...SPECIAL, ...(PHASES.includes(name) ? [] : FAR)]) {
      const [got, expected] = [apply(name, x), VALUES[name](x)];
      if (expected === 0 || !Number.isFinite(expected)) expect(got, `${name}(${x})`).toBe(expected);
      else expect(Math.abs(got - expected), `${name}(${x})`).toBeLessThanOrEqual(((BOUNDS[name] ?? 0) + 1) * ulp(expected));
    }
  });

  it('has no phase where numbers are wider apart than a turn', () => {
    for (const x of [1e16, -1e16, 1e300, Number.MAX_VALUE]) {
      expect(Math.abs(apply('sin', x))).toBe(0);
      expect(apply('cos', x)).toBe(1);
      expect(Math.abs(apply('tan', x))).toBe(0);
    }
  });

  it('is exact where the value is', () => {
    expect(apply('cos', 0)).toBe(1);
    expect(apply('exp', 0)).toBe(1);
    expect(apply('cosh', 0)).toBe(1);
    expect(apply('sin', Math.PI / 2)).toBe(1);
    expect(apply('log', 1)).toBe(0);
    expect(apply('acos', 1)).toBe(0);
    expect(apply('sigmoid', 0)).toBe(0.5);
    expect(power(4, 0.5)).toBe(2);
  });

  it('takes powers as Math.pow does at zeros, infinities, NaN, negative bases', () => {
    const values = [...SPECIAL, 0.5, -0.5, 3, -3, 1 / 3, 2 ** 53, 2 ** 53 + 2, 1e300, -1e300, 5e-324, -5e-324];
    for (const a of values) {
      for (const b of values) {
        const [got, expected] = [power(a, b), Math.pow(a, b)];
        if (expected === 0 || !Number.isFinite(expected)) expect(got, `${a}^${b}`).toBe(expected);
        else expect(Math.abs(got - expected), `${a}^${b}`).toBeLessThanOrEqual(2 * ulp(expected));
      }
    }
  });
});
