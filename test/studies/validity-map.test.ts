import { describe, expect, it } from 'vitest';
import type { FindingMap } from '../../src-shared/study';
import { matrixFactorisation } from '../../src-worker/problems/matrix-factorisation';
import { floquet } from '../../src-worker/studies/floquet';
import { validityMap } from '../../src-worker/studies/validity-map';
import { ask, column, found } from './ask';

const two = { n: 2, rank: 2, basis: 'identity', form: 'asymmetric' };

describe('study: validity-map', () => {
  it('shows cells near K = 1 that satisfy (9) and are unstable, and none of them satisfies the corrected condition', () => {
    const findings = found(
      ask(validityMap, matrixFactorisation, { params: { ...two, sigma: [1, 0.957], alpha: 0.89 }, K: 1.005, options: { cells: 60 } }),
    );
    const map = findings.plots[0] as FindingMap;
    expect(map.cells).toHaveLength(3600);
    const count = (kind: number) => map.cells.filter((cell) => cell === kind).length;
    expect(count(1)).toBeGreaterThan(0);
    expect(count(4)).toBe(0);
    expect(findings.facts.map(({ value }) => value)).toEqual([count(0) + count(1), count(1), 0]);
    const here = map.lines.find(({ label }) => label === 'this experiment')!;
    expect(here.x[0]).toBe(0.89);
    expect(here.y[0]).toBeCloseTo(0.957, 10);
    // The critical ratio is about α as K → 1.
    const edge = map.lines.find(({ label }) => label === 'boundary of stability')!;
    const at = edge.x.findIndex((alpha) => Math.abs(alpha - 0.85) < 0.01);
    expect(edge.y[at]).toBeCloseTo(0.85, 1);
  });

  it('holds in the regime of Figure 3', () => {
    const findings = found(ask(validityMap, matrixFactorisation, { options: { cells: 40, learningRate: 'given', K: 1.1 } }));
    expect(findings.facts[1]!.value).toBe(0);
    expect(findings.sentences[0]).toContain('In all');
  });

  it('keeps the part done when it is stopped, and marks the rest', () => {
    let looks = 0;
    const findings = found(ask(validityMap, matrixFactorisation, { K: 1.02, options: { cells: 20 }, stop: () => ++looks >= 5 }));
    expect(findings.stopped).toBe(true);
    expect((findings.plots[0] as FindingMap).cells.filter((cell) => cell === 4)).toHaveLength(20 * 15);
  });

  it('refuses below the threshold and an empty range', () => {
    expect(ask(validityMap, matrixFactorisation, { K: 0.9 })).toMatchObject({ ok: false, refusal: { code: 'no-two-cycle' } });
    const empty = ask(validityMap, matrixFactorisation, { K: 1.1, options: { alphaFrom: 1, alphaTo: 1 } });
    expect(empty).toMatchObject({ ok: false, refusal: { code: 'empty-range' } });
  });
});

describe('study: floquet', () => {
  it('tells the figure’s orbit stable, with every mode of C', () => {
    const findings = found(ask(floquet, matrixFactorisation, { params: { form: 'asymmetric', alpha: 0.8 }, K: 1.02 }));
    expect(column(findings, 0, 'verdict')).toEqual(new Array(7).fill('stable'));
    expect(column(findings, 0, 'σ_j/σ₁')[0]).toBeCloseTo(4 / 5.74, 12);
    expect(findings.facts.find(({ name }) => name === 'ρ₁σ₁')!.value).toBeCloseTo(5.295757413303892, 10);
  });

  it('finds the counterexample to Theorem 4', () => {
    const findings = found(
      ask(floquet, matrixFactorisation, {
        params: { ...two, sigma: [1, 0.957] },
        K: 1.005,
        options: { orbit: 'given', imbalance: 0.89 },
      }),
    );
    expect(column(findings, 0, 'largest but the 1')[0]).toBeCloseTo(1.300487042072718, 8);
    expect(column(findings, 0, '(9), at most 2')[0]).toBeCloseTo(1.9979, 4);
    expect(findings.sentences.join(' ')).toContain('counterexample');
  });

  it('gives the closed form beside the multiplier in the symmetric form', () => {
    const findings = found(ask(floquet, matrixFactorisation, { K: 1.1 }));
    const closed = column(findings, 0, 'closed form') as number[];
    const moduli = column(findings, 0, 'largest but the 1') as number[];
    closed.forEach((value, i) => expect(Math.abs(value)).toBeCloseTo(moduli[i]!, 8));
  });

  it('refuses where there is no 2-cycle', () => {
    expect(ask(floquet, matrixFactorisation, { K: 1 - 1e-9 })).toMatchObject({ ok: false, refusal: { code: 'no-two-cycle' } });
  });

  it('takes the shape of a rectangular matrix and leaves out modes of size zero', () => {
    const params = { form: 'asymmetric', target: 'matrix', C: [4, 0, 0, 0, 1, 0], columns: 3, rank: 3 };
    const findings = found(ask(floquet, matrixFactorisation, { params, K: 1.05 }));
    expect(findings.tables[0]!.rows).toHaveLength(1);
    expect(column(findings, 0, 'σ_j/σ₁')[0]).toBeCloseTo(0.5, 12);
  });
});
