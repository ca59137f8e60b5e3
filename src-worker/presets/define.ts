/** What presets are made of: experiments with the usual settings, and checks with the way to their values. */
import type { Experiment, LearningRate, Params } from '../../src-shared/spec';
import type { MeasuredCheck, PresetRun } from './preset';

export interface Setting {
  readonly problem: string;
  readonly params?: Params;
  /** Empty = the start the problem's parameters state. */
  readonly start: readonly number[];
  /** The learning rate as typed; K in units of η_c when `unit` is etaC. */
  readonly learningRate: string;
  readonly unit?: LearningRate['unit'];
  readonly steps: number;
  readonly seed?: number;
  readonly startNoise?: number;
  readonly divergenceBound?: number;
}

export function experiment(setting: Setting): Experiment {
  return {
    version: 1,
    problem: { id: setting.problem, params: setting.params ?? {} },
    start: [...setting.start],
    startNoise: setting.startNoise ?? 0,
    seed: setting.seed ?? 1,
    rule: { kind: 'gradient-descent', learningRate: { text: setting.learningRate, unit: setting.unit ?? 'eta' } },
    steps: setting.steps,
    divergenceBound: setting.divergenceBound ?? 1e6,
  };
}

type Tolerance = MeasuredCheck['tolerance'];

export function check(
  id: string,
  text: string,
  expected: number,
  tolerance: Tolerance,
  measure: (run: PresetRun) => number | null,
): MeasuredCheck {
  return { id, text, expected, tolerance, measure };
}
