import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schedule, worstQuadraticFactor } from '../../src-worker/analysis/schedules';

const curvatures = fc
  .tuple(fc.double({ min: 1e-3, max: 0.9, noNaN: true }), fc.double({ min: 0.01, max: 100, noNaN: true }))
  .map(([share, M]) => [share * M, M] as const);

describe('step schedules', () => {
  it('solves the minimax problem to Chebyshev’s steps and rate', () => {
    fc.assert(
      fc.property(curvatures, fc.integer({ min: 1, max: 12 }), ([m, M], n) => {
        const { steps, rate } = schedule('chebyshev', m, M, n)!;
        const [c, r] = [(M + m) / 2, (M - m) / 2];
        const closed = Array.from({ length: n }, (_, k) => 1 / (c + r * Math.cos(((2 * k + 1) * Math.PI) / (2 * n))));
        steps.forEach((h, k) => expect(Math.abs(h / closed[k]! - 1)).toBeLessThan(1e-11));
        const exact = 1 / Math.cosh(n * Math.acosh(c / r));
        expect(Math.abs(rate! - exact)).toBeLessThan(1e-12);
        expect(Math.abs(rate! / exact - 1)).toBeLessThan(1e-6);
        expect(Math.abs(worstQuadraticFactor(steps, m, M) - rate!)).toBeLessThan(1e-11);
      }),
      // A narrow interval far from 0, where the rate is 1e-18.
      { numRuns: 60, examples: [[[0.008999994173005486, 0.010000000000000021], 12]] },
    );
  });

  it('gives the pair of the reference set', () => {
    const { steps, rate } = schedule('chebyshev', 0.1, 1, 2)!;
    expect(steps[0]).toBeCloseTo(1.1518109240549248, 12);
    expect(steps[1]).toBeCloseTo(4.3140275852618455, 12);
    expect(rate).toBeCloseTo(0.5031055900621118, 12);
  });

  it('gives Altschuler and Parrilo’s pair, whose rate both ends of the curvatures attain or stay below', () => {
    const { steps, rate } = schedule('altschuler-parrilo', 0.01, 1, 2)!;
    [1.4112729908597086, 3.3176313213117585].forEach((h, k) => expect(steps[k]).toBeCloseTo(h, 12));
    expect(rate).toBeCloseTo(0.9531791652260251, 12);
    fc.assert(
      fc.property(curvatures, ([m, M]) => {
        const pair = schedule('altschuler-parrilo', m, M, 2)!;
        const at = (lambda: number) => Math.abs((1 - pair.steps[0]! * lambda) * (1 - pair.steps[1]! * lambda));
        expect(at(m) / pair.rate!).toBeCloseTo(1, 9);
        expect(at(M) / pair.rate!).toBeCloseTo(1, 9);
        expect(worstQuadraticFactor(pair.steps, m, M)).toBeLessThanOrEqual(pair.rate! * (1 + 1e-9));
        expect(pair.rate!).toBeLessThan(schedule('constant', m, M, 2)!.rate!);
        expect(schedule('chebyshev', m, M, 2)!.rate!).toBeLessThan(pair.rate!);
      }),
    );
  });

  it('gives the silver steps', () => {
    const rho = 1 + Math.SQRT2;
    expect(schedule('silver', 0, 1, 7)!.steps).toEqual(
      [1, 2, 1, 3, 1, 2, 1].map((k) => [Math.SQRT2, 2, 1 + rho][k - 1]).map((h) => expect.closeTo(h!, 12) as number),
    );
    expect(schedule('silver', 0, 4, 1)!.steps[0]).toBeCloseTo(Math.SQRT2 / 4, 14);
  });

  it('has no schedule where there is none', () => {
    expect(schedule('altschuler-parrilo', 0.1, 1, 3)).toBeNull();
    expect(schedule('chebyshev', 0, 1, 2)).toBeNull();
    expect(schedule('constant', 2, 1, 2)).toBeNull();
  });
});
