/** What a figure shows, gathered: plain data that may go to another thread, and the chart it makes. */
import { createCanvas, ImageData } from '@napi-rs/canvas';
import type { ChartConfiguration } from 'chart.js';
import type { ChartOptions, ChartTheme, Trace } from '../../src-shared/charts/chart';
import { ensembleChart, type EnsembleChart } from '../../src-shared/charts/ensemble';
import { chartById } from '../../src-shared/charts/index';
import { emptyRaster, pictureSize, putPart } from '../../src-shared/charts/raster';
import { layersOf, sweepChart, describeSweep } from '../../src-shared/charts/raster-chart';
import { rasterImage, WHOLE_PICTURE } from '../../src-shared/charts/raster-picture';
import { tableOf, type ChartTable } from '../../src-shared/charts/table';
import type { SweepSpec } from '../../src-shared/sweep';
import type { AttractorView, EnsembleView, RasterLayer, RasterPart, SweepOverlay } from '../../src-shared/sweep-views';

interface Captioned {
  readonly title: string;
  /** Lines under the figure, each as long as it likes. */
  readonly caption: readonly string[];
}

export interface RunsDrawing extends Captioned {
  readonly kind: 'runs';
  readonly chart: string;
  readonly traces: readonly Trace[];
  readonly options: ChartOptions;
}

export interface PictureDrawing extends Captioned {
  readonly kind: 'picture';
  readonly spec: SweepSpec;
  readonly parts: readonly RasterPart[];
  readonly layer: RasterLayer | null;
  readonly attractors: readonly AttractorView[];
  readonly overlay: SweepOverlay | null;
  readonly coordinates: readonly string[];
  readonly problem: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly x: readonly [number, number] | null;
  readonly y: readonly [number, number] | null;
}

export interface EnsembleDrawing extends Captioned {
  readonly kind: 'ensemble';
  readonly view: EnsembleView;
  readonly chart: EnsembleChart;
  readonly problem: string;
}

export type Drawing = RunsDrawing | PictureDrawing | EnsembleDrawing;

export interface DrawnChart {
  readonly config: ChartConfiguration;
  /** What it shows, for those who do not see it. */
  readonly words: string;
  /** A picture of points, whose pixels may be smoothed. */
  readonly smooth: boolean;
}

/** Width in CSS pixels that a character of a picture's own caption takes, and what its axis takes beside. */
const CHARACTER = 5.8;
const BESIDE = 70;

/** `width`: of the chart in CSS pixels. */
export function chartOf(drawing: Drawing, theme: ChartTheme, width: number): DrawnChart {
  if (drawing.kind === 'runs') {
    const definition = chartById(drawing.chart);
    if (definition === null) throw new Error(`no chart ${drawing.chart}`);
    const { traces, options } = drawing;
    return { config: definition.build(traces, options, theme), words: definition.describe(traces, options), smooth: false };
  }
  if (drawing.kind === 'ensemble') {
    const { view, chart, problem, title } = drawing;
    return { config: ensembleChart(view, chart, problem, theme), words: `${title}: ${view.runs} runs.`, smooth: false };
  }
  return pictureChart(drawing, theme, width);
}

function pictureChart(drawing: PictureDrawing, theme: ChartTheme, width: number): DrawnChart {
  const { spec, overlay, attractors } = drawing;
  const [columns, rows] = pictureSize(spec) ?? [0, 0];
  const raster = emptyRaster(columns, rows);
  for (const part of drawing.parts) putPart(raster, part);
  const layers = layersOf(spec, raster);
  const layer = drawing.layer !== null && layers.includes(drawing.layer) ? drawing.layer : (layers[0] ?? 'outcome');
  const picture = { ...drawing, raster };
  const image = rasterImage(picture, layer, theme, canvasOf);
  const lineLength = Math.max(36, Math.floor((width - BESIDE) / CHARACTER));
  const options = { ...WHOLE_PICTURE, x: drawing.x, y: drawing.y, overlay, lineLength };
  return {
    config: sweepChart(picture, image, layer, attractors, options, theme),
    words: describeSweep(picture, overlay),
    smooth: layer === 'density',
  };
}

/** Pixels as an image a canvas can draw. */
export function canvasOf(pixels: Uint8ClampedArray<ArrayBuffer>, columns: number, rows: number) {
  const canvas = createCanvas(columns, rows);
  canvas.getContext('2d').putImageData(new ImageData(pixels, columns, rows), 0, 0);
  return canvas;
}

/** The numbers that are drawn; a picture's cells have a file of their own. */
export function drawnTable(drawing: Drawing, config: ChartConfiguration): ChartTable {
  const overSteps = drawing.kind === 'ensemble' || (drawing.kind === 'runs' && chartById(drawing.chart)?.overSteps === true);
  return tableOf(config, overSteps, drawing.kind === 'runs' ? drawing.options.xRange : null);
}
