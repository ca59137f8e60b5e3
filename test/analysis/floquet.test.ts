import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParams } from '../../src-shared/catalogue';
import {
  asymmetricBlock,
  conditionNine,
  correctedCondition,
  largestModulus,
  quasiSymmetricStability,
  symmetricBlock,
  symmetricCrossMultiplier,
  topModeCycle,
  topModeMultipliers,
  withoutNeutral,
} from '../../src-worker/analysis/floquet';
import { eigenvalues } from '../../src-worker/analysis/linear';
import { createMap } from '../../src-worker/analysis/map';
import { matrixFactorisation } from '../../src-worker/problems/matrix-factorisation';
import { bound } from '../problems/bound';

const K = fc.double({ min: 1.001, max: 1.9, noNaN: true });
const tau = fc.double({ min: 0.01, max: 0.999, noNaN: true });
const imbalance = fc.double({ min: 0.6, max: 1.6, noNaN: true });

const diagonal = (form: string, sigma: readonly number[]) =>
  bound(matrixFactorisation, {
    ...defaultParams(matrixFactorisation.info),
    form,
    n: sigma.length,
    rank: sigma.length,
    sigma,
    basis: 'identity',
  });

describe('the orbit of Theorem 4', () => {
  test('is a 2-cycle of gradient descent', () =>
    fc.assert(
      fc.property(K, tau, imbalance, (K, tau, a) => {
        const [low, high] = topModeCycle(K)!;
        const x = Float64Array.of(low, 0, 0, a * tau, low, 0, 0, tau / a);
        const map = createMap(diagonal('asymmetric', [1, tau]), [K]);
        map.advance(x, 1);
        expect(x[0]).toBeCloseTo(high, 12);
        map.advance(x, 1);
        [low, 0, 0, a * tau, low, 0, 0, tau / a].forEach((value, i) => expect(x[i]).toBeCloseTo(value, 12));
      }),
    ));

  test('has the multipliers of its blocks, and no others', () =>
    fc.assert(
      fc.property(K, tau, imbalance, (K, tau, a) => {
        const [low] = topModeCycle(K)!;
        const x = Float64Array.of(low, 0, 0, a * tau, low, 0, 0, tau / a);
        const jacobian = new Float64Array(64);
        createMap(diagonal('asymmetric', [1, tau]), [K]).linearise(x, 2, jacobian);
        const moduli = (list: readonly { re: number; im: number }[]) => list.map(({ re, im }) => Math.hypot(re, im)).sort((p, q) => p - q);
        const blocks = [
          [1, 1],
          [2, 2],
          [1, 2],
        ].flatMap(([i, j]) => [...asymmetricBlock([1, tau], K, a, i!, j!)!]);
        const whole = moduli(eigenvalues(jacobian, 8));
        moduli(blocks).forEach((value, k) => expect(Math.abs(value - whole[k]!)).toBeLessThan(2e-5 * Math.max(1, value)));
      }),
    ));

  test('does not exist below the threshold', () => {
    expect(topModeCycle(1)).toBeNull();
    expect(asymmetricBlock([1, 0.5], 0.9, 1, 1, 2)).toBeNull();
    expect(quasiSymmetricStability(0.99, 0.5, 0.8)).toBeNull();
  });
});

describe('symmetric form', () => {
  test('cross modes have the multipliers 1 and K²τ⁴ − K(K − 1)τ² − (K − 1)', () =>
    fc.assert(
      fc.property(K, tau, (K, tau) => {
        const [other] = withoutNeutral(symmetricBlock([1, tau], K, 1, 2)!);
        expect(other!.re).toBeCloseTo(symmetricCrossMultiplier(K, tau), 9);
      }),
    ));

  test('top mode has the multiplier of the quartic, 9 − 2(1 + K)²', () =>
    fc.assert(
      fc.property(K, (K) => {
        expect(symmetricBlock([3, 1], K / 9, 1, 1)![0]!.re).toBeCloseTo(topModeMultipliers(K).balanced, 10);
        const both = asymmetricBlock([3, 1], K / 9, 1, 1, 1)!.map(({ re }) => re);
        const { balanced, imbalance } = topModeMultipliers(K);
        [balanced, imbalance].sort((p, q) => p - q).forEach((value, i) => expect(both.sort((p, q) => p - q)[i]).toBeCloseTo(value, 9));
      }),
    ));

  test('every cross mode is inside the unit circle for K < √8 − 1, and some is not beyond', () => {
    const worst = (K: number) => Math.max(...Array.from({ length: 999 }, (_, i) => Math.abs(symmetricCrossMultiplier(K, (i + 1) / 1000))));
    expect(worst(Math.sqrt(8) - 1 - 1e-3)).toBeLessThan(1);
    expect(worst(Math.sqrt(8) - 1 + 1e-2)).toBeGreaterThan(1);
    expect(symmetricCrossMultiplier(1.9, 0.99)).toBeCloseTo(0.892, 3);
  });

  test.each([
    [1.02, 0.8, 0.39309184],
    [1.1, 0.3, -0.100099],
  ])('K = %f, τ = %f', (K, tau, expected) => {
    expect(withoutNeutral(symmetricBlock([1, tau], K, 1, 2)!)[0]!.re).toBeCloseTo(expected, 12);
  });
});

describe('conditions', () => {
  test('the counterexample: (9) holds, the corrected condition fails, the orbit is unstable', () => {
    expect(conditionNine(1.005, 0.957, 0.89)).toBeCloseTo(1.9979, 4);
    expect(correctedCondition(1.005, 0.957, 0.89)).toBeGreaterThan(2);
    expect(largestModulus(asymmetricBlock([1, 0.957], 1.005, 0.89, 1, 2)!)).toBeCloseTo(1.300487042072718, 9);
    expect(quasiSymmetricStability(1.005, 0.957, 0.89)!.stable).toBe(false);
  });

  test('the figure: (9) holds and the orbit is stable', () => {
    expect(conditionNine(1.02, 4 / 5.74, 0.8)).toBeLessThan(2);
    expect(correctedCondition(1.02, 4 / 5.74, 0.8)).toBeLessThan(2);
    expect(quasiSymmetricStability(1.02, 4 / 5.74, 0.8)!.stable).toBe(true);
  });

  test('(9) is not necessary', () => {
    expect(conditionNine(1.02, 0.2, 0.7)).toBeCloseTo(2.1, 2);
    expect(quasiSymmetricStability(1.02, 0.2, 0.7)!.stable).toBe(true);
  });

  test('with the corrected condition added no cell of a scan is unstable', () =>
    fc.assert(
      fc.property(fc.double({ min: 1.001, max: 1.121, noNaN: true }), tau, fc.double({ min: 0.71, max: 1.4, noNaN: true }), (K, tau, a) => {
        if (conditionNine(K, tau, a) > 2 || correctedCondition(K, tau, a) > 2) return;
        expect(quasiSymmetricStability(K, tau, a)!.stable).toBe(true);
      }),
      { numRuns: 2_000 },
    ));

  test('mf-cross-qs-1.1-0.8-0.4: the neutral multiplier is the largest', () => {
    expect(largestModulus(asymmetricBlock([1, 0.4], 1.1, 0.8, 1, 2)!)).toBeCloseTo(1, 8);
  });
});
