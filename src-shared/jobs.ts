/** Messages between the queue and a simulation thread. A thread runs one job at a time. */
import type { Answer } from './answer';
import type { ProblemAnalysis, RunAnalysis } from './analysis';
import type { Catalogue, PresetCheckResult } from './catalogue';
import type { Recording } from './recording';
import type { Experiment, ProblemChoice } from './spec';
import type { FormulaReading, SystemFile, SystemFormat } from './formula-reading';
import type { Findings, StudyRequest } from './study';
import type { BlockRange, CheckedSweep, SweepBlock, SweepSpec } from './sweep';
import type { AttractorView, CellView, EnsembleView, RasterPart, SweepOverlay } from './sweep-views';
import type { Curves, CurvesRequest, Preview } from './views';

/** What can be asked of a simulation thread, and what it answers. */
export interface JobKinds {
  catalogue: { input: null; result: Catalogue };
  /** Resolves and checks an experiment: η as a number, the threshold, the start with its noise. */
  check: { input: Experiment; result: CheckedExperiment };
  trajectory: { input: Experiment; result: TrajectoryResult };
  preview: { input: { experiment: Experiment; steps: number }; result: Preview };
  curves: { input: CurvesRequest; result: Curves };
  analyse: { input: Experiment; result: ProblemAnalysis };
  /** Reads a formula as it is typed; a refusal's `span` says where it is wrong. */
  formula: { input: ProblemChoice; result: FormulaReading };
  study: { input: StudyRequest; result: Findings };
  /** Runs a preset and compares with what it claims. */
  checkPreset: { input: string; result: readonly PresetCheckResult[] };
  /** Resolves and checks a sweep, measures a few cells and lays out its blocks. */
  sweepCheck: { input: SweepSpec; result: CheckedSweep };
  /** One block of a checked sweep; the refusal `stopped` when Stop ended it: a block is whole or absent. */
  sweepBlock: { input: SweepBlockRequest; result: SweepBlock };
  /** The same, as the picture's bytes alone (diagrams and maps). */
  sweepPart: { input: SweepBlockRequest; result: RasterPart };
  /** All blocks of an ensemble → its bands. */
  sweepBands: { input: { spec: SweepSpec; blocks: readonly SweepBlock[] }; result: EnsembleView };
  /** All blocks of a map, in order (of their columns only ATTRACTOR_COLUMNS are needed) → its attractors, and their layer of the whole map. */
  sweepAttractors: { input: { blocks: readonly Pick<SweepBlock, 'columns'>[] }; result: MapAttractors };
  sweepOverlay: { input: SweepSpec; result: SweepOverlay };
  sweepCell: { input: { spec: SweepSpec; column: number; row: number }; result: CellView };
  exportSystem: { input: { experiment: Experiment; format: SystemFormat }; result: readonly SystemFile[] };
}
export type JobKind = keyof JobKinds;

export interface SweepBlockRequest {
  /** The spec of a CheckedSweep. */
  readonly spec: SweepSpec;
  readonly index: number;
  readonly range: BlockRange;
}

export interface MapAttractors {
  readonly attractors: readonly AttractorView[];
  /** Row by row from the lowest row. */
  readonly layer: Uint8Array;
  /** True if there are more than are told apart. */
  readonly families: boolean;
}

export interface CheckedExperiment {
  /** Learning rates as numbers, one per step of the schedule. */
  readonly etas: readonly number[];
  readonly etaC: number;
  readonly K: number;
  /** x₀ with its noise. */
  readonly start: readonly number[];
  /** Names of the coordinates, length n. */
  readonly coordinates: readonly string[];
  readonly series: readonly string[];
  readonly recording: Recording;
  /** Estimated size of the series in bytes. */
  readonly bytes: number;
}

export interface TrajectoryResult {
  /** `stopped`: the stop flag ended it, the partial result is kept. */
  readonly status: 'finished' | 'stopped';
  readonly stepsDone: number;
  readonly analysis: RunAnalysis;
  /** Keys as in RunRow.metrics. */
  readonly metrics: Readonly<Record<string, number>>;
}

/** A block of consecutive samples of all series of a run, transferred. */
export interface SampleBlock {
  /** Index of the first sample. */
  readonly start: number;
  readonly count: number;
  /** One array of length `count` per series. */
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/** Values of the control word shared with a thread (Int32Array of length 1 over a SharedArrayBuffer). */
export const CONTROL = { run: 0, stop: 1, pause: 2 } as const;

export type ToThread = {
  readonly job: number;
  readonly kind: JobKind;
  readonly input: unknown;
  readonly control: SharedArrayBuffer;
};

export type FromThread =
  | { readonly job: number; readonly type: 'progress'; readonly step: number; readonly steps: number; readonly loss: number }
  | { readonly job: number; readonly type: 'samples'; readonly block: SampleBlock }
  | { readonly job: number; readonly type: 'done'; readonly answer: Answer<unknown> }
  /** A bug: the job failed with an exception, the thread lives on. */
  | { readonly job: number; readonly type: 'failed'; readonly message: string; readonly stack: string };
