import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultParams } from '../../src-shared/catalogue';
import {
  bifurcationDiagram,
  type Diagram,
  etaFamily,
  type Family,
  type Follow,
  parameterFamily,
} from '../../src-worker/analysis/continuation';
import type { Loss, Problem } from '../../src-worker/engine/problem';
import { formula } from '../../src-worker/problems/formula';
import { quartic } from '../../src-worker/problems/quartic';
import { sine } from '../../src-worker/problems/sine';
import { xy } from '../../src-worker/problems/xy';

const host = { stop: () => false, progress: () => undefined };
const follow: Follow = {
  length: null,
  low: 0.2,
  high: 2,
  points: 800,
  step: 0.05,
  size: 1e3,
  doublings: 5,
  branches: 20,
  longestPeriod: 64,
};

function bound(problem: Problem, params = defaultParams(problem.info)): Loss {
  const loss = problem.bind(params);
  if (!loss.ok) throw new Error(loss.refusal.what);
  return loss.value;
}

function diagramOf(
  family: Family,
  x: readonly number[],
  value: number,
  period: number,
  change: Partial<Follow> = {},
  neutral = 0,
): Diagram {
  const diagram = bifurcationDiagram(family, Float64Array.from(x), value, period, neutral, { ...follow, ...change }, host);
  if (diagram === null) throw new Error('no orbit at the start');
  return diagram;
}

function special({ branches }: Diagram, kind: string, period: number): number[] {
  return branches
    .filter((branch) => branch.period === period)
    .flatMap(({ points }) => points.filter((point) => point.kind === kind).map(({ value }) => value));
}

function nearest(values: readonly number[], value: number): number {
  return Math.min(...values.map((found) => Math.abs(found - value)));
}

describe('continuation in the learning rate', () => {
  it('finds the period doublings of the quartic to eleven digits', () => {
    const diagram = diagramOf(etaFamily(bound(quartic)), [1], 0.8, 1, { high: 1.35 });
    const flips = [
      [1, 1],
      [2, Math.sqrt(5) - 1],
      [4, 1.2880317544828],
      [8, 1.2992279396502],
      [16, 1.3016289140371],
      // The root of F³²(x) = x, (F³²)' = −1 in 50-digit arithmetic.
      [32, 1.30214327158145812],
    ] as const;
    for (const [period, value] of flips) expect(nearest(special(diagram, 'flip', period), value)).toBeLessThan(1e-12);
  });

  it('stays on the closed-form 2-cycle of the quartic along its branch', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 20, noNaN: true }), (mu) => {
        const diagram = diagramOf(etaFamily(bound(quartic, { mu })), [Math.sqrt(mu)], 0.8 / mu, 1, {
          low: 0.5 / mu,
          high: 1.6 / mu,
          doublings: 1,
        });
        const branch = diagram.branches.find(({ period }) => period === 2)!;
        expect(branch.nodes.length).toBeGreaterThan(10);
        for (const { x, value, multipliers } of branch.nodes) {
          const K = value * mu;
          // At its birth the orbit is known to the square root of the precision only.
          if (K - 1 < 1e-9) continue;
          const root = Math.sqrt((K - 1) * (K + 3));
          const squares = [-1, 1].map((sign) => (mu * (1 + K + sign * root)) / (2 * K));
          expect(nearest(squares, x[0]! * x[0]!)).toBeLessThan(1e-9 * mu);
          expect(Math.abs(multipliers[0]!.re - (9 - 2 * (1 + K) ** 2))).toBeLessThan(1e-7);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('finds where the 2-cycle of the sine loses its symmetry, and follows the branch that leaves it', () => {
    const diagram = diagramOf(etaFamily(bound(sine)), [-Math.PI / 2], 0.8, 1, { doublings: 2 });
    const [value] = special(diagram, 'branch', 2);
    expect(Math.abs(value! - Math.PI / 2)).toBeLessThan(1e-10);
    const asymmetric = diagram.branches.filter(({ period, from }) => period === 2 && from?.branch === 1);
    expect(asymmetric).toHaveLength(1);
    // Off the symmetric branch, a pair of points no longer lies symmetrically about the minimum.
    const far = asymmetric[0]!.nodes.at(-1)!;
    const image = far.x.slice();
    etaFamily(bound(sine)).mapAt(far.value)!.advance(image, 1);
    expect(Math.abs(image[0]! + far.x[0]! + Math.PI)).toBeGreaterThan(0.1);
  });

  it('flips the flattest minimum of xy at K = 1 although it lies on a manifold, and doubles along the balanced line', () => {
    const diagram = diagramOf(etaFamily(bound(xy)), [1, 1], 0.8, 1, { doublings: 2 }, 1);
    expect(special(diagram, 'flip', 1)[0]).toBeCloseTo(1, 13);
    expect(special(diagram, 'flip', 2)[0]).toBeCloseTo(Math.sqrt(5) - 1, 12);
    const doubled = diagram.branches.find(({ period }) => period === 2)!;
    for (const { value, multipliers, stable } of doubled.nodes) {
      const transverse = Math.min(...multipliers.map(({ re }) => Math.abs(re - (3 - 2 * value))));
      expect(transverse).toBeLessThan(1e-6);
      if (Math.abs(value - Math.sqrt(5) + 1) > 1e-3 && value > 1 + 1e-6) expect(stable).toBe(value < Math.sqrt(5) - 1);
    }
    for (const { x } of diagram.branches.flatMap(({ nodes }) => nodes)) expect(Math.abs(x[0]! - x[1]!)).toBeLessThan(1e-9);
  });

  it.each([
    [5, 1.39392502740446, 1.3945],
    [3, 1.45044096448788, 1.452],
  ])('finds the fold at which the window of period %i opens', (period, value, inside) => {
    const family = etaFamily(bound(quartic));
    const x = Float64Array.of(0.8);
    family.mapAt(inside)!.advance(x, 6_000);
    const diagram = diagramOf(family, Array.from(x), inside, period, { doublings: 0 });
    expect(nearest(special(diagram, 'fold', period), value)).toBeLessThan(1e-12);
  });

  it('follows the unstable 2-cycle of x² + x⁴ down from the flip', () => {
    const well: Loss = {
      dimension: 1,
      coordinates: ['x'],
      minimaOnManifold: false,
      value: (x) => x[0]! ** 2 + x[0]! ** 4,
      gradient: (x, out) => void (out[0] = 2 * x[0]! + 4 * x[0]! ** 3),
      hessianVector: (x, v, out) => void (out[0] = (2 + 12 * x[0]! ** 2) * v[0]!),
      minima: () => [Float64Array.of(0)],
    };
    const diagram = diagramOf(etaFamily(well), [0], 0.8, 1, { doublings: 1, low: 0.3, high: 1.2 });
    expect(special(diagram, 'flip', 1)[0]).toBeCloseTo(1, 13);
    const branch = diagram.branches.find(({ period }) => period === 2)!;
    expect(branch.nodes.length).toBeGreaterThan(10);
    for (const { x, value, stable } of branch.nodes) {
      expect(Math.abs(value - 1 / (1 + 2 * x[0]! ** 2))).toBeLessThan(1e-10);
      expect(stable).not.toBe(true);
    }
    expect(Math.min(...branch.nodes.map(({ value }) => value))).toBeLessThan(0.305);
  });
});

describe('continuation in two variables', () => {
  it('locates a Neimark–Sacker point: a complex pair of the 2-cycle on the unit circle', () => {
    const text = 'x^2/2 + 0.44*y^2 - 1.6*x^2*y + 1.6*x*y^2 - 0.5*x^3 - 0.7*y^3 + x^4/4 + y^4/4 + 0.65*x^2*y^2';
    const loss = bound(formula, { formula: text, variables: 'x, y' });
    const diagram = diagramOf(etaFamily(loss), [0, 0], 1.8, 1, { low: 1.6, high: 3, doublings: 1, length: 0.5 });
    const circles = diagram.branches.flatMap(({ points }) => points.filter(({ kind }) => kind === 'circle'));
    expect(circles.length).toBeGreaterThan(0);
    const { node, value } = circles[0]!;
    expect(Math.abs(node.multipliers[0]!.im)).toBeGreaterThan(1e-3);
    // The product of the two determinants of 1 − η∇²f is the product of the pair: its squared modulus.
    const x = node.x.slice();
    let product = 1;
    for (let k = 0; k < 2; k++) {
      const [a, b] = [new Float64Array(2), new Float64Array(2)];
      loss.hessianVector(x, Float64Array.of(1, 0), a);
      loss.hessianVector(x, Float64Array.of(0, 1), b);
      product *= (1 - value * a[0]!) * (1 - value * b[1]!) - value * value * a[1]! * b[0]!;
      etaFamily(loss).mapAt(value)!.advance(x, 1);
    }
    expect(product).toBeCloseTo(1, 10);
    expect(Math.hypot(x[0]! - node.x[0]!, x[1]! - node.x[1]!)).toBeLessThan(1e-12);
  });
});

describe('continuation in a parameter', () => {
  it('flips the quartic at μ = 1/η and its 2-cycle at (√5 − 1)/η', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 3, noNaN: true }), (eta) => {
        const { family } = parameterFamily(quartic, { mu: 1 }, 'mu', eta, 1);
        const diagram = diagramOf(family, [Math.sqrt(0.8 / eta)], 0.8 / eta, 1, { doublings: 1, low: 0.3 / eta, high: 1.9 / eta });
        expect(nearest(special(diagram, 'flip', 1), 1 / eta)).toBeLessThan(1e-11 / eta);
        expect(nearest(special(diagram, 'flip', 2), (Math.sqrt(5) - 1) / eta)).toBeLessThan(1e-10 / eta);
      }),
      { numRuns: 10 },
    );
  });

  it('takes the derivative in a parameter from the formula, equal to the difference', () => {
    const typed = { formula: 'exp(a*x) - x*y*a + a^2*cos(x) + y^4', variables: 'x, y', a: 0.7 };
    const exact = parameterFamily(formula, typed, 'a', 0.1, 2);
    expect(exact.exact).toBe(true);
    const hidden: Problem = {
      ...formula,
      bind(params) {
        const loss = bound(formula, { ...params });
        const { expression, ...rest } = loss;
        expect(expression).toBeDefined();
        return { ok: true, value: rest };
      },
    };
    const difference = parameterFamily(hidden, typed, 'a', 0.1, 2);
    expect(difference.exact).toBe(false);
    const [p, q] = [exact.family, difference.family].map((family) => {
      const [jacobian, byValue] = [new Float64Array(4), new Float64Array(2)];
      expect(family.linearise(Float64Array.of(0.3, -0.8), 0.7, 3, jacobian, byValue)).toBe(true);
      return [...jacobian, ...byValue];
    });
    p!.forEach((value, i) => expect(value).toBeCloseTo(q![i]!, 11));
  });
});
