import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseProblem, analyseRun } from '../../src-worker/analysis';
import { eigenvalues } from '../../src-worker/analysis/linear';
import { createMap } from '../../src-worker/analysis/map';
import { describeOrbit } from '../../src-worker/analysis/orbit';
import { solveOrbit } from '../../src-worker/analysis/orbit-solve';
import { stream } from '../../src-worker/engine/random';
import { defaultParams } from '../../src-shared/catalogue';
import { PROBLEMS, problemById } from '../../src-worker/problems';
import { bound } from '../problems/bound';
import { type Monomial, polynomialLoss } from './polynomials';
import { lossOf, never, run } from './run';

describe('multipliers are the eigenvalues of differences of F²', () => {
  const small = PROBLEMS.map((problem) => ({ problem, loss: problem.bind(defaultParams(problem.info)) })).flatMap(({ problem, loss }) =>
    loss.ok && loss.value.dimension <= 12 && !loss.value.minimaUnknown ? [{ id: problem.info.id, loss: loss.value }] : [],
  );
  test.each(small)('$id', ({ loss }) => {
    const n = loss.dimension;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.double({ min: 0.2, max: 1.2, noNaN: true }), (seed, factor) => {
        const { normal } = stream(seed, 0);
        const [minimum] = loss.minima(new Float64Array(n));
        const x = Float64Array.from({ length: n }, (_, i) => (minimum?.[i] ?? 1) + 0.1 * normal());
        if (loss.kinkAt?.(x)) return;
        const sharp = Math.max(1e-3, Math.abs(eigenvaluesOfHessian(loss, x)));
        const map = createMap(loss, [(2 * factor) / sharp]);
        const exact = new Float64Array(n * n);
        map.linearise(x.slice(), 2, exact);
        const size = Math.max(1, ...exact.map(Math.abs));
        for (let j = 0; j < n; j++) {
          const h = 1e-5 * Math.max(0.1, Math.abs(x[j]!));
          const [up, down] = [x.slice(), x.slice()];
          up[j]! += h;
          down[j]! -= h;
          map.advance(up, 2);
          map.advance(down, 2);
          for (let i = 0; i < n; i++) expect(Math.abs((up[i]! - down[i]!) / (2 * h) - exact[i * n + j]!) / size).toBeLessThan(1e-4);
        }
      }),
      { numRuns: 15 },
    );
  });
});

function eigenvaluesOfHessian(loss: ReturnType<typeof lossOf>, x: Float64Array): number {
  const map = createMap(loss, [1]);
  const jacobian = new Float64Array(x.length ** 2);
  map.linearise(x.slice(), 1, jacobian);
  return 1 - Math.min(...eigenvalues(jacobian, x.length).map(({ re }) => re));
}

/** (x² + y² − 1)² in the plane: a circle of minima, turned into itself by rotations. */
const circle: readonly Monomial[] = [
  [0.25, 4, 0],
  [0.5, 2, 2],
  [0.25, 0, 4],
  [-0.5, 2, 0],
  [-0.5, 0, 2],
  [0.25, 0, 0],
];

describe('families', () => {
  test('a circle of 2-cycles: the multiplier 1 along it is neutral, the orbit stable', () => {
    const loss = polynomialLoss(2, circle, null);
    const result = analyseRun(loss, run(loss, [1.05], [0.5, 0.6], 2_000), never);
    expect(result.outcome).toMatchObject({ kind: 'period-p', period: 2 });
    expect(result.settled).toMatchObject({ neutral: 1, stable: true });
    expect(result.settled!.note).toContain('family');
    const radii = result.settled!.points.map(([x, y]) => Math.hypot(x!, y!));
    const K = 1.05;
    const root = Math.sqrt((K - 1) * (K + 3));
    expect(Math.min(...radii)).toBeCloseTo(Math.sqrt((1 + K - root) / (2 * K)), 10);
  });
  test('announced symmetries are neutral by construction', () => {
    const loss = { ...polynomialLoss(2, circle, null), symmetryDirections: (x: Float64Array) => [Float64Array.of(-x[1]!, x[0]!)] };
    const result = analyseRun(loss, run(loss, [1.05], [0.5, 0.6], 2_000), never);
    expect(result.settled).toMatchObject({ neutral: 1, stable: true });
    expect(result.settled!.note).toContain('symmetries');
  });
  test('at a fold a multiplier of 1 is no family: not called neutral, not called stable', () => {
    // y' = y − ηy² has a fold at 0 (f = x² + y³/3); x contracts.
    const loss = polynomialLoss(2, [
      [1, 2, 0],
      [1 / 3, 0, 3],
    ]);
    const { orbit } = describeOrbit(createMap(loss, [0.3]), [new Float64Array(2)]);
    expect(orbit).toMatchObject({ neutral: 0, stable: null });
    const quartic = polynomialLoss(2, [
      [1, 2, 0],
      [1, 0, 4],
    ]);
    expect(describeOrbit(createMap(quartic, [0.3]), [new Float64Array(2)]).orbit).toMatchObject({ neutral: 0, stable: null });
  });
  test('xy from unbalanced starts: the balanced 2-cycle, no neutral direction', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.6, max: 1.6, noNaN: true }), fc.double({ min: 0.7, max: 1.2, noNaN: true }), (x, y) => {
        const loss = lossOf('xy', { mu: 1 });
        const result = analyseRun(loss, run(loss, [1.1], [x, y], 1_500), never);
        expect(result.outcome).toMatchObject({ kind: 'period-p', period: 2 });
        expect(result.settled).toMatchObject({ neutral: 0, stable: true });
        for (const [p, q] of result.settled!.points) expect(Math.abs(p! - q!)).toBeLessThan(1e-9);
      }),
      { numRuns: 20 },
    );
  });
  test('xy typed as a formula, its manifold unannounced, agrees with xy', () => {
    const typed = polynomialLoss(
      2,
      [
        [0.5, 2, 2],
        [-1, 1, 1],
        [0.5, 0, 0],
      ],
      null,
    );
    const [ours, known] = [typed, lossOf('xy', { mu: 1 })].map((loss) => analyseProblem(loss, [1.05], Float64Array.of(1.2, 0.9), never));
    expect(ours!.etaC).toBeCloseTo(known!.etaC, 9);
    expect(ours!.flip.c).toBeCloseTo(known!.flip.c!, 5);
    const cycles = [ours!, known!].map(({ orbits }) => orbits.find(({ period }) => period === 2)!);
    cycles[0]!.points.flat().forEach((value, i) => expect(value).toBeCloseTo(cycles[1]!.points.flat()[i]!, 8));
    expect(ours!.orbits[0]).toMatchObject({ period: 1, neutral: 1, stable: false });
  });
  test('complex multipliers: a quarter turn between two points with Hessians that do not commute', () => {
    // I − H = diag(½, −½) at the origin and [[0, ½], [½, 0]] at (1, 0), so that the product is a quarter turn times ¼.
    const loss = polynomialLoss(2, [
      [0.25, 2, 0],
      [0.75, 0, 2],
      [0.5 / 6, 3, 0],
      [-0.25, 2, 1],
      [-0.25, 1, 2],
    ]);
    const { orbit } = describeOrbit(createMap(loss, [1]), [new Float64Array(2), Float64Array.of(1, 0)]);
    expect(orbit.multipliers[0]!.re).toBeCloseTo(0, 14);
    expect(orbit.multipliers.map(({ im }) => im)).toEqual([expect.closeTo(0.25, 14), expect.closeTo(-0.25, 14)]);
    expect(orbit.stable).toBe(true);
  });
});

describe('matrix factorisation', () => {
  const problem = problemById('matrix-factorisation')!;
  const matrix = (changes: Readonly<Record<string, number | string>>) => bound(problem, { ...defaultParams(problem.info), ...changes });
  const K = 1.02;
  const root = Math.sqrt((K - 1) * (K + 3));
  const rho = [-root, root].map((sign) => Math.sqrt((1 + K + sign) / (2 * K)));

  test.each([
    ['symmetric', 64, 28],
    ['asymmetric', 128, 56],
  ] as const)(
    '8 × 8 %s: n = %i, a stable 2-cycle with %i neutral directions',
    (form, n, neutral) => {
      const loss = matrix({ form });
      expect(loss.dimension).toBe(n);
      const start = Array.from(loss.start!(stream(3, 1)));
      const etaC = 1 / 5.74 ** 2;
      const result = analyseRun(loss, run(loss, [K * etaC], start, 3_000), never);
      expect(result.outcome).toMatchObject({ kind: 'period-p', period: 2 });
      expect(result.settled).toMatchObject({ neutral, stable: true });
      expect(result.outcome.evidence.robust).toBe(true);
      expect(result.settled!.residual).toBeLessThan(1e-12);
      const norm = (factor: readonly number[]) => Math.hypot(...factor);
      const rest = 4 ** 2 + 3.2 ** 2 + 2.5 ** 2 + 2 ** 2 + 1.5 ** 2 + 1 + 0.25;
      if (form === 'symmetric')
        result
          .settled!.points.map(norm)
          .sort((p, q) => p - q)
          .forEach((value, i) => expect(value).toBeCloseTo(Math.sqrt((5.74 * rho[i]!) ** 2 + rest), 8));
    },
    30_000,
  );

  test('n = 400: no matrix is formed; settled where it is clear, never wrong', () => {
    const sigma = Array.from({ length: 10 }, (_, i) => [5.74, 4, 3.2, 2.5, 2, 1.8, 1.6, 1.4, 1.2, 1][i]!);
    const loss = bound(problem, { ...defaultParams(problem.info), n: 40, rank: 10, sigma });
    const start = Array.from(loss.start!(stream(1, 1)));
    const etaC = 1 / 5.74 ** 2;
    const verdict = (k: number) => analyseRun(loss, run(loss, [k * etaC], start, 1_500), never).outcome;
    expect([2, null]).toContain(verdict(1.02).period);
    expect([1, null]).toContain(verdict(0.9).period);
    expect(verdict(1.02)).toMatchObject({ kind: 'period-p', period: 2 });
    expect(solveOrbit(createMap(loss, [etaC]), Float64Array.from(start), 2)).toBeNull();
  }, 30_000);
});
