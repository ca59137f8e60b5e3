import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Loss } from '../../src-worker/engine/problem';
import { analyseProblem, analyseRun, referenceMinimum } from '../../src-worker/analysis';
import { flipAt } from '../../src-worker/analysis/flip';
import { multivariateFlip } from '../../src-worker/analysis/flip-multivariate';
import { createMap } from '../../src-worker/analysis/map';
import { solveOrbit } from '../../src-worker/analysis/orbit-solve';
import { type Monomial, polynomialLoss } from './polynomials';
import { lossOf, never, run } from './run';

const small = fc.double({ min: -2, max: 2, noNaN: true });

/** f = x² c₂ + c₃ x³ + …: minimum at 0. */
const series = (...c: readonly number[]): Loss =>
  polynomialLoss(
    1,
    c.map((value, k): Monomial => [value, k + 2]),
  );

describe('one variable', () => {
  test('Q and R have their closed forms from six derivatives', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 3, noNaN: true }), small, small, small, small, (c2, c3, c4, c5, c6) => {
        const loss = series(c2, c3, c4, c5, c6);
        const flip = flipAt(loss, referenceMinimum(loss, Float64Array.of(0))!);
        const [f2, f3, f4, f5, f6] = [2 * c2, 6 * c3, 24 * c4, 120 * c5, 720 * c6];
        if (flip.kind === 'degenerate' || flip.c === 0) return;
        const Q = (f2 * f4 - 3 * f3 ** 2) / (6 * f2);
        const R = (f2 ** 3 * f6 - 15 * f2 ** 2 * f3 * f5 + 45 * f2 * f3 ** 2 * f4 - 15 * f3 ** 4) / (120 * f2 ** 3);
        expect(Math.abs(flip.Q! - Q)).toBeLessThan(1e-11 * (Math.abs(f4) + (f3 * f3) / f2 + 1e-9));
        expect(Math.abs(flip.Q! + (flip.c! * f2) / 2)).toBeLessThan(1e-11 * (Math.abs(f4) + (f3 * f3) / f2 + 1e-9));
        const size = Math.abs(f6) + Math.abs((f3 * f5) / f2) + Math.abs((f3 * f3 * f4) / f2 ** 2) + f3 ** 4 / f2 ** 3;
        expect(Math.abs(flip.R! - R)).toBeLessThan(1e-11 * (size + 1e-9));
      }),
    );
  });

  test('with the next order the predicted amplitude meets the solved one an order better', () => {
    for (const loss of [lossOf('quartic', { mu: 2 }), lossOf('sine'), series(1, 0.5, -0.3, 0.2, 0.1)]) {
      const etaC = referenceMinimum(loss, Float64Array.of(0.1))!.etaC;
      for (const K of [1.001, 1.01, 1.04]) {
        const { prediction, orbits } = analyseProblem(loss, [K * etaC], Float64Array.of(0.1), never);
        const [p, q] = orbits.find(({ period }) => period === 2)!.points;
        const half = Math.abs(q![0]! - p![0]!) / 2;
        expect(Math.abs(prediction.halfAmplitude! / half - 1)).toBeLessThan(20 * (K - 1) ** 2 + 1e-9);
      }
    }
  });

  describe('Lemma 1: the lowest higher order decides where the condition vanishes', () => {
    test.each([
      [[1, 0, 0, 0, -1], 'supercritical'],
      [[1, 0, 0, 1, -1], 'supercritical'],
      [[1, 0, 0, -1, -1], 'supercritical'],
      [[1, 0, 0, 1, 1], 'subcritical'],
      [[1, 0, 0, 0, 0, 0, -1], 'supercritical'],
      [[1, 0, 0, 0, 0, 1, -1], 'supercritical'],
      [[1, 0, 0, 0, 0, 0, 0, 0, 1], 'subcritical'],
      // f''' ≠ 0 with 3f'''² = f''f'''': outside Lemma 1, decided by R.
      [[1, 1, 2.25], 'subcritical'],
    ] as const)('%j: %s', (c, kind) => {
      const loss = series(...c);
      const flip = flipAt(loss, referenceMinimum(loss, Float64Array.of(0))!);
      expect(flip.kind).toBe(kind);
      expect(flip.c).toBe(0);
      expect(flip.note).toContain('decides');
    });
    test('x² ± x⁵ − x⁶ has its 2-cycle where the prediction says', () => {
      for (const sign of [1, -1]) {
        const loss = series(1, 0, 0, sign, -1);
        const { prediction, orbits } = analyseProblem(loss, [1.0003], Float64Array.of(0.1), never);
        const cycle = orbits.find(({ period }) => period === 2);
        const found = cycle ?? solveOrbit(createMap(loss, [1.0003]), Float64Array.of(prediction.halfAmplitude!), 2)!.orbit;
        expect(found.period).toBe(2);
        expect(found.stable).toBe(true);
        expect(Math.abs(found.points[1]![0]! - found.points[0]![0]!) / 2 / prediction.halfAmplitude!).toBeCloseTo(1, 1);
        expect(found.multipliers[0]!.re).toBeCloseTo(prediction.twoStepMultiplier!, 3);
      }
    });
    test('a minimum known to rounding only is not mistaken for a generic flip', () => {
      const shifted = { ...series(1, 0, 0, 0, 1), minima: () => [Float64Array.of(3e-10)] };
      expect(flipAt(shifted, { x: [3e-10], loss: 0, sharpness: 2, etaC: 1, neutral: 0 }).c).toBe(0);
    });
  });
});

/** Isolated minima at 0, x₁ the sharp direction with λ = 2 (η_c = 1); expected 3⟨T,H⁻¹T⟩ − D⁴. */
const cases: readonly (readonly [string, number, readonly Monomial[], number])[] = [
  [
    'separate quartic',
    2,
    [
      [1, 2, 0],
      [-0.2, 4, 0],
      [0.3, 0, 2],
    ],
    4.8,
  ],
  [
    'off-axis term alone saves stability',
    2,
    [
      [1, 2, 0],
      [0.5, 0, 2],
      [0.1, 4, 0],
      [1, 2, 1],
    ],
    3 * 4 - 2.4,
  ],
  [
    'off-axis term too weak',
    2,
    [
      [1, 2, 0],
      [0.5, 0, 2],
      [0.4, 4, 0],
      [0.8, 2, 1],
    ],
    3 * 2.56 - 9.6,
  ],
  [
    'cubic along the axis',
    2,
    [
      [1, 2, 0],
      [0.4, 0, 2],
      [0.7, 3, 0],
      [0.5, 1, 3],
    ],
    (3 * 4.2 ** 2) / 2,
  ],
  [
    'three variables, two of them helping',
    3,
    [
      [1, 2, 0, 0],
      [0.5, 0, 2, 0],
      [0.25, 0, 0, 2],
      [0.5, 4, 0, 0],
      [0.8, 2, 1, 0],
      [0.7, 2, 0, 1],
    ],
    3 * (2.56 + 1.96 / 0.5) - 12,
  ],
  [
    'three variables, subcritical',
    3,
    [
      [1, 2, 0, 0],
      [0.5, 0, 2, 0],
      [0.25, 0, 0, 2],
      [0.9, 4, 0, 0],
      [0.3, 2, 1, 0],
      [0.2, 2, 0, 1],
    ],
    3 * (0.36 + 0.16 / 0.5) - 21.6,
  ],
];

describe('several variables', () => {
  test.each(cases)('%s: criterion, and what gradient descent does on both sides', (_, n, monomials, expected) => {
    const loss = polynomialLoss(n, monomials);
    const minimum = referenceMinimum(loss, new Float64Array(n))!;
    const flip = flipAt(loss, minimum);
    expect(flip.condition! / expected).toBeCloseTo(1, 10);
    expect(flip.c! / (expected / 6)).toBeCloseTo(1, 10);
    const near = new Float64Array(n).fill(1e-3);
    if (expected > 0) {
      const K = 1.004;
      const { prediction, orbits } = analyseProblem(loss, [K], near, never);
      const born = orbits.find(({ period }) => period === 2)!;
      expect(born.stable).toBe(true);
      const result = analyseRun(loss, run(loss, [K], Array.from(near), 6_000), never);
      expect(result.outcome).toMatchObject({ kind: 'period-p', period: 2 });
      const [p, q] = result.settled!.points;
      expect(Math.hypot(...p!.map((value, i) => value - q![i]!)) / 2 / prediction.halfAmplitude!).toBeCloseTo(1, 1);
      expect(result.settled!.multipliers[0]!.re).toBeCloseTo(1 - 8 * (K - 1), 2);
    } else {
      const below = analyseProblem(loss, [0.996], near, never).orbits.find(({ period }) => period === 2)!;
      expect(below.stable).toBe(false);
      const above = analyseRun(loss, run(loss, [1.004], Array.from(near), 6_000), never);
      // Nothing stable is born nearby: the run leaves the neighbourhood of the minimum.
      const reach = above.settled?.points.map((point) => Math.hypot(...point)) ?? [Infinity];
      expect(Math.max(...reach)).toBeGreaterThan(0.2);
    }
    expect(analyseRun(loss, run(loss, [0.99], Array.from(near), 6_000), never).outcome.kind).toBe('converged');
  });

  test('in one variable it is the flip coefficient of one variable', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.2, max: 3, noNaN: true }), small, small, (c2, c3, c4) => {
        const loss = series(c2, c3, c4);
        const minimum = referenceMinimum(loss, Float64Array.of(0))!;
        const [one, many] = [flipAt(loss, minimum), multivariateFlip(loss, minimum).flip];
        if (one.c === 0) return;
        expect(many.kind).toBe(one.kind);
        expect(many.c! / one.c!).toBeCloseTo(1, 8);
      }),
    );
  });

  test('turning the coordinates changes nothing', () => {
    const angle = 0.7;
    const base = polynomialLoss(2, cases[1]![2]);
    const turn = (x: Float64Array, a: number) =>
      Float64Array.of(Math.cos(a) * x[0]! - Math.sin(a) * x[1]!, Math.sin(a) * x[0]! + Math.cos(a) * x[1]!);
    const turned: Loss = {
      ...base,
      value: (x) => base.value(turn(x, angle)),
      gradient(x, out) {
        const g = new Float64Array(2);
        base.gradient(turn(x, angle), g);
        out.set(turn(g, -angle));
      },
      hessianVector(x, v, out) {
        const h = new Float64Array(2);
        base.hessianVector(turn(x, angle), turn(v, angle), h);
        out.set(turn(h, -angle));
      },
      taylorAlong: (x, d, order) => base.taylorAlong!(turn(x, angle), turn(d, angle), order),
    };
    const c = [base, turned].map((loss) => flipAt(loss, referenceMinimum(loss, new Float64Array(2))!).c!);
    expect(c[1]! / c[0]!).toBeCloseTo(1, 10);
  });

  test('not defined: a double top eigenvalue, a kink, no higher derivatives', () => {
    const double = polynomialLoss(2, [
      [1, 2, 0],
      [1, 0, 2],
      [-1, 4, 0],
    ]);
    const single = polynomialLoss(2, [
      [1, 2, 0],
      [0.5, 0, 2],
      [-1, 4, 0],
    ]);
    const { taylorAlong: _, ...bare } = single;
    const kinked: Loss = { ...single, kinkAt: () => 'The loss has a kink here: it is not differentiable.' };
    for (const loss of [double, kinked, bare]) {
      const flip = flipAt(loss, referenceMinimum(single, new Float64Array(2))!);
      expect(flip.kind).toBe('not-defined');
      expect(flip.c).toBeNull();
      expect(flip.note.length).toBeGreaterThan(20);
    }
    expect(flipAt(kinked, referenceMinimum(kinked, new Float64Array(2))!).note).toContain('kink');
  });

  test('xy: the multivariate criterion agrees with the restriction to the balanced line', () => {
    const loss = lossOf('xy', { mu: 2 });
    const minimum = referenceMinimum(loss, Float64Array.of(1, 1))!;
    const { flip } = multivariateFlip(loss, minimum);
    expect(flip.c!).toBeCloseTo(flipAt(loss, minimum).c!, 10);
    expect(flip.note).toContain('neutral');
  });
});
