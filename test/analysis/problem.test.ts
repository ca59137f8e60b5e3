import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseProblem, referenceMinimum } from '../../src-worker/analysis';
import { flipAt, predictTwoCycle } from '../../src-worker/analysis/flip';
import { refineMinimum } from '../../src-worker/analysis/minima';
import type { Loss } from '../../src-worker/engine/problem';
import { lossOf, never } from './run';

/** f = Σ c_k x^k for even powers and others: a loss in one variable from its coefficients, minimum at 0. */
function polynomial(coefficients: readonly number[]): Loss {
  const derivative = (c: readonly number[]) => c.map((value, k) => k * value).slice(1);
  const at = (c: readonly number[], x: number) => c.reduceRight((sum, value) => sum * x + value, 0);
  const first = derivative(coefficients);
  const second = derivative(first);
  return {
    dimension: 1,
    coordinates: ['x'],
    minimaOnManifold: false,
    value: (x) => at(coefficients, x[0]!),
    gradient(x, out) {
      out[0] = at(first, x[0]!);
    },
    hessianVector(x, v, out) {
      out[0] = at(second, x[0]!) * v[0]!;
    },
    taylor(x, order) {
      let c = [...coefficients];
      let factorial = 1;
      return Float64Array.from({ length: order + 1 }, (_, k) => {
        if (k > 0) c = derivative(c);
        factorial *= Math.max(1, k);
        return at(c, x) / factorial;
      });
    },
    minima: () => [Float64Array.of(0)],
  };
}

describe('reference minimum', () => {
  test('nearest of isolated minima, flattest and nearest on a manifold', () => {
    expect(referenceMinimum(lossOf('quartic', { mu: 4 }), Float64Array.of(-0.1))).toMatchObject({
      x: [-2],
      sharpness: 8,
      etaC: 0.25,
      chosen: 'nearest-to-start',
    });
    expect(referenceMinimum(lossOf('xy', { mu: 4 }), Float64Array.of(-3, -1))).toMatchObject({
      x: [-2, -2],
      sharpness: 8,
      neutral: 1,
      chosen: 'flattest-on-manifold',
    });
    expect(referenceMinimum(lossOf('sine'), Float64Array.of(100))!.x[0]).toBeCloseTo(-Math.PI / 2 + 32 * Math.PI, 10);
  });
  test('a loss without a minimum has none', () => {
    expect(referenceMinimum(polynomial([0, 0, -1]), Float64Array.of(0.5))).toBeNull();
  });
  test('Newton refines a rough guess to the last bits', () => {
    expect(refineMinimum(lossOf('quartic', { mu: 2 }), Float64Array.of(1.4))!.x[0]).toBeCloseTo(Math.SQRT2, 15);
  });
});

describe('flip', () => {
  test('quartic: condition 96μ and c = 8/μ; xy on the balanced line: c = 4/μ', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (mu) => {
        const quartic = lossOf('quartic', { mu });
        const flip = flipAt(quartic, referenceMinimum(quartic, Float64Array.of(1))!);
        expect(flip.kind).toBe('supercritical');
        expect(flip.condition! / (96 * mu)).toBeCloseTo(1, 12);
        expect((flip.c! * mu) / 8).toBeCloseTo(1, 12);
        const xy = lossOf('xy', { mu });
        expect((flipAt(xy, referenceMinimum(xy, Float64Array.of(1, 1))!).c! * mu) / 4).toBeCloseTo(1, 12);
      }),
    );
  });
  test('x² + x⁴ and x² + x⁶ are subcritical, a quadratic is degenerate: no 2-cycle is claimed beyond the threshold', () => {
    const kinds = [
      [0, 0, 1, 0, 1],
      [0, 0, 1],
      [0, 0, 1, 0, 0, 0, 1],
    ].map((coefficients) => {
      const loss = polynomial(coefficients);
      const minimum = referenceMinimum(loss, Float64Array.of(0.1))!;
      const flip = flipAt(loss, minimum);
      return [flip.kind, predictTwoCycle(flip, 1.05, 1).halfAmplitude];
    });
    expect(kinds).toEqual([
      ['subcritical', null],
      ['degenerate', null],
      ['subcritical', null],
    ]);
  });
  test('below the threshold x² + x⁴ has the unstable 2-cycle ±a, η = 1/(1 + 2a²)', () => {
    const loss = polynomial([0, 0, 1, 0, 1]);
    const { orbits, prediction } = analyseProblem(loss, [0.98], Float64Array.of(0.05), never);
    const cycle = orbits.find(({ period }) => period === 2);
    const a = Math.sqrt((1 / 0.98 - 1) / 2);
    expect(prediction.halfAmplitude! / a).toBeCloseTo(1, 1);
    if (cycle) expect(cycle.stable).toBe(false);
  });
});

test('near onset the prediction meets the solved 2-cycle', () => {
  for (const [id, start] of [
    ['quartic', [0.9]],
    ['sine', [-1.5]],
    ['xy', [1, 0.9]],
  ] as const) {
    const { prediction, orbits } = analyseProblem(lossOf(id, { mu: 1 }), [1.001], Float64Array.from(start), never);
    const [p, q] = orbits.find(({ period }) => period === 2)!.points;
    const half = Math.hypot(...p!.map((value, i) => q![i]! - value)) / 2;
    expect(prediction.halfAmplitude! / half).toBeCloseTo(1, 2);
    expect(prediction.twoStepMultiplier).toBeCloseTo(0.992, 12);
  }
});
