import fc from 'fast-check';
import { expect, test } from 'vitest';
import { erf } from '../../src-worker/engine/erf';
import { error, sinhcosh, softplus } from '../../src-worker/engine/jet-functions';
import { variable } from '../../src-worker/engine/jets';

// Computed with mpmath at 30 digits, rounded to 17.
const KNOWN: readonly (readonly [number, number])[] = [
  [1e-300, 1.1283791670955126e-300],
  [1e-10, 1.1283791670955126e-10],
  [0.1, 0.1124629160182849],
  [0.3, 0.32862675945912742],
  [0.5, 0.52049987781304654],
  [0.84, 0.76514271145499452],
  [0.85, 0.77066805760835252],
  [1, 0.84270079294971487],
  [1.2, 0.91031397822963537],
  [1.3, 0.93400794494065245],
  [1.7, 0.98379045859077456],
  [2, 0.99532226501895273],
  [2.5, 0.99959304798255504],
  [2.8, 0.99992498680533454],
  [2.9, 0.99995890212190054],
  [3.5, 0.99999925690162766],
  [4, 0.9999999845827421],
  [5, 0.99999999999846254],
  [5.9, 0.99999999999999993],
];

test.each(KNOWN)('erf %d to one unit in the last place, odd', (x, value) => {
  expect(Math.abs(erf(x) - value)).toBeLessThanOrEqual(Number.EPSILON * value);
  expect(erf(-x)).toBe(-erf(x));
});

test('erf at its limits', () => {
  expect(erf(0)).toBe(0);
  expect(erf(Infinity)).toBe(1);
  expect(erf(-Infinity)).toBe(-1);
  expect(erf(7)).toBe(1);
  expect(erf(NaN)).toBeNaN();
});

test('erf has the slope 2/√π e^(−x²) and rises across the joints of its pieces', () =>
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(0.84375, 1.25, 1 / 0.35, 6), fc.double({ min: -6, max: 6, noNaN: true })), (x) => {
      const h = 1e-4;
      const slope = (8 * (erf(x + h) - erf(x - h)) - (erf(x + 2 * h) - erf(x - 2 * h))) / (12 * h);
      expect(Math.abs(slope - (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x))).toBeLessThan(1e-11);
    }),
  ));

test('jets of erf, softplus, sinh and cosh follow from their derivatives', () =>
  fc.assert(
    fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (x) => {
      const gauss = (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x);
      const s = 1 / (1 + Math.exp(-x));
      const sum = sinhcosh(variable(x, 4));
      const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-14 * Math.max(1, Math.cosh(x)));
      [erf(x), gauss, -x * gauss, (gauss * (4 * x * x - 2)) / 6].forEach((value, k) => close(error(variable(x, 3))[k]!, value));
      [Math.log(1 + Math.exp(x)), s, (s * (1 - s)) / 2, (s * (1 - s) * (1 - 2 * s)) / 6].forEach((value, k) =>
        close(softplus(variable(x, 3))[k]!, value),
      );
      [1, 1, 2, 6, 24].forEach((factorial, k) => {
        close(sum.sinh[k]!, (k % 2 === 0 ? Math.sinh(x) : Math.cosh(x)) / factorial);
        close(sum.cosh[k]!, (k % 2 === 0 ? Math.cosh(x) : Math.sinh(x)) / factorial);
      });
    }),
  ));

test('softplus neither overflows nor loses its tail', () => {
  expect(softplus(variable(800, 1))[0]).toBe(800);
  expect(softplus(variable(-700, 1))[0]).toBe(Math.exp(-700));
});
