import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseProblem } from '../../src-worker/analysis';
import { createMap } from '../../src-worker/analysis/map';
import { eigenvalues, leastNormSolution } from '../../src-worker/analysis/linear';
import { solveOrbit } from '../../src-worker/analysis/orbit-solve';
import { solveTwoCycle } from '../../src-worker/analysis/two-cycle';
import { lossOf, never } from './run';

const mus = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
const Ks = fc.double({ min: 1.001, max: 1.23, noNaN: true });

describe('2-cycle of the quartic', () => {
  test('points, multiplier, residual and stability have their closed forms', () => {
    fc.assert(
      fc.property(mus, Ks, fc.boolean(), (mu, K, positive) => {
        const start = Float64Array.of((positive ? 0.9 : -0.9) * Math.sqrt(mu));
        const { orbits, etaC } = analyseProblem(lossOf('quartic', { mu }), [K / mu], start, never);
        const cycle = orbits.find(({ period, stable }) => period === 2 && stable)!;
        expect(etaC * mu).toBeCloseTo(1, 13);
        const [a, b] = cycle.points.map(([x]) => x!).sort((p, q) => Math.abs(p) - Math.abs(q));
        const root = Math.sqrt((K - 1) * (K + 3));
        // K is known to rounding only, and the amplitude goes as √(K − 1).
        const slack = Math.sqrt(mu) * 1e-15 * (4 + 1 / Math.sqrt(K - 1));
        expect(Math.abs(Math.abs(a!) - Math.sqrt((mu * (1 + K - root)) / (2 * K)))).toBeLessThan(4 * slack);
        expect(Math.abs(Math.abs(b!) - Math.sqrt((mu * (1 + K + root)) / (2 * K)))).toBeLessThan(4 * slack);
        expect(Math.sign(a!)).toBe(positive ? 1 : -1);
        expect(cycle.multipliers[0]!.re).toBeCloseTo(9 - 2 * (1 + K) ** 2, 12);
        expect(cycle.residual).toBeLessThan(1e-14 * Math.sqrt(mu));
      }),
    );
  });

  test('keeps its digits just above onset, and is not invented at or below it', () => {
    const loss = lossOf('quartic', { mu: 1 });
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e-3, noNaN: true }), (excess) => {
        const K = 1 + excess;
        const cycle = solveTwoCycle(loss, K, 1, Math.sqrt(excess) / 3);
        if (cycle.kind !== 'found') throw new Error(cycle.kind);
        const square = (K - 1) / (4 * K);
        expect(Math.abs(cycle.halfAmplitude ** 2 - square)).toBeLessThan(1e-15);
      }),
    );
    for (const K of [1, 0.999, 0.9]) expect(solveTwoCycle(loss, K, 1, 1e-3).kind).not.toBe('found');
  });
});

test('the 2-cycle of the sine is −π/2 ± a with sin a / a = 1/η, about every minimum', () => {
  fc.assert(
    fc.property(fc.double({ min: 1.01, max: 1.56, noNaN: true }), fc.integer({ min: -3, max: 3 }), (eta, k) => {
      const centre = -Math.PI / 2 + 2 * Math.PI * k;
      const { orbits } = analyseProblem(lossOf('sine'), [eta], Float64Array.of(centre + 0.2), never);
      const [p, q] = orbits.find(({ period }) => period === 2)!.points;
      const a = (q![0]! - p![0]!) / 2;
      expect((p![0]! + q![0]!) / 2).toBeCloseTo(centre, 12);
      expect(Math.sin(a) / a).toBeCloseTo(1 / eta, 12);
      expect(orbits.find(({ period }) => period === 2)!.multipliers[0]!.re).toBeCloseTo((1 - 2 * eta * Math.cos(a)) ** 2, 11);
    }),
  );
});

test('on the balanced 2-cycle of xy the multipliers are 9 − 2(1 + K)² and 3 − 2K', () => {
  fc.assert(
    fc.property(mus, Ks, (mu, K) => {
      const start = Float64Array.of(1.1 * Math.sqrt(mu), 0.8 * Math.sqrt(mu));
      const { orbits, minimum } = analyseProblem(lossOf('xy', { mu }), [K / mu], start, never);
      expect(minimum.neutral).toBe(1);
      const cycle = orbits.find(({ period }) => period === 2)!;
      const got = cycle.multipliers.map(({ re }) => re).sort((p, q) => p - q);
      const expected = [9 - 2 * (1 + K) ** 2, 3 - 2 * K].sort((p, q) => p - q);
      got.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-10));
      expect(cycle.stable).toBe(true);
    }),
  );
});

test('a minimum on a manifold has one neutral multiplier and the other 1 − 2K', () => {
  fc.assert(
    fc.property(mus, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (mu, K) => {
      const root = Math.sqrt(mu);
      const { orbits } = analyseProblem(lossOf('xy', { mu }), [K / mu], Float64Array.of(root, root / 2), never);
      const [fixed] = orbits;
      expect(fixed).toMatchObject({ period: 1, neutral: 1, stable: true });
      expect(fixed!.multipliers.some(({ re }) => Math.abs(re - (1 - 2 * K)) < 1e-12)).toBe(true);
    }),
  );
});

test('Jacobians of F^p agree with central differences', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('quartic', 'sine', 'xy'),
      fc.double({ min: -1.2, max: 1.2, noNaN: true }),
      fc.double({ min: -1.2, max: 1.2, noNaN: true }),
      fc.integer({ min: 1, max: 3 }),
      (id, x, y, p) => {
        const loss = lossOf(id, { mu: 1 });
        const map = createMap(loss, [0.4, 0.7]);
        const n = map.dimension;
        const at = Float64Array.from([x, y].slice(0, n));
        const jacobian = new Float64Array(n * n);
        map.linearise(at.slice(), p, jacobian);
        const h = 1e-6;
        for (let j = 0; j < n; j++) {
          const [up, down] = [at.slice(), at.slice()];
          up[j]! += h;
          down[j]! -= h;
          map.advance(up, p);
          map.advance(down, p);
          for (let i = 0; i < n; i++) {
            const difference = (up[i]! - down[i]!) / (2 * h);
            expect(Math.abs(difference - jacobian[i * n + j]!)).toBeLessThan(1e-5 * (1 + Math.abs(difference)) ** 2);
          }
        }
      },
    ),
  );
});

test('the minimal period is found by division: F⁸ from a point of the 2-cycle gives period 2', () => {
  const map = createMap(lossOf('quartic', { mu: 1 }), [1.1]);
  for (const asked of [2, 4, 8, 6]) expect(solveOrbit(map, Float64Array.of(1.11606), asked)?.orbit.period).toBe(2);
  expect(solveOrbit(map, Float64Array.of(1), 4)?.orbit.period).toBe(1);
});

test('complex multipliers come as pairs, and singular systems give the shortest solution', () => {
  expect(eigenvalues(Float64Array.of(0, -2, 2, 0), 2)).toEqual([
    { re: 0, im: 2 },
    { re: 0, im: -2 },
  ]);
  const rotation = Float64Array.of(0, -1, 0, 1, 0, 0, 0, 0, 0.5);
  expect(eigenvalues(rotation, 3).map(({ re, im }) => [re, im].map((value) => Math.round(value * 1e9) / 1e9 + 0))).toEqual([
    [0, 1],
    [0, -1],
    [0.5, 0],
  ]);
  const x = leastNormSolution(Float64Array.of(1, 1, 1, 1), Float64Array.of(2, 2), 2, 1e-9)!;
  expect([x[0], x[1]].map((value) => value!.toFixed(12))).toEqual(['1.000000000000', '1.000000000000']);
});
