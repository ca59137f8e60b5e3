import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edgeCoupling, effectiveCurvature, identityDefects } from '../../src-worker/analysis/edge-coupling';
import { hessianEigenvalues, keptEigenvalues, meanSharpness } from '../../src-worker/analysis/hessian-spectrum';
import { createMap } from '../../src-worker/analysis/map';
import { sharpnessOf } from '../../src-worker/engine/sharpness';
import { type Monomial, polynomialLoss } from './polynomials';
import { lossOf } from './run';

const unit = fc.double({ min: -1, max: 1, noNaN: true });
const losses = [
  lossOf('quartic', { mu: 1 }),
  lossOf('sine'),
  lossOf('xy', { mu: 1 }),
  polynomialLoss(3, [
    [1, 2, 0, 0],
    [0.5, 0, 2, 0],
    [0.25, 0, 0, 2],
    [0.5, 4, 0, 0],
    [0.8, 2, 1, 0],
    [0.7, 1, 1, 2],
  ] as readonly Monomial[]),
];
const at = (n: number, values: readonly number[]) => Float64Array.from({ length: n }, (_, i) => values[i]!);

describe('identities of the edge-coupling function', () => {
  test('effective curvatures have their exact forms by values and gradients', () => {
    fc.assert(
      fc.property(fc.constantFrom(...losses), fc.array(unit, { minLength: 6, maxLength: 6 }), (loss, values) => {
        const n = loss.dimension;
        const [x, d] = [at(n, values), at(n, values.slice(3)).map((value) => value + 1.2)];
        const y = x.map((value, i) => value + d[i]!);
        const [gx, gy] = [new Float64Array(n), new Float64Array(n)];
        loss.gradient(x, gx);
        loss.gradient(y, gy);
        const square = d.reduce((sum, value) => sum + value * value, 0);
        const along = (g: Float64Array) => g.reduce((sum, value, i) => sum + value * d[i]!, 0);
        const uniform = effectiveCurvature(loss, x, d, 'uniform');
        const linear = effectiveCurvature(loss, x, d, 'linear');
        expect(uniform.value).toBeCloseTo((along(gy) - along(gx)) / square, 9);
        expect(linear.value).toBeCloseTo((2 * (loss.value(y) - loss.value(x) - along(gx))) / square, 9);
        expect(uniform.error).toBeLessThan(1e-6);
      }),
    );
  });
  test('step and loss identities hold for any step of gradient descent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...losses),
        fc.array(unit, { minLength: 3, maxLength: 3 }),
        fc.double({ min: 0.05, max: 1.2, noNaN: true }),
        (loss, values, eta) => {
          const x = at(loss.dimension, values).map((value) => value + 0.3);
          const map = createMap(loss, [eta]);
          const [y, z] = [x.slice(), x.slice()];
          map.advance(y, 1);
          map.advance(z, 2);
          const gap = Math.hypot(...y.map((value, i) => value - x[i]!));
          if (gap < 1e-3 || gap > 3) return;
          const defects = identityDefects(loss, x, y, z, eta);
          expect(defects.step).toBeLessThan(1e-9);
          expect(defects.loss).toBeLessThan(1e-12);
        },
      ),
    );
  });
  test('2-cycles are critical points of A, other pairs of iterates are not', () => {
    const [eta, loss] = [1.1, lossOf('quartic', { mu: 1 })];
    const root = Math.sqrt((eta - 1) * (eta + 3));
    const [p, q] = [-root, root].map((sign) => Math.sqrt((1 + eta + sign) / (2 * eta)));
    const A = (x: number, y: number) => edgeCoupling(loss, Float64Array.of(x), Float64Array.of(y), eta);
    const slope = (x: number, y: number) => (A(x + 1e-5, y) - A(x - 1e-5, y)) / 2e-5;
    expect(slope(p!, q!)).toBeCloseTo(0, 8);
    expect(slope(q!, p!)).toBeCloseTo(0, 8);
    expect(Math.abs(slope(0.8, 1.1))).toBeGreaterThan(1e-2);
  });
});

describe('eigenvalues of the Hessian', () => {
  test('all of them, distinct ones and the nonzero', () => {
    const loss = polynomialLoss(4, [
      [1, 2, 0, 0, 0],
      [1, 0, 2, 0, 0],
      [0.5, 0, 0, 2, 0],
    ]);
    const values = hessianEigenvalues(loss, new Float64Array(4))!;
    expect(Array.from(values)).toEqual([2, 2, 1, 0]);
    expect(keptEigenvalues(values, 'nonzero')).toEqual([2, 2, 1]);
    expect(keptEigenvalues(values, 'distinct')).toEqual([0, 1, 2]);
  });
  test('the mean sharpness is that of the steps asked for', () => {
    const loss = lossOf('xy', { mu: 1 });
    const map = createMap(loss, [0.3]);
    const x = Float64Array.of(1.4, 0.6);
    const all: number[] = [];
    for (let t = 0; t <= 20; t++) {
      all.push(sharpnessOf(loss)(x));
      map.advance(x, 1);
    }
    const expected = (all[4]! + all[8]! + all[12]!) / 3;
    expect(meanSharpness(loss, [0.3], Float64Array.of(1.4, 0.6), 4, 12, 4)).toBeCloseTo(expected, 14);
    expect(meanSharpness(loss, [50], Float64Array.of(14, 6), 0, 400, 1)).toBeNull();
  });
});
