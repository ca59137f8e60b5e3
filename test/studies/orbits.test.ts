import { describe, expect, it } from 'vitest';
import { quartic } from '../../src-worker/problems/quartic';
import { xy } from '../../src-worker/problems/xy';
import { orbits } from '../../src-worker/studies/orbits';
import { ask, column, found } from './ask';

describe('study: orbits', () => {
  it('finds all nine fixed points and 2-cycles’ points of the cubic map at K = 1.9', () => {
    // x ↦ x − Kx(x² − 1) on the line: F(F(x)) = x has degree 9; at K = 1.9 all its roots are real: 3 fixed points and three 2-cycles.
    const findings = found(ask(orbits, quartic, { K: 1.9, options: { period: 2, box: [-2, 2] } }));
    expect(column(findings, 0, 'period')).toEqual([1, 1, 1, 2, 2, 2]);
    expect(findings.sentences[0]).toContain('never called complete');
  });

  it('counts the cycles of period 3 of the map conjugate to Chebyshev’s at K = 2', () => {
    // T₃ on [−1, 1] has 3^p fixed points of its p-th iterate: (27 − 3)/3 = 8 cycles of period 3.
    const three = found(ask(orbits, quartic, { K: 2, options: { period: 3, which: 'exact', box: [-1.5, 1.5] } }));
    expect(column(three, 0, 'period')).toEqual(Array.from({ length: 8 }, () => 3));
    for (const residual of column(three, 0, 'residual of a step')) expect(residual).toBeLessThan(1e-14);
  });

  it('names the neutral direction of fixed points on the hyperbola of minima', () => {
    const findings = found(ask(orbits, xy, { K: 1.05, options: { period: 2, box: [0.2, 1.6], starts: 200 } }));
    expect(column(findings, 0, 'neutral')).toContain(1);
    const cycle = findings.tables[0]!.rows.find(([, period]) => period === 2)!;
    expect(cycle[2]).toBe('yes');
    expect(findings.sentences.join(' ')).toContain('neutral');
  });

  it.each([24, 128])('finds orbits of period %i of a chaotic map', (period) => {
    const findings = found(ask(orbits, quartic, { K: 1.6, options: { period, which: 'exact', starts: 60 } }));
    expect(findings.tables[0]!.rows.length).toBeGreaterThan(2);
    expect(new Set(column(findings, 0, 'period'))).toEqual(new Set([period]));
    for (const residual of column(findings, 0, 'residual of a step')) expect(residual).toBeLessThan(1e-13);
  });

  it('refuses boxes that are none', () => {
    const answer = ask(orbits, quartic, { options: { box: [1, -1] } });
    expect(answer.ok ? 'ok' : answer.refusal.code).toBe('box-empty');
  });
});
