import { describe, expect, it } from 'vitest';
import { formula } from '../../src-worker/problems/formula';
import { quartic } from '../../src-worker/problems/quartic';
import { squaredLoss } from '../../src-worker/problems/squared-loss';
import { zeroCurve } from '../../src-worker/studies/zero-curve';
import { ask, column, found } from './ask';

describe('study: zero curve', () => {
  it('finds b = 2a² for x²/2 + a x³/3 + b x⁴/4', () => {
    const params = { formula: 'x^2/2 + a*x^3/3 + b*x^4/4', variables: 'x', a: 0.5, b: 0.5 };
    const findings = found(
      ask(zeroCurve, formula, { params, start: [0.1], options: { firstRange: [-1, 1], secondRange: [0.05, 1.5], cells: 16 } }),
    );
    const [a, b] = [column(findings, 0, 'a') as number[], column(findings, 0, 'b') as number[]];
    expect(a.length).toBeGreaterThan(20);
    a.forEach((value, k) => expect(Math.abs(b[k]! - 2 * value * value)).toBeLessThan(1e-11));
    expect(Math.min(...a)).toBeLessThan(-0.7);
    expect(Math.max(...a)).toBeGreaterThan(0.7);
  });

  it('finds y = ±a/√5 for (a sinh x − y)²', () => {
    const params = { formula: '(a*sinh(x) - y)^2', variables: 'x', a: 1, y: 0.5 };
    const findings = found(
      ask(zeroCurve, formula, { params, start: [0.5], options: { firstRange: [0.5, 2], secondRange: [0.1, 1.5], cells: 12 } }),
    );
    const [a, y] = [column(findings, 0, 'a') as number[], column(findings, 0, 'y') as number[]];
    expect(a.length).toBeGreaterThan(10);
    a.forEach((value, k) => expect(Math.abs(y[k]! - value / Math.sqrt(5))).toBeLessThan(1e-10));
  });

  it('finds n = 4/5 for (xⁿ − y)², whatever y', () => {
    const findings = found(
      ask(zeroCurve, squaredLoss, {
        params: { g: 'power', n: 0.7, y: 0.8 },
        start: [0.7],
        options: { first: 'n', second: 'y', firstRange: [0.55, 0.95], secondRange: [0.5, 1.5], cells: 11 },
      }),
    );
    const n = column(findings, 0, 'n') as number[];
    expect(n.length).toBeGreaterThan(10);
    for (const value of n) expect(value).toBeCloseTo(0.8, 9);
    expect(findings.sentences[0]).toContain('supercritical');
  });

  it('asks for two parameters', () => {
    const answer = ask(zeroCurve, quartic);
    expect(answer.ok ? 'ok' : answer.refusal.code).toBe('two-parameters-needed');
  });
});
