import { describe, expect, it } from 'vitest';
import { accept } from '../../src-shared/answer';
import type { Problem } from '../../src-worker/engine/problem';
import { quartic } from '../../src-worker/problems/quartic';
import { sine } from '../../src-worker/problems/sine';
import { squaredLoss } from '../../src-worker/problems/squared-loss';
import { cascade } from '../../src-worker/studies/cascade';
import { ask, column, found } from './ask';

const well: Problem = {
  info: { ...quartic.info, id: 'well', parameters: [], defaultStart: [0.3] },
  bind: () =>
    accept({
      dimension: 1,
      coordinates: ['x'],
      minimaOnManifold: false,
      value: (x) => x[0]! ** 2 + x[0]! ** 4,
      gradient: (x, out) => void (out[0] = 2 * x[0]! + 4 * x[0]! ** 3),
      hessianVector: (x, v, out) => void (out[0] = (2 + 12 * x[0]! ** 2) * v[0]!),
      taylor: (x, order) =>
        Float64Array.from({ length: order + 1 }, (_, k) => [x ** 2 + x ** 4, 2 * x + 4 * x ** 3, 1 + 6 * x ** 2, 4 * x, 1][k] ?? 0),
      minima: () => [Float64Array.of(0)],
    }),
};

describe('study: cascade', () => {
  it.each([1e-6, 0.3, 1e6])('gives the table of the quartic with μ = %d: doublings, superstable cycles, ratios, onset of chaos', (mu) => {
    const findings = found(ask(cascade, quartic, { params: { mu }, start: [0.8 * Math.sqrt(mu)] }));
    const K = column(findings, 0, 'K') as number[];
    const table = [1, Math.sqrt(5) - 1, 1.2880317544828, 1.2992279396502, 1.3016289140371, 1.30214327158145812];
    expect(K).toHaveLength(8);
    table.forEach((value, k) => expect(Math.abs(K[k]! - value)).toBeLessThan(1e-11));
    expect(column(findings, 0, 'superstable at K')[0]).toBeCloseTo(0.5, 12);
    expect(column(findings, 0, 'superstable at K')[1]).toBeCloseTo(Math.sqrt(4.5) - 1, 12);
    const ratios = column(findings, 0, 'ratio of gaps') as (number | null)[];
    [4.5429, 4.6412, 4.6632].forEach((delta, k) => expect(ratios[k + 2]).toBeCloseTo(delta, 3));
    const limits = findings.facts.filter(({ name }) => name.startsWith('Accumulation')).map(({ value }) => value as number);
    for (const limit of limits) expect(limit).toBeCloseTo(1.30228346270071, 8);
  });

  it('passes the loss of symmetry of the sine at η = π/2', () => {
    const findings = found(ask(cascade, sine, { options: { longest: '16' } }));
    expect(column(findings, 0, 'symmetry lost at K')[1]).toBeCloseTo(Math.PI / 2, 10);
    const K = column(findings, 0, 'K') as number[];
    expect(K).toHaveLength(5);
    expect([...K].sort((p, q) => p - q)).toEqual(K);
    expect(K[1]).toBeGreaterThan(Math.PI / 2);
  });

  it('says that a subcritical flip starts no cascade', () => {
    const findings = found(ask(cascade, well));
    expect(findings.tables[0]!.rows).toHaveLength(1);
    expect(findings.sentences.join(' ')).toContain('subcritical');
  });

  it.each([
    [{ g: 'power', n: 2, y: 1 }, 1, 1.236068],
    [{ g: 'power', n: 3, y: 1 }, 1, 1.2446074],
    [{ g: 'exp', y: 1 }, 0.1, 1.2516456],
    [{ g: 'sin', y: 0.5 }, 0.4, 1.2362815],
    [{ g: 'tanh', y: 0.5 }, 0.4, 1.2539573],
    [{ g: 'sigmoid', y: 0.7 }, 0.7, 1.2592263],
  ])('doubles the 2-cycle of the squared loss %o where theory says', (params, start, K) => {
    const findings = found(ask(cascade, squaredLoss, { params, start: [start], options: { longest: '8' } }));
    expect(findings.tables[0]!.rows[1]![2]).toBeCloseTo(K, 6);
  });
});
