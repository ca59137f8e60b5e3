/**
 * A report as tagged PDF: every heading, paragraph, list, table and figure is an element of the structure tree, figures have words
 * beside them, the document has a language and a title, and its fonts are in it. Equal reports are equal files.
 */
import PDFDocument from 'pdfkit';
import type { ReportDocument } from '../../src-shared/report/document';
import { reportWord } from '../../src-shared/report/words';
import { MARGIN, PdfFlow, SIZES } from './pdf-flow';
import { facesFor } from './pdf-faces';
import { writeNodes } from './pdf-nodes';

/** Millimetres to points. */
const A4 = { width: 595.28, height: 841.89 };

export async function reportPdf(report: ReportDocument): Promise<Buffer> {
  const { title, author, language, date } = report;
  const all = facesFor(report);
  const pdf = new PDFDocument({
    size: [A4.width, A4.height],
    margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    bufferPages: true,
    // Typed as a name; bytes are taken as well, and no other face is loaded before them.
    font: all[0]?.[1] as unknown as string,
    info: {
      Title: title,
      Author: author,
      Creator: 'Edge Lab',
      Producer: 'Edge Lab',
      CreationDate: new Date(date),
      ModDate: new Date(date),
    },
  });
  for (const [name, bytes] of all) pdf.registerFont(name, bytes);
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => pdf.once('end', resolve).once('error', reject));

  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const flow = new PdfFlow(pdf);
  flow.write(root, 'H1', [{ kind: 'text', text: title }], SIZES.title);
  const by = author === '' ? '' : `${author} · `;
  flow.write(root, 'P', [{ kind: 'text', text: `${by}${reportWord(language, 'dated')} ${date.slice(0, 10)}` }], SIZES.muted);
  writeNodes(flow, root, report.nodes, language);
  root.end();
  numberPages(pdf, report);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Page numbers are no part of what is read. */
function numberPages(pdf: PDFKit.PDFDocument, { language, title }: ReportDocument): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let n = start; n < start + count; n++) {
    pdf.switchToPage(n);
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font('plain').fontSize(8).fillColor('#505c6b');
    const place = { width: A4.width - 2 * MARGIN, lineBreak: false, height: 10, ellipsis: true };
    pdf.text(title, MARGIN, A4.height - 34, { ...place, width: place.width - 90 });
    pdf.text(reportWord(language, 'page', { page: n + 1, pages: count }), MARGIN, A4.height - 34, { ...place, align: 'right' });
    pdf.endMarkedContent();
  }
}
