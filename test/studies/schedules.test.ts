import { describe, expect, it } from 'vitest';
import { accept } from '../../src-shared/answer';
import type { Problem } from '../../src-worker/engine/problem';
import { quartic } from '../../src-worker/problems/quartic';
import { schedules } from '../../src-worker/studies/schedules';
import { ask, column, found } from './ask';

const quadratic: Problem = {
  info: { ...quartic.info, id: 'diagonal', dimension: 3, coordinates: ['a', 'b', 'c'], parameters: [], defaultStart: [1, 1, 1] },
  bind: () =>
    accept({
      dimension: 3,
      coordinates: ['a', 'b', 'c'],
      minimaOnManifold: false,
      value: (x) => (0.1 * x[0]! ** 2 + 0.4 * x[1]! ** 2 + x[2]! ** 2) / 2,
      gradient: (x, out) => out.set([0.1 * x[0]!, 0.4 * x[1]!, x[2]!]),
      hessianVector: (_, v, out) => out.set([0.1 * v[0]!, 0.4 * v[1]!, v[2]!]),
      minima: () => [Float64Array.of(0, 0, 0)],
    }),
};

describe('study: schedules', () => {
  it('takes the curvatures from the Hessian, and the losses shrink no slower than the rates say', () => {
    const findings = found(ask(schedules, quadratic, { options: { steps: 40 } }));
    const rates = column(findings, 0, 'worst quadratic') as number[];
    expect(column(findings, 0, 'rate')[0]).toBeCloseTo((0.9 / 1.1) ** 2, 12);
    expect(column(findings, 0, 'rate')[1]).toBeCloseTo(0.5031055900621118, 12);
    findings.plots[0]!.lines.slice(0, 3).forEach(({ y }, k) => {
      for (let t = 2; t < y.length; t += 2) expect(y[t]!).toBeLessThanOrEqual(y[0]! * rates[k]! ** t * (1 + 1e-9));
    });
    // Chebyshev's pair is the best there is for quadratics.
    expect(rates[1]).toBeLessThan(rates[0]!);
    expect(rates[1]).toBeLessThan(rates[2]!);
  });

  it('asks for curvatures where the problem has no interval of them', () => {
    const answer = ask(schedules, quartic, { start: [0.1] });
    expect(answer.ok ? 'ok' : answer.refusal.code).toBe('curvatures-empty');
    expect(found(ask(schedules, quartic, { start: [0.9], options: { length: 7 } })).tables[1]!.rows).toHaveLength(7 + 7 + 2 + 7);
  });
});
