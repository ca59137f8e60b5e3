/** A chart and its caption on paper of an exact size: the one way figures are made, in the window, on the command line, in reports. */
import type { ChartConfiguration } from 'chart.js';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { DrawnFigure, FigureJob } from '../../src-shared/charts/drawing';
import { dotsOf, pixelsOf } from '../../src-shared/figure/figure-request';
import { captionBlock } from './caption-block';
import { withChart } from './chart-canvas';
import { chartOf, drawnTable } from './chart-of';
import { figureTheme } from './fonts';
import { pageOn } from './page';
import { toldChart } from '../../src-shared/charts/told-chart';
import { toldIn } from '../../src-shared/german';

/** CSS pixels a chart needs to be readable. */
const LEAST = 80;
/** Dots of the largest image: 400 MB while it is drawn. */
const MOST_DOTS = 100e6;
/** Size of a chart's type in pt where a CSS pixel is a pixel. */
const TYPE = 11 * 0.75;

/**
 * The figure as a file. Type has the size asked for whatever the size of the paper: the chart is laid out on a page of CSS pixels that
 * is drawn larger or smaller.
 */
export function makeFigure({ drawing, paper, caption, source }: FigureJob): Answer<DrawnFigure> {
  const dots = dotsOf(paper.width, paper.dpi) * dotsOf(paper.height, paper.dpi);
  if (paper.format === 'png' && dots > MOST_DOTS)
    return refuse(
      'figure-too-large',
      'dpi',
      `The image would have ${Math.round(dots / 1e6)} million dots.`,
      'Use fewer dots per inch, or SVG or PDF.',
    );
  const theme = figureTheme(paper.theme);
  const zoom = paper.type / TYPE;
  const [width, height] = [pixelsOf(paper.width) / zoom, pixelsOf(paper.height) / zoom];
  const block = captionBlock(caption, width, theme);
  const free = Math.floor(height - block.height);
  if (free < LEAST) {
    const left = Math.max(0, Math.round((free * zoom * 25.4) / 96));
    return refuse(
      'figure-too-small',
      'height',
      `${caption === '' ? 'The type leaves' : 'With its caption the figure leaves'} ${left} mm for the chart.`,
      'Make it higher or wider, the type smaller, or leave the caption out.',
    );
  }
  const density = (paper.dpi / 96) * zoom;
  const language = paper.language ?? 'en';
  const told = (text: string) => toldIn(language, text).text;
  const { config, words, smooth } = chartOf(drawing, theme, width, free, density, told);
  const table = drawnTable(drawing, config);
  const shown = language === 'en' ? config : toldChart(config, told);
  if ((drawing.kind === 'runs' || drawing.kind === 'comparison') && table.rows.length === 0)
    return refuse('nothing-drawn', 'chart', 'The runs have nothing this chart shows.', 'Choose another chart or another range.');
  if (caption !== '') onlyTitle(shown);
  const page = pageOn(paper, { title: told(drawing.title), words: told(words), source, smooth });
  const { context } = page;
  context.scale(zoom, zoom);
  context.fillStyle = theme.background;
  // Beyond the edge: no hairline is left where a side is no whole number of dots.
  context.fillRect(0, 0, width + 1, height + 1);
  // Only an image has dots; shapes are kept as shapes.
  withChart(shown, Math.floor(width), free, paper.format === 'png' ? density : 1, (chart) =>
    context.drawCanvas(chart, 0, 0, Math.floor(width), free),
  );
  block.draw(context, free);
  return accept({ bytes: new Uint8Array(page.finish()), words: told(words), table });
}

/** A picture says below its axis how it was computed; where a caption does, that would be said twice. */
function onlyTitle({ options }: ChartConfiguration): void {
  const title = (options?.scales?.['x'] as { title?: { text?: string | readonly string[] } } | undefined)?.title;
  if (title && Array.isArray(title.text)) title.text = String(title.text[0]);
}
