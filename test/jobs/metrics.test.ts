import { describe, expect, test } from 'vitest';
import type { Experiment } from '../../src-shared/spec';
import { runJob } from '../../src-worker/jobs';
import { measuredTwoStepMultiplier } from '../../src-worker/jobs/two-step';
import { experiment, host } from './experiments';

function resultOf(changes: Partial<Experiment>, eta: string) {
  const base = experiment('quartic-1.1');
  const rule = { kind: 'gradient-descent' as const, learningRate: { text: eta, unit: 'eta' as const } };
  const answer = runJob('trajectory', { ...base, rule, ...changes }, host());
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}

describe('two-step multipliers of the quartic f = (x² − 1)²/4', () => {
  // The 2-cycle has the multiplier 9 − 2(1 + K)² (Chen and Bruna 2023), positive at first, negative beyond K = 3/√2 − 1.
  test.each([1.03, 1.08, 1.1, 1.15, 1.2])('on the 2-cycle at K = %f: measured and of the orbit, with their sign', (K) => {
    const { metrics } = resultOf({ steps: 3000 }, String(K));
    const exact = 9 - 2 * (1 + K) ** 2;
    expect(metrics['twoStepMultiplier']).toBeCloseTo(exact, 8);
    // What is above the floor at the end of a long run is the last of the approach.
    const short = resultOf({ steps: Math.min(3000, Math.ceil(40 / -Math.log(Math.abs(exact))) + 20) }, String(K)).metrics;
    expect(short['measuredTwoStepMultiplier']).toBeCloseTo(exact, 2);
  });

  test.each([0.2, 0.5, 0.7, 0.95])('at the minimum below η_c, K = %f: the square of 1 − 2K', (K) => {
    const { metrics } = resultOf({ steps: 2000 }, String(K));
    const exact = (1 - 2 * K) ** 2;
    expect(metrics['twoStepMultiplier']).toBeCloseTo(exact, 8);
    if (exact > 0.01) expect(metrics['measuredTwoStepMultiplier']).toBeCloseTo(exact, 2);
  });

  test('undetermined where nothing settles within two steps', () => {
    for (const eta of ['1.25', '1.29', '2.5']) {
      const { metrics } = resultOf({ steps: 3000 }, eta);
      expect(metrics['twoStepMultiplier'], eta).toBeUndefined();
      expect(metrics['measuredTwoStepMultiplier'], eta).toBeUndefined();
    }
  });
});

test('the measured one is that of a linear map with either sign, of any dimension, and none where iterates rest or turn', () => {
  const record = (n: number, step: (x: readonly number[]) => readonly number[], count: number) => {
    const rows: number[][] = [Array.from({ length: n }, (_, i) => 1 + i / 10)];
    for (let t = 1; t < count; t++) rows.push([...step(rows[t - 1]!)]);
    return { tail: Float64Array.from(rows.flat()), tailCount: count, start: new Float64Array(n) };
  };
  expect(measuredTwoStepMultiplier(record(3, (x) => x.map((v) => 2 - 0.8 * (v - 2) - 0, 40), 40))).toBeCloseTo(0.64, 9);
  expect(measuredTwoStepMultiplier(record(1, ([v = 0]) => [0.9 * v], 40))).toBeCloseTo(0.81, 9);
  expect(measuredTwoStepMultiplier(record(1, () => [3], 40))).toBeNull();
  expect(measuredTwoStepMultiplier(record(1, ([v = 0]) => [0.5 * v], 6))).toBeNull();
  // The logistic map at 4.
  expect(measuredTwoStepMultiplier(record(1, ([v = 0]) => [1 - 2 * v * v + 1e-3], 60))).toBeNull();
});

test('distance to 2/η is that of the Hessian at the last iterate, without one where η is none or the run diverged', () => {
  const x = Math.sqrt(1); // the minimum of the quartic
  const below = resultOf({ steps: 500 }, '0.7').metrics;
  expect(below['finalSharpness']).toBeCloseTo(3 * x * x - 1, 9);
  expect(below['edgeDistance']).toBeCloseTo(2 - 2 / 0.7, 9);
  // On the 2-cycle the two Hessians multiply to (1 − μ₂ …): both points satisfy (1 − ηf″(a))(1 − ηf″(b)) = 9 − 2(1 + K)².
  const even = resultOf({ steps: 1000 }, '1.1').metrics['finalSharpness']!;
  const odd = resultOf({ steps: 1001 }, '1.1').metrics['finalSharpness']!;
  expect((1 - 1.1 * even) * (1 - 1.1 * odd)).toBeCloseTo(9 - 2 * 2.1 ** 2, 8);
  expect(resultOf({ steps: 100 }, '2.5').metrics['edgeDistance']).toBeUndefined();
  const rates = [
    { text: '0.5', unit: 'eta' as const },
    { text: '0.9', unit: 'eta' as const },
  ];
  const schedule = resultOf({ rule: { kind: 'step-schedule', learningRates: rates } }, '1').metrics;
  expect(schedule['edgeDistance']).toBeUndefined();
  expect(schedule['finalSharpness']).toBeCloseTo(2, 6);
});

test('the theorems that apply are those whose cards say so', () => {
  const { metrics, analysis } = resultOf({ steps: 1000 }, '1.1');
  const applying = (analysis.cards ?? []).filter((card) => card.applies === true).map((card) => `theorem.${card.id}`);
  expect(applying.length).toBeGreaterThan(0);
  expect(Object.keys(metrics).filter((key) => key.startsWith('theorem.'))).toEqual(applying);
});
