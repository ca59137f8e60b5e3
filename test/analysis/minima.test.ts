import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { referenceMinimum } from '../../src-worker/analysis';
import { knownMinima } from '../../src-worker/analysis/minima';
import type { Loss } from '../../src-worker/engine/problem';
import { type Monomial, polynomialLoss } from './polynomials';
import { lossOf } from './run';

const at = (...x: number[]) => Float64Array.from(x);
const search = (n: number, monomials: readonly Monomial[], ...start: number[]) =>
  knownMinima(polynomialLoss(n, monomials, null), at(...start));

/** (x² + y − 11)² + (x + y² − 7)². */
const himmelblau: readonly Monomial[] = [
  [1, 4, 0],
  [1, 0, 4],
  [2, 2, 1],
  [2, 1, 2],
  [-21, 2, 0],
  [-13, 0, 2],
  [-14, 1, 0],
  [-22, 0, 1],
  [170, 0, 0],
];
/** (1 − x)² + 100 (y − x²)². */
const rosenbrock: readonly Monomial[] = [
  [1, 0, 0],
  [-2, 1, 0],
  [1, 2, 0],
  [100, 0, 2],
  [-200, 2, 1],
  [100, 4, 0],
];
const xyMinusOne: readonly Monomial[] = [
  [0.5, 2, 2],
  [-1, 1, 1],
  [0.5, 0, 0],
];

describe('a loss without known minima is searched', () => {
  test('Himmelblau: all four minima, the reference is the nearest', () => {
    const loss = polynomialLoss(2, himmelblau, null);
    const minima = knownMinima(loss, at(0, 0));
    expect(minima).toHaveLength(4);
    for (const { x, loss: value, sharpness, neutral } of minima) {
      expect(Math.abs(value)).toBeLessThan(1e-12);
      expect(sharpness).toBeGreaterThan(0);
      expect(neutral).toBe(0);
      expect((x[0]! ** 2 + x[1]! - 11) ** 2).toBeLessThan(1e-20);
    }
    expect(referenceMinimum(loss, at(3.5, -1.5))!.x[0]).toBeCloseTo(3.58442834033, 9);
    expect(referenceMinimum(loss, at(2.5, 2.5))!.x).toEqual([expect.closeTo(3, 10), expect.closeTo(2, 10)]);
  });
  test('Rosenbrock from far off', () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true }), (x, y) => {
        const minima = search(2, rosenbrock, x, y);
        expect(minima.map(({ x: found }) => found.map((value) => Math.round(value * 1e9) / 1e9))).toEqual([[1, 1]]);
      }),
      { numRuns: 25 },
    );
  });
  test('double wells: one and three variables', () => {
    expect(
      search(
        1,
        [
          [0.25, 4],
          [-0.5, 2],
          [0.25, 0],
        ],
        0.3,
      ).map(({ x }) => x[0]),
    ).toEqual([expect.closeTo(1, 12), expect.closeTo(-1, 12)]);
    const wells = search(
      3,
      [
        [0.25, 4, 0, 0],
        [-0.5, 2, 0, 0],
        [1, 0, 2, 0],
        [0.25, 0, 0, 4],
        [-0.5, 0, 0, 2],
      ],
      0.1,
      0.2,
      0.1,
    );
    expect(wells).toHaveLength(4);
    expect(wells.every(({ x }) => Math.abs(Math.abs(x[0]!) - 1) < 1e-9 && Math.abs(x[1]!) < 1e-9)).toBe(true);
  });
  test('one variable: many wells, by the signs of the slope; the same every time', () => {
    const { minima: _, ...sine } = lossOf('sine');
    const loss = (): Loss => ({ ...sine, minima: () => [], minimaUnknown: true });
    const found = knownMinima(loss(), at(0.5));
    expect(found.length).toBeGreaterThanOrEqual(3);
    for (const { x } of found) expect(Math.sin(x[0]!)).toBeCloseTo(-1, 12);
    expect(referenceMinimum(loss(), at(0.5))!.x[0]).toBeCloseTo(-Math.PI / 2, 12);
    expect(knownMinima(loss(), at(0.5))).toEqual(found);
  });
  test('no minimum: none is invented', () => {
    for (const monomials of [
      [
        [1, 1, 0],
        [1, 0, 1],
      ],
      [
        [1, 2, 0],
        [-1, 0, 2],
      ],
      [
        [1, 3, 0],
        [1, 0, 2],
      ],
      [
        [1, 2, 0],
        [1, 0, 3],
      ],
    ] as const)
      expect(search(2, monomials, 0.3, 0.4)).toEqual([]);
  });
  test('not finite at the start', () => {
    const loss = {
      ...polynomialLoss(2, himmelblau, null),
      value: () => NaN,
      gradient: (_: Float64Array, out: Float64Array) => out.fill(NaN),
    };
    expect(referenceMinimum(loss, at(1, 1))).toBeNull();
  });
});

describe('semidefinite minima', () => {
  test('(xy − 1)²/2 typed as a formula: the manifold is recognised and its flattest points are found', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 3, noNaN: true }), fc.double({ min: 0.3, max: 3, noNaN: true }), (x, y) => {
        const reference = referenceMinimum(polynomialLoss(2, xyMinusOne, null), at(x, y))!;
        expect(reference).toMatchObject({ chosen: 'flattest-on-manifold', neutral: 1 });
        expect(reference.sharpness).toBeCloseTo(2, 9);
        expect(reference.x).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
      }),
      { numRuns: 15 },
    );
  });
  test('x² + y⁴ has an isolated, degenerate minimum: no direction is called neutral', () => {
    const [minimum, ...more] = search(
      2,
      [
        [1, 2, 0],
        [1, 0, 4],
      ],
      0.5,
      0.5,
    );
    expect(more).toEqual([]);
    expect(minimum!.neutral).toBe(0);
    expect(minimum!.etaC).toBeCloseTo(1, 12);
    expect(Math.hypot(...minimum!.x)).toBeLessThan(1e-3);
  });
  test('of several manifolds the one near the start counts, not the flattest of all', () => {
    // (xyz − 1)² + (x − y)²/10: beside xyz = 1 there are flatter minima at x = y = 0, −0.2 < z < 0.
    const monomials: readonly Monomial[] = [
      [1, 2, 2, 2],
      [-2, 1, 1, 1],
      [1, 0, 0, 0],
      [0.1, 2, 0, 0],
      [-0.2, 1, 1, 0],
      [0.1, 0, 2, 0],
    ];
    const loss = polynomialLoss(3, monomials, null);
    expect(referenceMinimum(loss, at(1.2, 0.9, 0.9))).toMatchObject({ neutral: 1, sharpness: expect.closeTo(6, 6) });
    expect(knownMinima(loss, at(1.2, 0.9, 0.9)).some(({ sharpness }) => sharpness < 1)).toBe(true);
  });
  test('a trough: (x + y)² has a line of minima', () => {
    const reference = referenceMinimum(
      polynomialLoss(
        2,
        [
          [1, 2, 0],
          [2, 1, 1],
          [1, 0, 2],
        ],
        null,
      ),
      at(1, 2),
    )!;
    expect(reference).toMatchObject({ neutral: 1, chosen: 'flattest-on-manifold' });
    expect(reference.sharpness).toBeCloseTo(4, 10);
  });
});
