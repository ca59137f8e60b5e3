/** Ten typed losses: the condition, the prediction from it, and what gradient descent does must tell one story. */
import { describe, expect, test } from 'vitest';
import type { RunAnalysis } from '../../src-shared/analysis';
import { runJob } from '../../src-worker/jobs';
import { host } from '../jobs/experiments';
import { typed } from '../studies/study-input';

function run(formula: string, variables: string, start: readonly number[], K: number): RunAnalysis {
  const answer = runJob('trajectory', typed(formula, variables, start, String(K), 20_000), host());
  if (!answer.ok) throw new Error(`${answer.refusal.what} ${answer.refusal.advice}`);
  return answer.value.analysis;
}

/** Formula, variables, a start near the minimum meant. */
const SUPERCRITICAL = [
  ['(x^2 - 2)^2/4', 'x', [1.3]],
  ['(exp(x) - 3)^2', 'x', [1.05]],
  ['-cos(x) + x^2/20', 'x', [0.2]],
  ['log(cosh(x)) + 0.1*x^2', 'x', [0.3]],
  ['1 - exp(-x^2/2)', 'x', [0.2]],
  ['s = sigmoid(x)\n(s - 0.7)^2', 'x', [0.9]],
  ['x^2 + 0.3*y^2 + 0.4*x^2*y + 0.1*x^4', 'x, y', [0.05, 0]],
  ['log(1 + x^2 + 2*y^2)', 'x, y', [0.01, 0.1]],
] as const;

/** c < 0: no stable 2-cycle above the threshold, an unstable one below it. */
const SUBCRITICAL = [
  ['x^2 + x^4', 'x', [0.01]],
  ['cosh(x)', 'x', [0.01]],
] as const;

describe('supercritical', () => {
  test.each(SUPERCRITICAL)('%s', (formula, variables, start) => {
    const K = 1.005;
    const { flip, prediction, outcome, settled } = run(formula, variables, start, K);
    expect(flip.kind).toBe('supercritical');
    expect(flip.condition).toBeGreaterThan(0);
    expect(flip.c).toBeGreaterThan(0);
    expect(outcome).toMatchObject({ kind: 'period-p', period: 2 });
    const [p, q] = settled!.points;
    const half = Math.hypot(...p!.map((value, i) => value - q![i]!)) / 2;
    // Next order is included where the loss has it; what is left is of second order in K − 1.
    expect(Math.abs(prediction.halfAmplitude! / half - 1)).toBeLessThan(0.01);
    const gap = Math.min(...settled!.multipliers.map(({ re, im }) => Math.hypot(re - prediction.twoStepMultiplier!, im)));
    // 1 − 8(K − 1) is of first order; the next one is of size (K − 1)² times about 250 here.
    expect(gap).toBeLessThan(0.01);
  });
});

describe('subcritical', () => {
  test.each(SUBCRITICAL)('%s', (formula, variables, start) => {
    const above = run(formula, variables, start, 1.005);
    expect(above.flip.kind).toBe('subcritical');
    expect(above.flip.c).toBeLessThan(0);
    expect(above.outcome.kind === 'period-p' && above.outcome.period === 2 && above.settled?.stable === true).toBe(false);
    const below = run(formula, variables, start, 0.995);
    expect(below.outcome.kind).toBe('converged');
    const cycle = below.orbits.find(({ period }) => period === 2)!;
    expect(cycle.stable).toBe(false);
    const half = Math.abs(cycle.points[1]![0]! - cycle.points[0]![0]!) / 2;
    expect(Math.abs(below.prediction.halfAmplitude! / half - 1)).toBeLessThan(0.01);
  });
});
