/** Draws a chart without a window: the same configuration as in the window, on a canvas of our own. */
import type { ChartConfiguration } from 'chart.js';
import type { ChartDefinition, ChartOptions, Trace } from '../../src-shared/charts/chart';
import { findingChart } from '../../src-shared/charts/findings';
import type { FindingMap, FindingPlot } from '../../src-shared/study';
import { withChart } from './chart-canvas';
import { figureTheme } from './fonts';
import { withDensity } from './png-density';

export interface FigureSize {
  /** CSS pixels (1/96 inch). */
  readonly width: number;
  readonly height: number;
  /** Dots per inch of the image; 96 = one dot a pixel. */
  readonly dpi: number;
  readonly theme: 'light' | 'dark';
}

export const WHOLE: ChartOptions = { xRange: null, yRange: null, cursor: null, time: 'steps' };

/** The chart as PNG, `width × height` pixels at `dpi / 96` dots each, its resolution noted in the file. */
export function renderFigure(definition: ChartDefinition, traces: readonly Trace[], options: ChartOptions, size: FigureSize): Buffer {
  return renderChart(definition.build(traces, options, themeOf(size)), size);
}

/** A study's plot or map as PNG. */
export function renderFinding(plot: FindingPlot | FindingMap, size: FigureSize): Buffer {
  return renderChart(findingChart(plot, themeOf(size)), size);
}

export function themeOf({ theme }: FigureSize) {
  return figureTheme(theme);
}

/** Any chart as PNG. */
export function renderChart(config: ChartConfiguration, size: FigureSize): Buffer {
  return withChart(config, size.width, size.height, size.dpi / 96, (canvas) => withDensity(canvas.toBuffer('image/png'), size.dpi));
}
