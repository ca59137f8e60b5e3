import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RunAnalysis } from '../../src-shared/analysis';
import { analyseRun } from '../../src-worker/analysis';
import { lossOf, never, run } from './run';

function quartic(K: number, steps: number, mu = 1, start = 0.8 * Math.sqrt(mu)): RunAnalysis {
  const loss = lossOf('quartic', { mu });
  return analyseRun(loss, run(loss, [K / mu], [start], steps), never);
}

/** The kind with its period, or null for undetermined: right or undetermined is what is asked for. */
function verdict({ outcome }: RunAnalysis): string | null {
  return outcome.kind === 'undetermined' ? null : `${outcome.kind} ${String(outcome.period)}`;
}

describe('near flips a verdict is right or undetermined, whatever the length of the run', () => {
  const truth: readonly (readonly [number, string | null])[] = [
    [0.999, 'converged 1'],
    [0.999999, 'converged 1'],
    [1, null],
    [1.000001, 'period-p 2'],
    [1.0001, 'period-p 2'],
    [1.235, 'period-p 2'],
    [Math.sqrt(5) - 1, null],
    [1.2361, 'period-p 4'],
    [1.2880317544828427, null],
    [1.2881, 'period-p 8'],
  ];
  test.each([1, 17, 400, 1_000, 100_000, 3_000_000])('%i steps', (steps) => {
    for (const [K, expected] of truth) expect([null, expected], `K = ${K}`).toContain(verdict(quartic(K, steps)));
  });
  test.each([0.3, 2.5, 17])('μ = %f', (mu) => {
    for (const [K, expected] of truth) expect([null, expected], `K = ${K}`).toContain(verdict(quartic(K, 1_000, mu)));
  });
  test('0.999, 1.0001, 1.235 and 1.2361 are decided after 10³ steps', () => {
    expect([0.999, 1.0001, 1.235, 1.2361].map((K) => verdict(quartic(K, 1_000)))).toEqual([
      'converged 1',
      'period-p 2',
      'period-p 2',
      'period-p 4',
    ]);
  });
  test('from random starts and μ', () => {
    const near = fc.constantFrom(...truth);
    // Below the bound √(μ + 2/η) of bounded starts at the largest K.
    const starts = fc.double({ min: 0.05, max: 1.58, noNaN: true });
    fc.assert(
      fc.property(near, fc.double({ min: 0.01, max: 100, noNaN: true }), starts, fc.boolean(), ([K, expected], mu, x, left) => {
        const start = (left ? -x : x) * Math.sqrt(mu);
        expect([null, expected]).toContain(verdict(quartic(K, 300, mu, start)));
      }),
      { numRuns: 60 },
    );
  });
});

test('over random K the cascade is read off without a wrong verdict', () => {
  const cascade: readonly (readonly [number, string])[] = [
    [1, 'converged 1'],
    [Math.sqrt(5) - 1, 'period-p 2'],
    [1.2880317544828427, 'period-p 4'],
    [1.2992279396502, 'period-p 8'],
    [1.3016289140370811, 'period-p 16'],
  ];
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1.3016, noNaN: true }), fc.integer({ min: 1, max: 3_000 }), (K, steps) => {
      const [, expected] = cascade.find(([until]) => K < until)!;
      const [before] = cascade.map(([until]) => Math.abs(K - until)).sort((p, q) => p - q);
      const got = verdict(quartic(K, steps));
      // Away from the flips there is no excuse.
      expect(before! > 2e-4 ? [expected] : [null, expected]).toContain(got);
    }),
    { numRuns: 150 },
  );
});

describe('settled runs', () => {
  test.each([
    [0.3, 'converged 1'],
    [0.5, 'converged 1'],
    [1.1, 'period-p 2'],
    [Math.sqrt(4.5) - 1, 'period-p 2'],
    [1.25, 'period-p 4'],
    [1.29, 'period-p 8'],
    [1.3, 'period-p 16'],
    [1.452, 'period-p 3'],
  ])('K = %f: %s, robustly', (K, expected) => {
    const analysis = quartic(K, 400);
    expect(verdict(analysis)).toBe(expected);
    expect(analysis.outcome.evidence.robust).toBe(true);
    expect(analysis.settled?.period).toBe(analysis.outcome.period);
    expect(analysis.settled?.stable).toBe(true);
  });

  test('measured rates approach the multipliers', () => {
    for (const K of [0.9, 1.05, 1.2]) {
      const { rates, outcome } = quartic(K, 2_000);
      expect(rates.predictedTwoStep).toBeCloseTo(K < 1 ? (1 - 2 * K) ** 2 : Math.abs(9 - 2 * (1 + K) ** 2), 10);
      expect(rates.twoStep! / rates.predictedTwoStep!).toBeCloseTo(1, 2);
      if (outcome.period === 2) expect(rates.oneStep).toBeCloseTo(1, 6);
    }
  });

  test('two-step distances on an orbit longer than two steps do not shrink, and no factor is predicted', () => {
    for (const K of [1.25, 1.29, 1.452]) {
      const { rates, settled } = quartic(K, 2_000);
      expect(settled?.period).toBeGreaterThan(2);
      expect(rates.predictedTwoStep).toBeNull();
      if (rates.twoStep !== null) expect(rates.twoStep).toBeCloseTo(1, 3);
    }
  });

  test('every start inside the ellipse of xy reaches the balanced 2-cycle, balanced or not', () => {
    const loss = lossOf('xy', { mu: 1 });
    for (const start of [
      [1.5, 0.8],
      [0.3, 1.2],
      [-0.5, -1],
      [0.9, 0.8999],
    ]) {
      for (const K of [1.05, 1.2]) expect(verdict(analyseRun(loss, run(loss, [K], start, 60), never))).toBe('period-p 2');
    }
  });

  test('runs of xy below their threshold converge to a member of the manifold', () => {
    const loss = lossOf('xy', { mu: 1 });
    const analysis = analyseRun(loss, run(loss, [0.07], [5, 0.1], 400), never);
    expect(verdict(analysis)).toBe('converged 1');
    expect(analysis.settled).toMatchObject({ neutral: 1, stable: true });
    expect(analysis.settled!.points[0]![0]).toBeCloseTo(4.995959935333459, 8);
  });
});

describe('no stable orbit', () => {
  test.each([1.35, 1.5, 1.8, 1.9])('K = %f is chaotic', (K) => {
    const { outcome, lyapunov } = quartic(K, 500);
    const known: Record<number, number> = { 1.35: 0.277, 1.5: 0.491, 1.8: 0.807, 1.9: 0.878 };
    expect(outcome.kind).toBe('aperiodic');
    expect(Math.abs(lyapunov!.exponent - known[K]!)).toBeLessThan(0.01);
  });
  test('at K = 2 the exponent is ln 3', () => {
    const { outcome, lyapunov } = quartic(2, 1_000);
    expect(outcome.kind).toBe('aperiodic');
    expect(Math.abs(lyapunov!.exponent - Math.log(3))).toBeLessThan(0.003);
  });
  test('beyond K = 2 runs diverge, also when they were too short to show it', () => {
    expect(quartic(2.1, 1_000).outcome).toMatchObject({ kind: 'diverged', evidence: { code: 'bound-passed', robust: true } });
    expect(quartic(3, 2).outcome).toMatchObject({ kind: 'diverged', evidence: { code: 'leaves-when-continued' } });
  });
  test('a start exactly on an unstable orbit is not called converged', () => {
    for (const start of [1, 0, -1]) {
      const { outcome, settled } = quartic(1.1, 400, 1, start);
      expect(outcome).toMatchObject({ kind: 'undetermined', evidence: { code: 'on-unstable-orbit' } });
      expect(settled?.stable).toBe(false);
    }
  });
  test('a stopped analysis says so', () => {
    const loss = lossOf('quartic', { mu: 1 });
    const { outcome } = analyseRun(loss, run(loss, [1.5], [0.8], 100), () => true);
    expect(outcome).toMatchObject({ kind: 'undetermined', evidence: { code: 'stopped', robust: null } });
  });
});

test('a step schedule is one map: periods count passes, whatever the length of the run', () => {
  const loss = lossOf('quartic', { mu: 1 });
  for (const steps of [300, 301]) {
    const analysis = analyseRun(loss, run(loss, [1.3, 0.6], [0.8], steps), never);
    expect(analysis.eta).toBeCloseTo(0.95, 14);
    const [m] = analysis.orbits[0]!.multipliers;
    expect(m!.re).toBeCloseTo((1 - 2 * 1.3) * (1 - 2 * 0.6), 12);
    expect(verdict(analysis)).toBe('converged 1');
    expect(analysis.rates.twoStep).toBeCloseTo(Math.abs(m!.re), 3);
  }
});
