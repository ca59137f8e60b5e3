import { describe, expect, test } from 'vitest';
import { runJob } from '../../src-worker/jobs';
import { host } from '../jobs/experiments';
import { typed } from '../studies/study-input';

/** Runs that decay until only subnormal numbers are left must still be called converged: their rounding is no orbit. */
describe.each([
  ['x^2 + x^4', 'x', [0.01]],
  ['x^2 + 0.3*y^2 + 0.1*x^4', 'x, y', [0.01, 0.02]],
  ['log(cosh(x))', 'x', [0.3]],
] as const)('%s', (formula, variables, start) => {
  test.each([
    ['0.3', 3_000],
    ['0.7', 20_000],
    ['0.9', 20_000],
    ['0.995', 2_000],
    ['0.995', 60_000],
  ] as const)('K = %s, %i steps', (K, steps) => {
    const answer = runJob('trajectory', typed(formula, variables, start, K, steps), host());
    expect(answer.ok && answer.value.analysis.outcome).toMatchObject({ kind: 'converged', period: 1 });
  });
});
