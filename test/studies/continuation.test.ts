import { describe, expect, it } from 'vitest';
import { quartic } from '../../src-worker/problems/quartic';
import { sine } from '../../src-worker/problems/sine';
import { continuation } from '../../src-worker/studies/continuation';
import { ask, column, found } from './ask';

describe('study: continuation', () => {
  it('tables the flips of the quartic down to period 128', () => {
    const findings = found(ask(continuation, quartic, { params: { mu: 4 }, K: 0.9, options: { doublings: 7, high: 1.4 } }));
    const rows = findings.tables[0]!.rows.filter(([kind]) => kind === 'flip');
    const byPeriod = new Map(rows.map((row) => [row[1], row[3] as number]));
    const expected = [1, Math.sqrt(5) - 1, 1.2880317544828, 1.2992279396502, 1.3016289140371, 1.30214327158145812];
    expected.forEach((K, k) => expect(Math.abs(byPeriod.get(2 ** k)! - K)).toBeLessThan(1e-11));
    expect(Math.max(...findings.tables[1]!.rows.map((row) => row[1] as number))).toBe(128);
    // Gaps shrink by Feigenbaum's ratio.
    const at = (period: number) => byPeriod.get(period)!;
    expect((at(32) - at(16)) / (at(64) - at(32))).toBeCloseTo(4.6689, 2);
  });

  it('finds the cycle of a window from the iterates and its fold', () => {
    const findings = found(ask(continuation, quartic, { K: 1.452, options: { period: 3, doublings: 0 } }));
    const folds = findings.tables[0]!.rows.filter(([kind]) => kind === 'fold').map((row) => row[3] as number);
    expect(Math.min(...folds.map((K) => Math.abs(K - 1.45044096448788)))).toBeLessThan(1e-12);
  });

  it('follows a parameter of the problem', () => {
    const findings = found(ask(continuation, quartic, { K: 0.9, options: { parameter: 'mu', low: 0.5, high: 1.7, doublings: 1 } }));
    const flip = findings.tables[0]!.rows.find(([kind]) => kind === 'flip')!;
    expect(flip[2]).toBeCloseTo(1 / 0.9, 11);
  });

  it('draws stable and unstable stretches apart', () => {
    const findings = found(ask(continuation, sine, { K: 0.9, options: { doublings: 2, high: 1.8 } }));
    const [plot] = findings.plots;
    const roles = new Set(plot!.lines.map(({ role, draw }) => `${role} ${draw}`));
    expect([...roles].sort()).toEqual(['other points', 'stable line', 'unstable dashed']);
    expect(column(findings, 0, 'kind')).toContain('branch point');
  });

  it('refuses unknown parameters, empty ranges and starts outside them by name', () => {
    const code = (options: Record<string, string | number>) => {
      const answer = ask(continuation, quartic, { options });
      return answer.ok ? 'ok' : answer.refusal.code;
    };
    expect(code({ parameter: 'nu' })).toBe('unknown-parameter');
    expect(code({ low: 2, high: 1 })).toBe('range-empty');
    expect(code({ low: 1.2, high: 1.5 })).toBe('start-outside-range');
  });

  it('returns what it has when stopped', () => {
    let looks = 0;
    const findings = found(ask(continuation, quartic, { K: 0.9, stop: () => ++looks > 40 }));
    expect(findings.stopped).toBe(true);
    expect(findings.tables[1]!.rows.length).toBeGreaterThan(0);
  });
});
