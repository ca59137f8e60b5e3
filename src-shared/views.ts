/** What the window gets to see of stored data: at most 5 000 points a series, or a page of a table. */
import type { RunAnalysis } from './analysis';
import type { Recording } from './recording';
import type { Experiment, OutcomeKind, Status, Versions } from './spec';

export const MAX_POINTS = 5_000;

/** Names of the recorded series besides the coordinates (which carry the problem's coordinate names). */
export const SERIES = {
  loss: 'loss',
  /** ‖x_{t+1} − x_t‖ */
  oneStep: 'one-step',
  /** ‖x_{t+2} − x_t‖ */
  twoStep: 'two-step',
  /** λ_max of the Hessian at x_t */
  sharpness: 'sharpness',
} as const;

/** Exact samples: `step` and `value` have equal length. */
export interface SamplesView {
  readonly kind: 'samples';
  readonly name: string;
  readonly step: Float64Array;
  readonly value: Float64Array;
}

/** Envelope of buckets: for each bucket the extremes over its even and over its odd steps (NaN where there are none). */
export interface EnvelopeView {
  readonly kind: 'envelope';
  readonly name: string;
  /** First step of each bucket. */
  readonly step: Float64Array;
  readonly evenMin: Float64Array;
  readonly evenMax: Float64Array;
  readonly oddMin: Float64Array;
  readonly oddMax: Float64Array;
}

export type SeriesView = SamplesView | EnvelopeView;

export interface SeriesRequest {
  readonly runId: number;
  readonly series: readonly string[];
  /** Inclusive range of steps; null = from the start / to the end. */
  readonly fromStep: number | null;
  readonly toStep: number | null;
  /** Wanted resolution in pixels: exact samples when the range has no more samples than this, else buckets. */
  readonly pixels: number;
}

export const SORT_KEYS = [
  'id',
  'created',
  'title',
  'status',
  'outcome',
  'problem',
  'eta',
  'K',
  'steps',
  'finalLoss',
  'twoStepRate',
  'lyapunov',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** `key`: that of a column (`RunColumn`). */
export interface SortBy {
  readonly key: string;
  readonly descending: boolean;
}

export interface RunQuery {
  /** The first one decides, the next ones where it ties; empty = by id. Pinned runs come first, unknown values last. */
  readonly sort: readonly SortBy[];
  /** In the language of `run-query`; empty = all. */
  readonly filter: string;
  /** The deleted runs instead of the others. */
  readonly trash: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface RunRow {
  readonly id: number;
  readonly experimentId: number | null;
  readonly title: string;
  readonly status: Status;
  readonly outcome: OutcomeKind | null;
  readonly period: number | null;
  readonly problem: string;
  /** ISO 8601 in UTC. */
  readonly created: string;
  /** Wall time in seconds, null while it runs. */
  readonly seconds: number | null;
  readonly starred: boolean;
  readonly pinned: boolean;
  /** In alphabetical order. */
  readonly tags: readonly string[];
  /** The experiment flattened: paths in dots (`problem.params.mu`, `start.0`) and their values; long definitions in part. */
  readonly params: Readonly<Record<string, number | string>>;
  /** Size of the series as stored, their pyramids included. */
  readonly bytes: number;
  /** Known numbers by the keys of metrics in `run-query/keys.ts`; `theorem.<id>` is 1 where that card applies. */
  readonly metrics: Readonly<Record<string, number>>;
}

export interface RunPage {
  readonly total: number;
  readonly rows: readonly RunRow[];
  /** What is wrong with the filter; there are no rows then. */
  readonly error: QueryError | null;
}

/** A complaint about characters [from, to) of a filter, and what to write instead. */
export interface QueryError {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** What runs can be listed, sorted and filtered by. `key`: built-in (`K`, `outcome`), `param:<path>` or `metric:<key>`. */
export interface RunColumn {
  readonly key: string;
  readonly label: string;
  readonly numeric: boolean;
}

/** Of n known values; quantiles interpolate linearly between order statistics. */
export interface Aggregate {
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  readonly q25: number;
  readonly q75: number;
  readonly low: number;
  readonly high: number;
}

/** Runs with one value of the column grouped by; null: those without one. Diverged and stopped runs are in no aggregate. */
export interface RunGroup {
  readonly value: string | number | null;
  readonly runs: number;
  readonly diverged: number;
  readonly stopped: number;
  readonly metrics: Readonly<Record<string, Aggregate>>;
}

/** A run without its definition and analysis: what tables of many runs are made of. */
export interface RunRecord extends RunRow {
  readonly note: string;
  readonly error: string | null;
  /** Samples stored of each series. */
  readonly samples: number;
  readonly series: readonly string[];
  readonly versions: Versions;
}

/** Everything stored of one run, its series excepted. */
export interface RunView extends RunRecord {
  readonly experiment: Experiment;
  readonly recording: Recording;
  readonly analysis: RunAnalysis | null;
}

export interface Progress {
  readonly runId: number;
  readonly status: Status;
  readonly step: number;
  readonly steps: number;
  /** Seconds left by the measured rate; null while unknown. */
  readonly secondsLeft: number | null;
  readonly loss: number;
  readonly paused: boolean;
}

export interface QueueView {
  readonly threads: number;
  readonly busy: number;
  readonly running: readonly Progress[];
  readonly queued: number;
}

export interface ExperimentView {
  readonly id: number;
  readonly name: string;
  readonly experiment: Experiment;
  readonly runs: number;
}

/** The visible part of a chart; null = as the chart chooses. */
export interface ChartZoom {
  /** What it showed then, as the window names it. */
  readonly of: string;
  readonly x: readonly [number, number] | null;
  readonly y: readonly [number, number] | null;
}

export interface ProjectView {
  readonly uid: string;
  readonly title: string;
  /** Where the file is; a project never saved lies in the application's own folder and has `unsaved: true`. */
  readonly path: string;
  readonly unsaved: boolean;
  /** Why the project cannot be edited, or null. */
  readonly readOnly: string | null;
  /** A sentence the user should see after opening (interrupted runs, opened as a copy …), or null. */
  readonly notice: string | null;
  readonly experiments: readonly ExperimentView[];
  readonly runCount: number;
  /** Name of the edit that Undo / Redo would take back / do again, or null. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** The window's layout as JSON text, empty when never set. */
  readonly layout: string;
  /** The run others are compared with, or null. */
  readonly baseline: number | null;
  /** Visible parts of charts, by the chart's id. */
  readonly zooms: Readonly<Record<string, ChartZoom>>;
  /** The history's columns, widths, order and saved filters as JSON text, empty when never set. */
  readonly historyView: string;
  /** The report (`report/report.ts`) as JSON text, empty when there is none. */
  readonly report: string;
}

/** The map in one dimension (cobweb), or the plane in two. */
export type Curves =
  | { readonly kind: 'map'; readonly x: Float64Array; readonly F: Float64Array; readonly F2: Float64Array; readonly loss: Float64Array }
  | {
      readonly kind: 'plane';
      readonly minima: readonly Polyline[];
      readonly box: readonly [number, number, number, number];
      /** Invariant and predicted curves; absent in answers of earlier versions. */
      readonly guides?: readonly GuideCurve[];
    };

/** A curve of the theory (an invariant set, a predicted path), named, in the plane of two recorded series. */
export interface GuideCurve extends Polyline {
  readonly label: string;
  /** Names of the series on the axes: two coordinates or two observables. */
  readonly axes: readonly [string, string];
}

export interface Polyline {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface CurvesRequest {
  readonly experiment: Experiment;
  /** [xLow, xHigh] or [xLow, xHigh, yLow, yHigh]; null = the problem's box widened to hold the start and the orbits. */
  readonly range: readonly number[] | null;
  readonly points: number;
}

/** A short run that is shown, not stored: what the learning-rate slider redraws. */
export interface Preview {
  readonly eta: number;
  readonly etaC: number;
  readonly K: number;
  readonly analysis: RunAnalysis;
  /** x₀ with its noise, up to 64 coordinates. */
  readonly start: readonly number[];
  readonly series: readonly SamplesView[];
  readonly curves: Curves | null;
  /** Estimated size of the full run's series in bytes. */
  readonly bytes: number;
}
