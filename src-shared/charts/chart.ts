/** A chart is a pure function from traces to a Chart.js configuration: the window, exports and the command line share it. */
import type { ChartConfiguration } from 'chart.js';
import type { RunAnalysis } from '../analysis';
import type { Curves, SeriesView } from '../views';

/** One run (stored, or the unstored preview) as the charts see it. */
export interface Trace {
  readonly label: string;
  /** null = the preview of the open experiment. */
  readonly runId: number | null;
  readonly dimension: number;
  /** Names of the recorded coordinates, in their order; none above eight dimensions. */
  readonly coordinates: readonly string[];
  /** Names of the quantities recorded beside the coordinates, e.g. `s1(Y)`; absent = none. */
  readonly observables?: readonly string[];
  readonly eta: number;
  readonly etaC: number;
  readonly start: readonly number[];
  readonly series: Readonly<Record<string, SeriesView>>;
  readonly analysis: RunAnalysis | null;
  readonly curves: Curves | null;
}

/** Colours are CSS colour texts; fixed meanings across the product (one-step blue, two-step vermillion, edge of stability amber). */
export interface ChartTheme {
  readonly background: string;
  readonly text: string;
  readonly mutedText: string;
  readonly grid: string;
  readonly oneStep: string;
  readonly twoStep: string;
  readonly edge: string;
  /** Even and odd iterates, the two orbits of F². */
  readonly even: string;
  readonly odd: string;
  readonly stable: string;
  readonly unstable: string;
  /** Further runs of an overlay, in order. */
  readonly series: readonly string[];
  readonly fontFamily: string;
}

export interface ChartOptions {
  /** Visible range of the horizontal axis in the axis' own units, null = all. */
  readonly xRange: readonly [number, number] | null;
  readonly yRange: readonly [number, number] | null;
  /** Step the playback stands at: later iterates are not drawn, the iterate is marked; null = everything. */
  readonly cursor: number | null;
  /** Horizontal axis of the edge-of-stability chart: steps t or effective time η·t. */
  readonly time: 'steps' | 'effective';
}

export interface ChartDefinition {
  readonly id: string;
  readonly title: string;
  /** Runs overlaid, or only the first trace drawn. */
  readonly overlays: boolean;
  /** Names of the series it draws from a trace. */
  series(trace: Pick<Trace, 'coordinates' | 'observables'>): readonly string[];
  /** Whether it makes sense for a problem of this dimension. */
  applies(dimension: number): boolean;
  /** Whether the horizontal axis is the step, so that zooming refetches a range of steps. */
  readonly overSteps: boolean;
  /** Number of last iterates drawn exactly, where only samples (no envelope) can be drawn; absent = any view will do. */
  readonly recent?: number;
  build(traces: readonly Trace[], options: ChartOptions, theme: ChartTheme): ChartConfiguration;
  /** One or two sentences that say what the chart shows, numbers included: for screen readers and the caption. */
  describe(traces: readonly Trace[], options: ChartOptions): string;
}
