/**
 * The contract of a preset: an experiment with what to look at and what it must show. To add one: write presets/<id>.ts and list
 * it in presets/index.ts.
 */
import type { RunAnalysis } from '../../src-shared/analysis';
import type { PresetCheck, PresetInfo } from '../../src-shared/catalogue';
import type { Loss } from '../engine/problem';
import type { RunRecord } from '../engine/run-record';

/** A run of the preset, as its checks see it. */
export interface PresetRun {
  readonly loss: Loss;
  readonly record: RunRecord;
  readonly analysis: RunAnalysis;
  /** All samples of a recorded series, one per step from step 0; empty if it is not recorded. */
  series(name: string): Float64Array;
}

/** A check with the way to its value; null = the run does not show it. */
export interface MeasuredCheck extends PresetCheck {
  measure(run: PresetRun): number | null;
}

export interface Preset {
  readonly info: Omit<PresetInfo, 'checks'>;
  readonly checks: readonly MeasuredCheck[];
}
