/**
 * Paper to draw on in CSS pixels. SVG and PDF have their text as text, with the face embedded; SVG says in `title` and `desc` what it
 * shows; pictures of cells stay images in both.
 */
import { createCanvas, PDFDocument, SvgExportFlag, type SKRSContext2D } from '@napi-rs/canvas';
import { dotsOf, pixelsOf, pointsOf, type FigurePaper } from '../../src-shared/figure/figure-request';
import { withPageSize } from './pdf-page-size';
import { withDensity, withText } from './png-density';
import { withArcs } from './svg-circles';
import { escaped, fontRules, withLines } from './svg-text';

export interface Page {
  readonly context: SKRSContext2D;
  /** The file. */
  finish(): Buffer;
}

export interface PageWords {
  readonly title: string;
  /** What is drawn, in words and numbers. */
  readonly words: string;
  /** Where it comes from. */
  readonly source: string;
  /** Whether images may be smoothed where they are drawn smaller. */
  readonly smooth: boolean;
}

export function pageOn(paper: FigurePaper, words: PageWords): Page {
  if (paper.format === 'png') return pngPage(paper, words);
  return paper.format === 'pdf' ? pdfPage(paper, words) : svgPage(paper, words);
}

function pngPage({ width, height, dpi }: FigurePaper, { title, words, source }: PageWords): Page {
  const canvas = createCanvas(dotsOf(width, dpi), dotsOf(height, dpi));
  const context = canvas.getContext('2d');
  context.scale(dpi / 96, dpi / 96);
  const texts = { Title: title, Description: words, Source: source, Software: 'Edge Lab' };
  return { context, finish: () => withText(withDensity(canvas.toBuffer('image/png'), dpi), texts) };
}

function pdfPage({ width, height }: FigurePaper, { title, words, source }: PageWords): Page {
  const pdf = new PDFDocument({ title, subject: words, keywords: source, creator: 'Edge Lab' });
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

function svgPage({ width, height }: FigurePaper, { title, words, source, smooth }: PageWords): Page {
  const [across, down] = [pixelsOf(width), pixelsOf(height)];
  const canvas = createCanvas(Math.ceil(across), Math.ceil(down), SvgExportFlag.NoPrettyXML);
  return {
    context: canvas.getContext('2d'),
    finish() {
      const size = `width="${width}mm" height="${height}mm" viewBox="0 0 ${across.toFixed(4)} ${down.toFixed(4)}"`;
      const root = (before: string) =>
        before.replace(/ width="[\d.]+" height="[\d.]+"/, ` ${size} role="img" aria-labelledby="title desc"`);
      const said = `\n<title id="title">${escaped(title)}</title>\n<desc id="desc">${escaped(words)}</desc>\n<metadata>${escaped(source)}</metadata>`;
      const drawn = withLines(withArcs(numbered(canvas.getContent().toString('utf8'))));
      const faces = `\n<style>${fontRules([drawn])}</style>`;
      const text = drawn.replace(/<svg [^>]*>/, (tag) => root(tag) + said + faces);
      // Cells have edges; a cloud of points is smoothed where it is drawn smaller.
      return Buffer.from(smooth ? text : text.replaceAll('<image ', '<image image-rendering="pixelated" '));
    },
  };
}

/** Names of parts counted from one in every file: Skia counts through the whole life of a program. */
function numbered(svg: string): string {
  const names = new Map<string, string>();
  for (const [, name = ''] of svg.matchAll(/ id="([^"]+)"/g)) names.set(name, name.replace(/_[\da-f]+$/, `_${names.size + 1}`));
  return svg.replace(/( id="|url\(#|href="#)([^")]+)/g, (whole, before: string, name: string) => {
    const next = names.get(name);
    return next === undefined ? whole : before + next;
  });
}
