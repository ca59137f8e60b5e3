import { describe, expect, test } from 'vitest';
import { atEta, experiment } from '../jobs/experiments';
import { ask, findings, typed } from './study-input';

describe('certificates', () => {
  test('prove the unstable minimum and the stable 2-cycle of the quartic, multiplier 9 − 2(1 + K)²', () => {
    const { tables, sentences } = findings(ask('certificate', experiment('quartic-1.1'), { period: 2 }));
    const rows = tables[0]!.rows;
    const cycle = rows.find(([period]) => period === 2)!;
    expect(cycle[3]).toBe('certified');
    expect(cycle[2]).toBeCloseTo(9 - 2 * 2.1 ** 2, 10);
    expect(rows.find(([period, x]) => period === 1 && Math.abs(Number(x) - 1) < 1e-9)![3]).toBe('certified');
    expect(sentences.join(' ')).toMatch(/least period 2.*< 1/);
  });

  test('are given for typed rational losses', () => {
    const rational = typed('(x^2 - 1)^2/(4 + x^2)', 'x', [0.8], '1.05');
    const rows = findings(ask('certificate', rational, { period: 2 })).tables[0]!.rows;
    expect(rows.some(([period, , m, status]) => period === 2 && Math.abs(Number(m)) < 1 && status === 'certified')).toBe(true);
  });

  test('are refused with the reason where a function has no proven bounds, and for schedules', () => {
    const sine = ask('certificate', experiment('figure-1-right'), { period: 2 });
    expect(sine.ok ? '' : sine.refusal.what).toMatch(/sin|cos/);
    const learningRates = [
      { text: '0.5', unit: 'eta' as const },
      { text: '0.6', unit: 'eta' as const },
    ];
    const schedule = ask('certificate', experiment('quartic-1.1', { rule: { kind: 'step-schedule', learningRates } }), { period: 2 });
    expect(schedule.ok ? '' : schedule.refusal.what).toContain('schedule');
  });

  test('nothing is claimed at the flip itself, and Stop ends the search', () => {
    const flip = findings(ask('certificate', experiment('quartic-1.1', { rule: atEta('1') }), { period: 2 }));
    expect(flip.tables[0]!.rows.some(([period]) => period === 1)).toBe(true);
    expect(flip.sentences.join(' ')).toMatch(/not proved|not certified/);
    expect(findings(ask('certificate', experiment('quartic-1.1'), { period: 16 }, true)).stopped).toBe(true);
  });
});
