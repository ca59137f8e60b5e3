import { describe, expect, test } from 'vitest';
import { runJob } from '../../src-worker/jobs';
import { atEta, host } from '../jobs/experiments';
import { typed } from '../studies/study-input';

function analysed(formula: string, start: readonly number[], eta = '0.1') {
  const answer = runJob('analyse', { ...typed(formula, 'x', start, '1'), rule: atEta(eta) }, host());
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}

describe('a minimum at a kink has no sharpness', () => {
  test.each(['abs(x) + x^2', 'max(x, -2*x) + x^2', 'relu(x) - x/2 + x^2/8'])(
    '%s: the start stands in, and nothing is predicted',
    (formula) => {
      const { minimum, flip, minima, prediction } = analysed(formula, [0.7]);
      expect(minimum.chosen).toBe('stated-point');
      expect(minimum.x).toEqual([0.7]);
      expect(minima.every(({ x }) => Math.abs(x[0]!) > 1e-6)).toBe(true);
      expect(flip.kind).toBe('not-defined');
      expect(prediction.halfAmplitude).toBeNull();
    },
  );

  test('a kink away from the minimum, or one that leaves the Hessian continuous, changes nothing', () => {
    expect(analysed('(relu(x) - 1)^2 + x^2/10', [0.8]).minimum).toMatchObject({ chosen: 'nearest-to-start' });
    const cubic = analysed('x^2 + abs(x)^3', [0.3]);
    expect(cubic.minimum.chosen).toBe('nearest-to-start');
    expect(cubic.minimum.sharpness).toBeCloseTo(2, 9);
    expect(cubic.flip.kind).toBe('not-defined');
  });

  test('a loss without any minimum can be run from where it curves upwards, and is refused elsewhere', () => {
    expect(analysed('exp(x)', [0]).minimum).toMatchObject({ chosen: 'stated-point', sharpness: 1 });
    const refused = runJob('analyse', typed('-exp(x)', 'x', [0], '1'), host());
    expect(refused.ok ? '' : refused.refusal.code).toBe('no-reference-minimum');
  });
});
