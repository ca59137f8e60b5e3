import { describe, expect, test } from 'vitest';
import { atEta, experiment } from '../jobs/experiments';
import { ask, findings } from './study-input';

const outcomes = (study: ReturnType<typeof findings>) => study.tables[0]!.rows.map((row) => row[1]);

describe('precision check', () => {
  test('a settled period-2 run is robust', () => {
    const found = findings(ask('precision', experiment('quartic-1.1'), { steps: 400 }));
    expect(outcomes(found)).toEqual(['period 2', 'period 2', 'period 2', 'period 2']);
    expect(found.sentences[0]).toMatch(/^Robust/);
  });

  test('chaos: the outcome is robust though no iterate is', () => {
    const found = findings(ask('precision', experiment('quartic-chaos'), { steps: 400 }));
    expect(new Set(outcomes(found))).toEqual(new Set(['aperiodic']));
    expect(found.sentences.join(' ')).toMatch(/differ by more than 1e-6 from step \d+/);
  });

  test('a start exactly on the unstable minimum is not robust: one unit beside it the run goes to the 2-cycle', () => {
    const found = findings(ask('precision', experiment('quartic-1.1', { start: [1], steps: 2_000, rule: atEta('1.2') }), { steps: 2_000 }));
    expect(outcomes(found)[0]).toBe('undetermined');
    expect(outcomes(found)[1]).toBe('period 2');
    expect(found.sentences[0]).toMatch(/^Not robust/);
  });

  test('xy: the two coordinates become exactly equal in doubles while they still differ in double-double', () => {
    const found = findings(ask('precision', experiment('xy-balancing', { rule: atEta('1.4', 'etaC') }), { steps: 150 }));
    expect(found.sentences.join(' ')).toMatch(/exactly equal, while in double-double they still differ/);
  });
});
