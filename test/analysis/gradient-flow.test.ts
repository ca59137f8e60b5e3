import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradientFlowLimit, integrateFlow, LIMIT_OPTIONS } from '../../src-worker/analysis/gradient-flow';
import type { Loss } from '../../src-worker/engine/problem';
import { sharpnessOf } from '../../src-worker/engine/sharpness';
import { quartic } from '../../src-worker/problems/quartic';
import { xy } from '../../src-worker/problems/xy';
import type { Problem } from '../../src-worker/engine/problem';

function bound(problem: Problem, mu: number): Loss {
  const loss = problem.bind({ mu });
  if (!loss.ok) throw new Error(loss.refusal.what);
  return loss.value;
}

function diagonal(curvatures: readonly number[]): Loss {
  return {
    dimension: curvatures.length,
    coordinates: curvatures.map((_, i) => `x${i + 1}`),
    minimaOnManifold: false,
    value: (x) => x.reduce((sum, value, i) => sum + (curvatures[i]! * value * value) / 2, 0),
    gradient: (x, out) => x.forEach((value, i) => (out[i] = curvatures[i]! * value)),
    hessianVector: (_, v, out) => v.forEach((value, i) => (out[i] = curvatures[i]! * value)),
    minima: () => [new Float64Array(curvatures.length)],
  };
}

describe('gradient flow', () => {
  it('follows the exact solution of a quadratic', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 20, noNaN: true }), fc.double({ min: 0.1, max: 3, noNaN: true }), (curvature, time) => {
        const end = integrateFlow(diagonal([curvature, 1]), Float64Array.of(1, -2), { ...LIMIT_OPTIONS, time, gradientShare: 0 });
        expect(end.kind).toBe('time');
        expect(end.time).toBe(time);
        expect(Math.abs(end.x[0]! - Math.exp(-curvature * time))).toBeLessThan(1e-9);
        expect(Math.abs(end.x[1]! + 2 * Math.exp(-time))).toBeLessThan(1e-9);
      }),
      { numRuns: 40 },
    );
  });

  it('conserves x² − y² on xy, so that the limit has sharpness √(q² + 4μ²)', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        (x, y, mu) => {
          fc.pre(Math.abs(x * y - mu) > 1e-3);
          const loss = bound(xy, mu);
          const { kind, x: end } = gradientFlowLimit(loss, Float64Array.of(x, y));
          expect(kind).toBe('stationary');
          const q = x * x - y * y;
          expect(sharpnessOf(loss)!(end)).toBeCloseTo(Math.sqrt(q * q + 4 * mu * mu), 7);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('ends in the minimum of the well it starts in', () => {
    expect(gradientFlowLimit(bound(quartic, 1), Float64Array.of(0.01)).x[0]).toBeCloseTo(1, 13);
    expect(gradientFlowLimit(bound(quartic, 1), Float64Array.of(-3)).x[0]).toBeCloseTo(-1, 13);
  });

  it('tells a stiff problem, and runs out of steps honestly', () => {
    const stiff = integrateFlow(diagonal([1e4, 1]), Float64Array.of(1, 1), {
      ...LIMIT_OPTIONS,
      rtol: 1e-6,
      atol: 1e-9,
      time: 3,
      gradientShare: 0,
    });
    expect(stiff.kind).toBe('time');
    expect(stiff.heldBack).toBeGreaterThan(0.5);
    expect(stiff.x[1]).toBeCloseTo(Math.exp(-3), 5);
    const short = integrateFlow(diagonal([1e6, 1]), Float64Array.of(1, 1), { ...LIMIT_OPTIONS, steps: 100, time: 3, gradientShare: 0 });
    expect(short.kind).toBe('steps');
    expect(short.time).toBeLessThan(3);
  });
});
