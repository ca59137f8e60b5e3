import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certifyCycle, descentMap, type IntervalMap } from '../../src-worker/analysis/certificate';
import { interval, multiply, subtract, wholePower, type Interval } from '../../src-worker/engine/interval';
import { never } from './run';

/** Gradient descent on (x² − 1)²/4: f' = x³ − x, f'' = 3x² − 1. */
function quartic(eta: number): IntervalMap {
  return descentMap(
    eta,
    (x) => subtract(wholePower(x, 3), x),
    (x) => subtract(multiply(interval(3), wholePower(x, 2)), interval(1)),
  );
}

/** The points of the orbit iteration settles on. */
function settled(eta: number, period: number): number[] {
  let x = 0.8;
  for (let k = 0; k < 200_000; k++) x -= eta * (x * x * x - x);
  return Array.from({ length: period }, () => {
    const point = x;
    x -= eta * (x * x * x - x);
    return point;
  });
}

const holds = ({ low, high }: Interval, x: number) => low <= x && x <= high;

describe('the 2-cycle of the quartic', () => {
  test('is certified with its multiplier 9 − 2(1 + K)² enclosed, stable below √5 − 1 and unstable above', () =>
    fc.assert(
      fc.property(fc.double({ min: 1.001, max: 1.6, noNaN: true }), (K) => {
        const root = Math.sqrt((K - 1) * (K + 3));
        const points = [Math.sqrt((1 + K - root) / (2 * K)), Math.sqrt((1 + K + root) / (2 * K))];
        const proof = certifyCycle(quartic(K), points, never)!;
        points.forEach((x, i) => {
          const { low, high } = proof.points[i]!;
          expect(low - 1e-14 <= x && x <= high + 1e-14).toBe(true);
          expect(high - low).toBeLessThan(1e-9);
        });
        const multiplier = 9 - 2 * (1 + K) ** 2;
        expect(Math.abs((proof.multiplier.low + proof.multiplier.high) / 2 - multiplier)).toBeLessThan(1e-9);
        if (Math.abs(Math.abs(multiplier) - 1) > 1e-7) expect(proof.stability).toBe(Math.abs(multiplier) < 1 ? 'stable' : 'unstable');
        expect(proof.leastPeriod).toBe(true);
      }),
    ));

  test('a fixed point traversed twice has no least period 2', () => {
    expect(certifyCycle(quartic(1.1), [1, 1], never)).toMatchObject({ stability: 'unstable', leastPeriod: false });
  });

  test('points that are no cycle are not certified', () => {
    expect(certifyCycle(quartic(1.1), [0.7, 1.2], never)).toBeNull();
    expect(certifyCycle(quartic(1), [1], never)).not.toBeNull();
  });
});

test.each([
  [1.26, 4],
  [1.295, 8],
  [1.301, 16],
  [1.30205, 32],
  [1.452, 3],
  [1.3942, 5],
])('the orbit at K = %s of period %i is certified stable', (K, period) => {
  const points = settled(K, period);
  const proof = certifyCycle(quartic(K), points, never)!;
  expect(proof).toMatchObject({ stability: 'stable', leastPeriod: true });
  expect(proof.points.every((part, i) => holds(interval(part.low - 1e-13, part.high + 1e-13), points[i]!))).toBe(true);
});
