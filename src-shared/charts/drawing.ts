/** What a figure shows, gathered: plain data that may go to another thread, and the chart it makes there. */
import type { Answer } from '../answer';
import type { ComparisonChart, ComparisonLook } from '../compare/look';
import type { Compared } from '../charts/comparison';
import type { FigurePaper } from '../figure/figure-request';
import type { FindingMap, FindingPlot } from '../study';
import type { SweepSpec } from '../sweep';
import type { AttractorView, EnsembleView, RasterLayer, RasterPart, SweepOverlay } from '../sweep-views';
import type { Range } from './bounds';
import type { ChartOptions, Trace } from './chart';
import type { EnsembleChart } from './ensemble';
import type { ChartTable } from './table';

interface Named {
  readonly title: string;
}

export interface RunsDrawing extends Named {
  readonly kind: 'runs';
  readonly chart: string;
  readonly traces: readonly Trace[];
  readonly options: ChartOptions;
}

export interface PictureDrawing extends Named {
  readonly kind: 'picture';
  readonly spec: SweepSpec;
  readonly parts: readonly RasterPart[];
  readonly layer: RasterLayer | null;
  readonly attractors: readonly AttractorView[];
  readonly overlay: SweepOverlay | null;
  readonly coordinates: readonly string[];
  readonly problem: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly x: Range | null;
  readonly y: Range | null;
}

export interface EnsembleDrawing extends Named {
  readonly kind: 'ensemble';
  readonly view: EnsembleView;
  readonly spec: SweepSpec;
  readonly chart: EnsembleChart;
  readonly problem: string;
}

/** A plot or a map that a study found. */
export interface FindingDrawing extends Named {
  readonly kind: 'finding';
  readonly plot: FindingPlot | FindingMap;
}

/** Compared runs in one chart. */
export interface ComparisonDrawing extends Named {
  readonly kind: 'comparison';
  readonly chart: ComparisonChart;
  readonly compared: Compared;
  readonly look: ComparisonLook;
}

export type Drawing = RunsDrawing | PictureDrawing | EnsembleDrawing | FindingDrawing | ComparisonDrawing;

/** A figure on paper: the file's bytes, what is drawn in words, and the numbers that are drawn. */
export interface DrawnFigure {
  readonly bytes: Uint8Array;
  readonly words: string;
  readonly table: ChartTable;
}

/** What the thread that draws is asked for. */
export interface FigureJob {
  readonly drawing: Drawing;
  readonly paper: FigurePaper;
  /** Under the chart, a paragraph a line; empty = none. */
  readonly caption: string;
  /** Where the figure comes from, kept inside the file. */
  readonly source: string;
}

/** The conversation with that thread: numbered jobs, one answer each. `failed` is a bug; refusals are values. */
export interface ToFigureThread {
  readonly seq: number;
  readonly job: FigureJob;
}
export type FromFigureThread =
  | { readonly seq: number; readonly type: 'drawn'; readonly answer: Answer<DrawnFigure> }
  | { readonly seq: number; readonly type: 'failed'; readonly message: string };
