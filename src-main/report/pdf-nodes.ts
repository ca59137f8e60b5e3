/** The nodes of a report as elements of a PDF's structure, one after the other. */
import SVGtoPDF from 'svg-to-pdfkit';
import { inlineText, type ReportNode, type ReportPicture } from '../../src-shared/report/document';
import { pageDrawing } from './inline-svg';
import { INK, SIZES, type PdfFlow } from './pdf-flow';
import { writeTable } from './pdf-table';

type Structure = PDFKit.PDFStructureElement;

const INDENT = 18;

export function writeNodes(flow: PdfFlow, parent: Structure, nodes: readonly ReportNode[], language: string): void {
  for (const node of nodes) writeNode(flow, parent, node, language);
}

function writeNode(flow: PdfFlow, parent: Structure, node: ReportNode, language: string): void {
  switch (node.kind) {
    case 'heading':
      bookmark(flow, node.level, inlineText(node.parts));
      return flow.write(parent, `H${node.level}`, node.parts, SIZES[node.level]);
    case 'paragraph': {
      const other = node.language === undefined || node.language === language ? undefined : node.language;
      return flow.write(parent, 'P', node.parts, node.tone === 'muted' ? SIZES.muted : SIZES.body, other);
    }
    case 'list':
      return list(flow, parent, node, language);
    case 'quote': {
      const quote = flow.pdf.struct('BlockQuote');
      parent.add(quote);
      indented(flow, () => writeNodes(flow, quote, node.nodes, language));
      return void quote.end();
    }
    case 'code':
      return flow.write(parent, 'Code', [{ kind: 'code', text: node.text }], { size: 8.5, before: 0, after: 8 });
    case 'rule':
      return void (flow.pdf.y += 12);
    case 'table':
      return writeTable(flow, parent, node);
    case 'picture':
      return picture(flow, parent, node);
  }
}

function indented(flow: PdfFlow, write: () => void): void {
  flow.left += INDENT;
  try {
    write();
  } finally {
    flow.left -= INDENT;
  }
}

function list(flow: PdfFlow, parent: Structure, node: Extract<ReportNode, { kind: 'list' }>, language: string): void {
  const { pdf } = flow;
  const whole = pdf.struct('L');
  parent.add(whole);
  node.items.forEach((content, n) => {
    const item = pdf.struct('LI');
    whole.add(item);
    flow.need(SIZES.body.size * 1.5);
    const { y } = pdf;
    const mark = node.ordered ? `${node.start + n}.` : '•';
    item.add(
      pdf.struct('Lbl', {}, [
        () => pdf.font('plain').fontSize(SIZES.body.size).fillColor(INK).text(mark, flow.left, y, { width: INDENT, lineBreak: false }),
      ]),
    );
    pdf.y = y;
    const body = pdf.struct('LBody');
    item.add(body);
    indented(flow, () => writeNodes(flow, body, content, language));
    body.end();
    item.end();
  });
  whole.end();
}

function picture(flow: PdfFlow, parent: Structure, { image, alternative, caption, width, height }: ReportPicture): void {
  const { pdf } = flow;
  const scale = Math.min(1, flow.width / points(width), (flow.bottom - 100) / points(height));
  const [across, down] = [points(width) * scale, points(height) * scale];
  flow.need(down + 30);
  const [x, y] = [flow.left, pdf.y];
  const draw = () => {
    if (image.mime === 'image/png') pdf.image(Buffer.from(image.bytes), x, y, { width: across, height: down });
    else {
      const drawing = sizeless(Buffer.from(image.bytes).toString('utf8'));
      SVGtoPDF(pdf, drawing, x, y, { width: across, height: down, assumePt: true, fontCallback: (_, bold) => (bold ? 'bold' : 'plain') });
    }
  };
  // The types do not know the place of a figure, the writer does.
  const about: object = { alt: alternative, bbox: [x, y, x + across, y + down], placement: 'Block' };
  parent.add(pdf.struct('Figure', about, [draw]));
  pdf.y = y + down + 5;
  flow.write(parent, 'Caption', caption, SIZES.caption);
  pdf.y += 4;
}

/** Without a size of its own the drawing fills its place; its words and faces are those of the document. */
function sizeless(svg: string): string {
  return (pageDrawing(svg) ?? svg).replace(/<svg\b[^>]*>/, (tag) => tag.replace(/\s(?:width|height)="[^"]*"/g, ''));
}

function points(millimetres: number): number {
  return (millimetres * 72) / 25.4;
}

type Outline = ReturnType<PDFKit.PDFDocument['outline']['addItem']>;
const open = new WeakMap<PDFKit.PDFDocument, { level: number; item: Outline }[]>();

/** Bookmarks follow the headings. */
function bookmark({ pdf }: PdfFlow, level: number, title: string): void {
  const path = open.get(pdf) ?? [];
  open.set(pdf, path);
  while (path.length > 0 && (path.at(-1)?.level ?? 0) >= level) path.pop();
  const item = (path.at(-1)?.item ?? pdf.outline).addItem(title);
  path.push({ level, item });
}
