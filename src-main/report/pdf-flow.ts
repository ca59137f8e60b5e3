/** Text that flows over the pages of a PDF: a place, a width, and runs of one face each. */
import type { Inline } from '../../src-shared/report/document';
import type { Face } from '../figure/faces';

type Structure = PDFKit.PDFStructureElement;

export const MARGIN = 57;
export const INK = '#16202c';
const MUTED = '#505c6b';
const LINK = '#0b57a8';

export interface TextSize {
  readonly size: number;
  readonly before: number;
  readonly after: number;
  readonly bold?: boolean;
  readonly muted?: boolean;
  /** Points that must be free below, so that a heading does not stand alone. */
  readonly keep?: number;
}

export const SIZES = {
  title: { size: 20, before: 0, after: 2, bold: true, keep: 60 },
  2: { size: 14.5, before: 16, after: 4, bold: true, keep: 70 },
  3: { size: 12, before: 12, after: 3, bold: true, keep: 60 },
  4: { size: 10.5, before: 9, after: 2, bold: true, keep: 50 },
  5: { size: 10, before: 8, after: 2, bold: true, keep: 50 },
  6: { size: 10, before: 8, after: 2, bold: true, keep: 50 },
  body: { size: 10, before: 0, after: 6 },
  muted: { size: 8.5, before: 0, after: 8, muted: true },
  caption: { size: 8.5, before: 0, after: 4, muted: true },
} satisfies Record<string, TextSize>;

/** Characters in one face, perhaps with an address. */
interface Stretch {
  readonly text: string;
  readonly face: Face;
  readonly link: string | null;
  readonly struck: boolean;
}

export class PdfFlow {
  /** Left edge in points. */
  left = MARGIN;
  readonly pdf: PDFKit.PDFDocument;

  constructor(pdf: PDFKit.PDFDocument) {
    this.pdf = pdf;
  }

  get width(): number {
    return this.pdf.page.width - MARGIN - this.left;
  }

  get bottom(): number {
    return this.pdf.page.height - MARGIN;
  }

  /** Goes to a new page unless `height` points are free. */
  need(height: number): boolean {
    if (this.pdf.y + height <= this.bottom || this.pdf.y <= MARGIN + 1) return false;
    this.pdf.addPage();
    return true;
  }

  /** Writes parts as an element of the given type below `parent`. */
  write(parent: Structure, type: string, parts: readonly Inline[], look: TextSize, language?: string): void {
    const stretches = stretchesOf(parts, look.bold ? 'bold' : 'plain').filter(({ text }) => text !== '');
    if (stretches.length === 0) return;
    const { pdf } = this;
    if (pdf.y > MARGIN + 1) pdf.y += look.before;
    this.need(Math.max(look.keep ?? 0, look.size * 1.5));
    const draw = (stretch: Stretch, n: number) => () => {
      pdf
        .font(stretch.face)
        .fontSize(look.size)
        .fillColor(stretch.link === null ? (look.muted ? MUTED : INK) : LINK);
      const options = {
        width: this.width,
        lineGap: look.size * 0.25,
        continued: n < stretches.length - 1,
        link: stretch.link,
        underline: stretch.link !== null,
        strike: stretch.struck,
      };
      if (n === 0) pdf.text(stretch.text, this.left, pdf.y, options as PDFKit.Mixins.TextOptions);
      else pdf.text(stretch.text, options as PDFKit.Mixins.TextOptions);
    };
    const children = stretches.map((stretch, n) => (stretch.link === null ? draw(stretch, n) : pdf.struct('Link', {}, [draw(stretch, n)])));
    parent.add(pdf.struct(type as 'P', language === undefined ? {} : { lang: language }, children));
    pdf.y += look.after;
  }
}

/** The parts as stretches of one face each. */
export function stretchesOf(parts: readonly Inline[], face: Face, link: string | null = null, struck = false): readonly Stretch[] {
  return parts.flatMap((part): readonly Stretch[] => {
    switch (part.kind) {
      case 'text':
      case 'formula':
        return [{ text: part.text.replace(/[\r\n]+/g, ' '), face, link, struck }];
      case 'code':
        return [{ text: part.text, face: 'fixed', link, struck }];
      case 'break':
        return [{ text: '\n', face, link, struck }];
      case 'strong':
        return stretchesOf(part.parts, face === 'slanted' ? 'boldSlanted' : 'bold', link, struck);
      case 'emphasis':
        return stretchesOf(part.parts, face === 'bold' ? 'boldSlanted' : 'slanted', link, struck);
      case 'struck':
        return stretchesOf(part.parts, face, link, true);
      case 'link':
        return stretchesOf(part.parts, face, part.href, struck);
    }
  });
}
