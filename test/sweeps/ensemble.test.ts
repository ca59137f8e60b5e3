import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordingFor } from '../../src-shared/recording';
import { CELL_CLASSES, ensembleSteps, type ResultColumn, type SweepBlock, type SweepSpec } from '../../src-shared/sweep';
import { cellExperiment } from '../../src-shared/sweep-cell';
import { ENSEMBLE_QUANTILES } from '../../src-shared/sweep-views';
import { simulate } from '../../src-worker/engine/simulate';
import { checkExperiment } from '../../src-worker/experiment/check-experiment';
import { ensembleBands, quantileOf } from '../../src-worker/sweeps/bands';
import { ensembleBlock } from '../../src-worker/sweeps/ensemble';
import { sweptOf } from '../../src-worker/sweeps/swept';
import { experimentOf } from './specs';

const running = { control: () => 'run' as const, progress: () => undefined };
const RUNS = 16;

function ensemble(startNoise: number, K = '1.1'): SweepSpec {
  const rule = { kind: 'gradient-descent' as const, learningRate: { text: K, unit: 'etaC' as const } };
  const experiment = experimentOf('xy', { mu: 1 }, { start: [1.5, 0.8], startNoise, seed: 2 ** 32 - 5, steps: 400, rule });
  return { version: 1, experiment, shape: { kind: 'ensemble', runs: RUNS, samples: 41 } };
}

function block(spec: SweepSpec, from = 0, to = RUNS, index = 0): SweepBlock {
  const swept = sweptOf(spec);
  if (!swept.ok) throw new Error(swept.refusal.what);
  const answer = ensembleBlock(swept.value, spec, { from, to }, running);
  if (!answer.ok) throw new Error(answer.refusal.what);
  return { index, columns: answer.value as unknown as Readonly<Record<string, ResultColumn>> };
}

/** Some of these runs start outside the invariant ellipse. */
const WILD = ensemble(0.6, '1.2');

describe('a run of an ensemble', () => {
  for (const [name, spec] of Object.entries({ tame: ensemble(0.05), wild: WILD }))
    it(`is bit for bit the run of its seed: ${name}`, () => {
      const { columns } = block(spec);
      if (spec.shape.kind !== 'ensemble') throw new Error();
      const at = ensembleSteps(spec.shape, 400);
      const seen = new Set<string>();
      for (let run = 0; run < RUNS; run++) {
        const ready = checkExperiment(cellExperiment(spec, run, 0));
        if (!ready.ok) throw new Error(ready.refusal.what);
        const series: Record<string, number[]> = {};
        const record = simulate(
          { ...ready.value, steps: 400, divergenceBound: spec.experiment.divergenceBound, recording: recordingFor(400) },
          {
            control: () => 'run',
            progress: () => undefined,
            samples: (part) => {
              for (const [key, column] of Object.entries(part.columns)) (series[key] ??= []).push(...column);
            },
          },
        );
        const diverged = record.ending.kind !== 'steps';
        const is = CELL_CLASSES[columns['class']![run]!]!;
        seen.add(is);
        expect(is === 'diverged').toBe(diverged);
        if (diverged) expect(columns['steps']![run]).toBe(record.stepsDone);
        const keys = Object.keys(series);
        const [, ofLoss] = ['step', 'loss'].map((key) => keys.find((one) => one === key));
        at.forEach((t, k) => {
          const value = columns['loss']![run * at.length + k]!;
          if (diverged && t >= record.stepsDone) expect(value).toBeNaN();
          else expect(Object.is(value, series[ofLoss!]![t])).toBe(true);
          if (t < record.early.oneStep.length && !(diverged && t >= record.stepsDone)) {
            expect(columns['one-step']![run * at.length + k]).toBe(record.early.oneStep[t]);
            expect(columns['two-step']![run * at.length + k]).toBe(record.early.twoStep[t]);
          }
        });
      }
      expect(seen.has('diverged')).toBe(spec === WILD);
      expect(seen.has('period-2')).toBe(true);
    });

  it('does not depend on the blocks', () => {
    const whole = block(WILD).columns;
    const [first, second] = [block(WILD, 0, 5).columns, block(WILD, 5, RUNS).columns];
    for (const key of Object.keys(whole)) expect(Array.from(whole[key]!)).toEqual([...first[key]!, ...second[key]!]);
  });
});

describe('bands', () => {
  const parts = [block(WILD, 0, 5, 0), block(WILD, 5, 9, 1), block(WILD, 9, RUNS, 2)];
  const view = ensembleBands(WILD, parts);
  it('are the quantiles of all runs, the diverged ones above all others', () => {
    const { columns } = block(WILD);
    for (const { quantity, quantiles } of view.bands)
      view.steps.forEach((_, sample) => {
        const values = Array.from({ length: RUNS }, (_, run) => columns[quantity]![run * view.steps.length + sample]!);
        const left = values.filter((value) => !Number.isNaN(value)).length;
        expect(view.left[sample]).toBe(left);
        const sorted = values.map((value) => (Number.isNaN(value) ? Infinity : value)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        ENSEMBLE_QUANTILES.forEach((q, k) => {
          const at = (RUNS - 1) * q;
          const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
          const found = quantiles[k]![sample]!;
          if (left < RUNS / 2) expect(found).toBeNaN();
          else if (high === Infinity) expect(found).toBe(Infinity);
          else expect(Math.abs(found - (low * (1 - (at % 1)) + high * (at % 1)))).toBeLessThanOrEqual(1e-14 * Math.abs(high));
        });
      });
    expect(view.left.at(-1)).toBeLessThan(RUNS);
    expect(Object.values(view.classes).reduce((sum, count) => sum + count, 0)).toBe(RUNS);
  });

  it('do not depend on the order of the blocks', () => {
    expect(ensembleBands(WILD, [parts[2]!, parts[0]!, parts[1]!])).toEqual(view);
  });

  it('lie between the least and the largest value and rise with the share', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 40 }), (values) => {
        const sorted = Float64Array.from(values).sort();
        const found = [0, ...ENSEMBLE_QUANTILES, 1].map((q) => quantileOf(sorted, q));
        expect(found[0]).toBe(sorted[0]);
        expect(found.at(-1)).toBe(sorted.at(-1));
        found.forEach((value, k) => k > 0 && expect(value).toBeGreaterThanOrEqual(found[k - 1]! - 1e-6));
      }),
    );
  });
});
