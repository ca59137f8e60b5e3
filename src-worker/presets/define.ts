/** What presets are made of: experiments with the usual settings, and checks with the way to their values. */
import { defaultParams } from '../../src-shared/catalogue';
import type { Experiment, LearningRate, Params } from '../../src-shared/spec';
import { problemById } from '../problems';
import type { MeasuredCheck, PresetRun } from './preset';

export interface Setting {
  readonly problem: string;
  /** Those that differ from the problem's defaults. */
  readonly params?: Params;
  /** Empty = the start the problem's parameters state. */
  readonly start: readonly number[];
  /** The learning rate as typed, or those of a schedule; in units of η_c when `unit` is etaC. */
  readonly learningRate: string | readonly string[];
  readonly unit?: LearningRate['unit'];
  readonly steps: number;
  readonly seed?: number;
  readonly startNoise?: number;
  readonly divergenceBound?: number;
}

/** Exceptions are bugs: a preset names a problem there is. */
export function experiment(setting: Setting): Experiment {
  const problem = problemById(setting.problem);
  if (!problem) throw new Error(`a preset of an unknown problem: ${setting.problem}`);
  const { unit = 'eta' } = setting;
  return {
    version: 1,
    problem: { id: setting.problem, params: { ...defaultParams(problem.info), ...setting.params } },
    start: [...setting.start],
    startNoise: setting.startNoise ?? 0,
    seed: setting.seed ?? 1,
    rule:
      typeof setting.learningRate === 'string'
        ? { kind: 'gradient-descent', learningRate: { text: setting.learningRate, unit } }
        : { kind: 'step-schedule', learningRates: setting.learningRate.map((text) => ({ text, unit })) },
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
