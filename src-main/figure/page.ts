/**
 * A chart and its caption on paper of an exact size. SVG has its text as paths, so that it looks the same everywhere, and says in
 * `title` and `desc` what it shows; PDF has its text as text, with the fonts embedded; pictures of cells stay images in both.
 */
import { createCanvas, PDFDocument, SvgExportFlag, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { DARK_THEME, LIGHT_THEME } from '../../src-shared/charts/theme';
import type { ChartTable } from '../../src-shared/charts/table';
import { dotsOf, pixelsOf, pointsOf, type FigurePaper } from '../../src-shared/figure/figure-request';
import { captionBlock } from './caption-block';
import { chartCanvas } from './chart-canvas';
import { chartOf, drawnTable, type Drawing } from './drawing';
import { withPageSize } from './pdf-page-size';
import { withDensity } from './png-density';

export interface Figure {
  readonly bytes: Buffer;
  /** What is drawn, in words and numbers. */
  readonly words: string;
  readonly table: ChartTable;
}

/** CSS pixels a chart needs to be readable. */
const LEAST = 80;

/** A page to draw on in CSS pixels; `finish` gives the file. */
interface Page {
  readonly context: SKRSContext2D;
  finish(): Buffer;
}

export function drawFigure(drawing: Drawing, paper: FigurePaper): Answer<Figure> {
  const theme = paper.theme === 'dark' ? DARK_THEME : LIGHT_THEME;
  const [width, height] = [pixelsOf(paper.width), pixelsOf(paper.height)];
  const block = captionBlock(paper.caption ? drawing.caption : [], width, theme);
  const free = Math.floor(height - block.height);
  if (free < LEAST)
    return refuse(
      'figure-too-small',
      'height',
      `With its caption the figure leaves ${Math.max(0, Math.round((free * 25.4) / 96))} mm for the chart.`,
      'Make it higher or wider, or leave the caption out.',
    );
  const { config, words, smooth } = chartOf(drawing, theme, width);
  const density = paper.format === 'png' ? paper.dpi / 96 : 1;
  const chart = chartCanvas(config, Math.floor(width), free, density);
  const page = pageOn(paper, { title: drawing.title, words, smooth });
  const { context } = page;
  context.fillStyle = theme.background;
  // Beyond the edge: no hairline is left where a side is no whole number of dots.
  context.fillRect(0, 0, width + 1, height + 1);
  context.drawCanvas(chart, 0, 0, Math.floor(width), free);
  block.draw(context, free);
  return accept({ bytes: page.finish(), words, table: drawnTable(drawing, config) });
}

interface Words {
  readonly title: string;
  readonly words: string;
  readonly smooth: boolean;
}

function pageOn(paper: FigurePaper, words: Words): Page {
  if (paper.format === 'png') return pngPage(paper);
  return paper.format === 'pdf' ? pdfPage(paper, words) : svgPage(paper, words);
}

function pngPage({ width, height, dpi }: FigurePaper): Page {
  const canvas: Canvas = createCanvas(dotsOf(width, dpi), dotsOf(height, dpi));
  const context = canvas.getContext('2d');
  context.scale(dpi / 96, dpi / 96);
  return { context, finish: () => withDensity(canvas.toBuffer('image/png'), dpi) };
}

function pdfPage({ width, height }: FigurePaper, { title, words }: Words): Page {
  const pdf = new PDFDocument({ title, subject: words, creator: 'Edge Lab' });
  const [exactWidth, exactHeight] = [pointsOf(width), pointsOf(height)];
  const context = pdf.beginPage(Math.ceil(exactWidth), Math.ceil(exactHeight)) as SKRSContext2D;
  context.scale(0.75, 0.75);
  return {
    context,
    finish() {
      pdf.endPage();
      return withPageSize(pdf.close(), exactWidth, exactHeight);
    },
  };
}

function svgPage({ width, height }: FigurePaper, { title, words, smooth }: Words): Page {
  const [across, down] = [pixelsOf(width), pixelsOf(height)];
  const canvas = createCanvas(Math.ceil(across), Math.ceil(down), SvgExportFlag.ConvertTextToPaths);
  return {
    context: canvas.getContext('2d'),
    finish() {
      const size = `width="${width}mm" height="${height}mm" viewBox="0 0 ${across.toFixed(4)} ${down.toFixed(4)}"`;
      const root = (before: string) => before.replace(/ width="[\d.]+" height="[\d.]+"/, ` ${size} role="img" aria-labelledby="title desc"`);
      const said = `\n\t<title id="title">${escaped(title)}</title>\n\t<desc id="desc">${escaped(words)}</desc>`;
      const text = canvas.getContent().toString('utf8').replace(/<svg [^>]*>/, (tag) => root(tag) + said);
      // Cells have edges; a cloud of points is smoothed where it is drawn smaller.
      return Buffer.from(smooth ? text : text.replaceAll('<image ', '<image image-rendering="pixelated" '));
    },
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
