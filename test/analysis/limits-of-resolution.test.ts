/** What rounding leaves undecided must not become a number, and a limit on a manifold must be the limit. */
import { describe, expect, test } from 'vitest';
import type { Experiment } from '../../src-shared/spec';
import { createMap } from '../../src-worker/analysis/map';
import { solveOrbit } from '../../src-worker/analysis/orbit-solve';
import { symmetricEigen } from '../../src-worker/analysis/linear';
import { runJob } from '../../src-worker/jobs';
import { atEta, experiment, host } from '../jobs/experiments';
import { typed } from '../studies/study-input';
import { lossOf } from './run';

function analysisOf(chosen: Experiment) {
  const answer = runJob('trajectory', chosen, host());
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value.analysis;
}

describe('points where the curvature vanishes are no minima to count from', () => {
  test.each([
    ['x^4', 'x', [0.7]],
    ['(x - 1)^4', 'x', [0.3]],
    ['x^3', 'x', [0.5]],
    ['abs(x)^3', 'x', [0.5]],
    ['x^4 + y^4', 'x, y', [0.7, 1.2]],
    ['(x*y - 1)^4', 'x, y', [0.7, 1.2]],
  ] as const)('%s', (formula, variables, start) => {
    const { minima, minimum } = analysisOf(typed(formula, variables, start, '1.05'));
    expect(minima).toEqual([]);
    expect(minimum).toMatchObject({ x: [...start], chosen: 'stated-point' });
  });

  test('the inflection of x⁶/6 − x³/3 at 0 is passed over for the minimum at 1', () => {
    const { minimum, minima } = analysisOf(typed('x^6/6 - x^3/3', 'x', [-1.1], '1.05'));
    expect(minimum.x[0]).toBeCloseTo(1, 12);
    expect(minimum.sharpness).toBeCloseTo(3, 12);
    expect(minima).toHaveLength(1);
  });

  test('a flat but resolved minimum stays one', () => {
    expect(analysisOf(typed('1e-12*x^2 + x^4', 'x', [0.5], '0.5')).minimum.sharpness).toBeCloseTo(2e-12, 24);
    expect(analysisOf(typed('(x^2 - 1e-12)^2', 'x', [1e-6], '0.5')).minimum.sharpness).toBeCloseTo(8e-12, 24);
  });
});

test('a flip coefficient does not depend on the scale of the loss', () => {
  const { flip } = analysisOf(typed('1e-300*x^2 + 1e-300*x^4', 'x', [0.1], '0.5'));
  expect(flip.c).toBeCloseTo(-4, 12);
});

describe('a run that converges on a manifold of minima ends at its own limit', () => {
  test.each([
    ['xy', { mu: 1.8955122138038245 }, [-0.1872374884885196, 1.698362988185455], 0.9726645642365509, 17],
    ['product-loss', { l: 'bce', label: 0.2 }, [0.92, -1.84], 0.987, 3],
    ['four-scalar', { target: 1.93 }, [1.07, 0.68, 1.12, 0.96], 0.991, 17],
  ] as const)('%s', (id, params, start, K, steps) => {
    const chosen = (count: number): Experiment =>
      experiment('quartic-1.1', { problem: { id, params }, start: [...start], rule: atEta(String(K), 'etaC'), steps: count });
    const early = analysisOf(chosen(steps)).settled!;
    const late = analysisOf(chosen(100_000)).settled!;
    expect(early.period).toBe(1);
    early.points[0]!.forEach((value, i) => expect(value).toBeCloseTo(late.points[0]![i]!, 7));
    const last = (orbit: typeof early) => Math.min(...orbit.multipliers.map(({ re }) => re));
    expect(last(early)).toBeCloseTo(last(late), 6);
  });
});

test('eigenvectors survive entries at the ends of the range of numbers', () => {
  for (const [a, values] of [
    [
      [0, 2.5e-317, 2.5e-317, 2],
      [2, 0],
    ],
    [
      [3e250, 0, 0, 1e250],
      [3e250, 1e250],
    ],
    [
      [2e-200, 1e-200, 1e-200, 2e-200],
      [3e-200, 1e-200],
    ],
  ] as const) {
    const found = symmetricEigen(Float64Array.from(a), 2);
    values.forEach((value, k) => expect(found.values[k]! / (value || 1)).toBeCloseTo(value === 0 ? 0 : 1, 12));
  }
});

test('the flattest minimum of (v tanh w − ½)² is found from afar', () => {
  const { minimum } = analysisOf(typed('(tanh(x)*y - 0.5)^2', 'x, y', [0.6734786573317599, 1.1543794657064597], '0.48'));
  const [x, y] = minimum.x as [number, number];
  expect(Math.tanh(x) * y).toBeCloseTo(0.5, 12);
  // Sharpness 2(tanh² x + y²/cosh⁴ x) is least along the curve.
  const along = (w: number) => 2 * (Math.tanh(w) ** 2 + (0.5 / Math.tanh(w)) ** 2 / Math.cosh(w) ** 4);
  for (const w of [x - 0.05, x + 0.05]) expect(along(w)).toBeGreaterThan(minimum.sharpness);
  expect(minimum.sharpness).toBeCloseTo(along(x), 10);
});

test.each([0.020182183916936536, 1e-6, 1e-9])('a point that only drifts is no fixed point (α = %d)', (alpha) => {
  // On the axis x = 0 of the toy the gradient is (0, −α): y grows by ηα a step, however small Newton’s least-norm step.
  const toy = { alpha, c: 0.023462085329405302, eta: 0.08452457604079032 };
  const chosen = experiment('quartic-1.1', {
    problem: { id: 'self-stabilisation', params: toy },
    start: [-0.09529725649625256, -0.316242463203398],
    rule: atEta(String(toy.eta)),
    steps: 5,
  });
  const { outcome, settled, orbits } = analysisOf(chosen);
  expect(outcome.kind).not.toBe('converged');
  expect([...orbits, ...(settled ? [settled] : [])].filter(({ residual }) => residual > 1e-12)).toEqual([]);
});

test('where nothing bends no orbit is found in a slope', () => {
  const loss = lossOf('formula', { formula: 'x + 5*max(0, -x)^2', variables: 'x' });
  expect(solveOrbit(createMap(loss, [0.01]), Float64Array.of(40), 1)).toBeNull();
});

describe('quadratics', () => {
  const quadratic = (m: number, start: readonly number[], K: string) =>
    analysisOf(
      experiment('quartic-1.1', {
        problem: { id: 'quadratic', params: { m, M: 1, n: 3 } },
        start: [...start],
        rule: atEta(K, 'etaC'),
        steps: 2_000,
      }),
    ).outcome;

  test('a start without the unstable coordinate ends on the fixed point, not in a cycle of subnormal numbers', () => {
    expect(quadratic(0.1, [1, 1, 0], '1.5')).toMatchObject({
      kind: 'undetermined',
      evidence: { code: 'on-unstable-orbit', values: { period: 1, multiplier: 2 } },
    });
  });

  test('where every multiplier is neutral the marginal one is 1', () => {
    expect(quadratic(1, [1, 1, 1], '1')).toMatchObject({ kind: 'undetermined', evidence: { code: 'marginal', values: { multiplier: 1 } } });
  });
});
