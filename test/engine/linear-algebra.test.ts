import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distance, largest } from '../../src-worker/engine/norms';
import { denseHessian, sharpnessOf } from '../../src-worker/engine/sharpness';
import { symmetricEigenvalues } from '../../src-worker/engine/symmetric-eigen';
import { bound } from '../problems/bound';
import { xy } from '../../src-worker/problems/xy';

const entry = fc.double({ min: -10, max: 10, noNaN: true });

describe('distance', () => {
  test('survives squares that overflow or underflow', () => {
    expect(distance(Float64Array.of(3e-200, 0), Float64Array.of(0, 4e-200))).toBeCloseTo(5e-200, 210);
    expect(distance(Float64Array.of(3e-200, 0), Float64Array.of(0, 4e-200)) / 5e-200).toBeCloseTo(1, 14);
    expect(distance(Float64Array.of(3e200, 0), Float64Array.of(0, 4e200)) / 5e200).toBeCloseTo(1, 14);
    expect(distance(Float64Array.of(1, 2), Float64Array.of(1, 2))).toBe(0);
    expect(distance(Float64Array.of(1, NaN), Float64Array.of(1, 2))).toBeNaN();
    expect(distance(Float64Array.of(NaN), Float64Array.of(2))).toBeNaN();
  });

  test('is symmetric and obeys the triangle inequality', () =>
    fc.assert(
      fc.property(fc.array(entry, { minLength: 9, maxLength: 9 }), (v) => {
        const [a, b, c] = [0, 3, 6].map((i) => Float64Array.from(v.slice(i, i + 3))) as [Float64Array, Float64Array, Float64Array];
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, c)).toBeLessThanOrEqual((distance(a, b) + distance(b, c)) * (1 + 1e-14));
      }),
    ));
});

test('the largest entry is NaN as soon as one entry is', () => {
  expect(largest(Float64Array.of(1, -3, 2))).toBe(3);
  expect(largest(Float64Array.of(NaN, 5))).toBeNaN();
  expect(largest(Float64Array.of(5, NaN, 7))).toBeNaN();
  expect(largest(Float64Array.of(1, -Infinity))).toBe(Infinity);
});

describe('symmetric eigenvalues', () => {
  test('have the trace and the sum of squares of the matrix', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(entry, { minLength: 36, maxLength: 36 }), (n, entries) => {
        const matrix = Float64Array.from(
          { length: n * n },
          (_, k) => entries[Math.min(k % n, Math.floor(k / n)) * 6 + Math.max(k % n, Math.floor(k / n))]!,
        );
        const values = symmetricEigenvalues(matrix, n);
        let trace = 0;
        for (let i = 0; i < n; i++) trace += matrix[i * n + i]!;
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace, 9);
        expect(values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(
          matrix.reduce((sum, value) => sum + value * value, 0),
          7,
        );
        expect([...values]).toEqual([...values].sort((a, b) => b - a));
      }),
    ));

  test('of the second-difference matrix are 2 − 2 cos(kπ/(n+1))', () => {
    const n = 8;
    const matrix = Float64Array.from({ length: n * n }, (_, k) => [2, -1][Math.abs((k % n) - Math.floor(k / n))] ?? 0);
    symmetricEigenvalues(matrix, n).forEach((value, i) => expect(value).toBeCloseTo(2 - 2 * Math.cos(((n - i) * Math.PI) / (n + 1)), 13));
  });
});

test('the closed form of the sharpness of xy is the largest eigenvalue of its Hessian', () =>
  fc.assert(
    fc.property(entry, entry, fc.double({ min: 0.1, max: 5, noNaN: true }), (x, y, mu) => {
      const loss = bound(xy, { mu });
      const point = Float64Array.of(x, y);
      const [top] = symmetricEigenvalues(denseHessian(loss, point), 2);
      expect(sharpnessOf(loss)!(point)).toBeCloseTo(top!, 8);
    }),
  ));
