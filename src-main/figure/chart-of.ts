/** The chart of a drawing, as the window would configure it, and the numbers in it. */
import { createCanvas, ImageData } from '@napi-rs/canvas';
import type { ChartConfiguration } from 'chart.js';
import type { ChartTheme } from '../../src-shared/charts/chart';
import type { Drawing, PictureDrawing } from '../../src-shared/charts/drawing';
import { comparisonChart, comparisonTable } from './comparison-of';
import { describeEnsemble, ensembleChart } from '../../src-shared/charts/ensemble';
import { findingChart } from '../../src-shared/charts/findings';
import { describeFinding, findingTable } from '../../src-shared/charts/findings-table';
import { chartById } from '../../src-shared/charts/index';
import { emptyRaster, pictureSize, putPart, type Pooling } from '../../src-shared/charts/raster';
import { describeSweep, layersOf, sweepChart } from '../../src-shared/charts/raster-chart';
import { rasterImage, WHOLE_PICTURE } from '../../src-shared/charts/raster-picture';
import { tableOf, type ChartTable } from '../../src-shared/charts/table';

export interface ChartOfDrawing {
  readonly config: ChartConfiguration;
  /** What it shows, for those who do not see it. */
  readonly words: string;
  /** A picture of points, whose pixels may be smoothed. */
  readonly smooth: boolean;
}

/** Width in CSS pixels that a character of a picture's own caption takes, and what its axis takes beside. */
const CHARACTER = 5.8;
const BESIDE = 70;

/**
 * `width` and `height`: of the chart in CSS pixels; `density`: dots a pixel of a picture of cells; `told`: a text in the figure's language,
 * for texts that are measured before they are drawn.
 */
export function chartOf(
  drawing: Drawing,
  theme: ChartTheme,
  width: number,
  height: number,
  density: number,
  told: (text: string) => string,
): ChartOfDrawing {
  if (drawing.kind === 'runs') {
    const definition = chartById(drawing.chart);
    if (definition === null) throw new Error(`no chart ${drawing.chart}`);
    const { traces, options } = drawing;
    return { config: definition.build(traces, options, theme), words: definition.describe(traces, options), smooth: false };
  }
  if (drawing.kind === 'ensemble') {
    const { view, chart, problem, spec } = drawing;
    return { config: ensembleChart(view, chart, problem, theme), words: describeEnsemble(view, spec), smooth: false };
  }
  if (drawing.kind === 'comparison') return comparisonChart(drawing, theme, told);
  if (drawing.kind === 'finding') return { config: findingChart(drawing.plot, theme), words: describeFinding(drawing.plot), smooth: false };
  return pictureChart(drawing, theme, width, height, density);
}

function pictureChart(drawing: PictureDrawing, theme: ChartTheme, width: number, height: number, density: number): ChartOfDrawing {
  const { spec, overlay, attractors } = drawing;
  const [columns, rows] = pictureSize(spec) ?? [0, 0];
  const raster = emptyRaster(columns, rows);
  for (const part of drawing.parts) putPart(raster, part);
  const layers = layersOf(spec, raster);
  const layer = drawing.layer !== null && layers.includes(drawing.layer) ? drawing.layer : (layers[0] ?? 'outcome');
  const picture = { ...drawing, raster };
  const image = rasterImage(picture, layer, theme, canvasOf, poolingOf(columns, rows, width * density, height * density));
  const lineLength = Math.max(36, Math.floor((width - BESIDE) / CHARACTER));
  const options = { ...WHOLE_PICTURE, x: drawing.x, y: drawing.y, overlay, lineLength };
  return {
    config: sweepChart(picture, image, layer, attractors, options, theme),
    words: describeSweep(picture, overlay),
    smooth: layer === 'density',
  };
}

/** A picture has no more cells than dots. */
function poolingOf(columns: number, rows: number, across: number, down: number): Pooling {
  const per = (cells: number, dots: number) => Math.max(1, Math.floor(cells / Math.max(1, dots)));
  return { columns: per(columns, across), rows: per(rows, down) };
}

/** Pixels as an image a canvas can draw. */
export function canvasOf(pixels: Uint8ClampedArray<ArrayBuffer>, columns: number, rows: number) {
  const canvas = createCanvas(columns, rows);
  canvas.getContext('2d').putImageData(new ImageData(pixels, columns, rows), 0, 0);
  return canvas;
}

/** The numbers that are drawn; a picture's cells are exported by themselves. */
export function drawnTable(drawing: Drawing, config: ChartConfiguration): ChartTable {
  if (drawing.kind === 'finding') return findingTable(drawing.plot);
  if (drawing.kind === 'comparison') return comparisonTable(drawing);
  const overSteps = drawing.kind === 'ensemble' || (drawing.kind === 'runs' && chartById(drawing.chart)?.overSteps === true);
  return tableOf(config, overSteps, drawing.kind === 'runs' ? drawing.options.xRange : null);
}
