/** A table over the pages of a PDF: its head is repeated for the eye, and read once. */
import { inlineText, type ReportTable } from '../../src-shared/report/document';
import { INK, SIZES, type PdfFlow } from './pdf-flow';

type Structure = PDFKit.PDFStructureElement;

const SIZE = 8.5;
/** Between columns, and above and below a line of cells. */
const GAP = 8;
const PAD = 3;
const LINE = '#b9c2cd';

interface Laid {
  readonly widths: readonly number[];
  readonly left: number;
}

export function writeTable(flow: PdfFlow, parent: Structure, table: ReportTable): void {
  const { pdf } = flow;
  pdf.y += 4;
  const laid = lay(flow, table);
  const head = table.columns.map(({ title }) => inlineText(title));
  const headHeight = rowHeight(flow, laid, head, 'bold');
  flow.need(headHeight + 60);
  const whole = pdf.struct('Table');
  parent.add(whole);
  flow.write(whole, 'Caption', table.caption, SIZES.caption);
  const top = pdf.struct('THead');
  whole.add(top);
  writeRow(flow, top, laid, table, head, headHeight, true);
  top.end();
  rule(flow, laid, 1);
  const body = pdf.struct('TBody');
  whole.add(body);
  for (const row of table.rows) {
    const cells = row.map(inlineText);
    const height = rowHeight(flow, laid, cells, 'plain');
    if (flow.need(height)) repeatHead(flow, laid, table, head, headHeight);
    writeRow(flow, body, laid, table, cells, height, false);
    rule(flow, laid, 0.4);
  }
  body.end();
  whole.end();
  pdf.y += 8;
}

/** Columns as wide as their texts; where that is too wide, the widest give way down to their longest word. */
function lay(flow: PdfFlow, { columns, rows }: ReportTable): Laid {
  const { pdf } = flow;
  const measure = (text: string, face: string) => pdf.font(face).fontSize(SIZE).widthOfString(text);
  const texts = columns.map(({ title }, n) => [inlineText(title), ...rows.map((row) => inlineText(row[n] ?? []))]);
  const wanted = texts.map((column) => Math.min(260, Math.max(...column.map((text, n) => measure(text, n === 0 ? 'bold' : 'plain'))) + 1));
  const least = texts.map((column) =>
    Math.min(130, Math.max(...column.flatMap((text, n) => text.split(/\s+/).map((word) => measure(word, n === 0 ? 'bold' : 'plain')))) + 1),
  );
  const room = flow.width - GAP * (columns.length - 1);
  const total = sum(wanted);
  if (total <= room) return { widths: wanted, left: flow.left };
  const fixed = sum(least);
  const share = fixed >= room ? 0 : (room - fixed) / Math.max(1e-9, total - fixed);
  const widths = least.map((low, n) => (fixed >= room ? (low * room) / fixed : low + ((wanted[n] ?? low) - low) * share));
  return { widths, left: flow.left };
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

function rowHeight({ pdf }: PdfFlow, { widths }: Laid, cells: readonly string[], face: string): number {
  pdf.font(face).fontSize(SIZE);
  return Math.max(...cells.map((text, n) => pdf.heightOfString(text || ' ', { width: widths[n] ?? 40 }))) + 2 * PAD;
}

/** Writes one row below `parent`; the place is below it afterwards. */
function writeRow(
  flow: PdfFlow,
  parent: Structure,
  laid: Laid,
  table: ReportTable,
  cells: readonly string[],
  height: number,
  head: boolean,
): void {
  const { pdf } = flow;
  const { y } = pdf;
  const elements = cells.map((text, n) => {
    const draw = () => cell(flow, laid, table, text, n, y, head);
    if (!head && n > 0) return pdf.struct('TD', {}, [draw]);
    // The types do not know the scope, the writer does.
    return pdf.struct('TH', { scope: head ? 'Column' : 'Row' } as object, [draw]);
  });
  parent.add(pdf.struct('TR', {}, elements));
  pdf.y = y + height;
}

function cell({ pdf }: PdfFlow, { widths, left }: Laid, { columns }: ReportTable, text: string, n: number, y: number, head: boolean): void {
  const x = left + sum(widths.slice(0, n)) + n * GAP;
  pdf
    .font(head ? 'bold' : 'plain')
    .fontSize(SIZE)
    .fillColor(INK);
  pdf.text(text || ' ', x, y + PAD, { width: widths[n] ?? 40, align: columns[n]?.numeric ? 'right' : 'left' });
}

/** Lines and repeated heads are no part of what is read. */
function rule({ pdf }: PdfFlow, laid: Laid, thickness: number): void {
  const right = laid.left + sum(laid.widths) + GAP * (laid.widths.length - 1);
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.moveTo(laid.left, pdf.y).lineTo(right, pdf.y).lineWidth(thickness).strokeColor(LINE).stroke();
  pdf.endMarkedContent();
}

function repeatHead(flow: PdfFlow, laid: Laid, table: ReportTable, head: readonly string[], height: number): void {
  const { pdf } = flow;
  const { y } = pdf;
  pdf.markContent('Artifact', { type: 'Pagination' });
  head.forEach((text, n) => cell(flow, laid, table, text, n, y, true));
  pdf.endMarkedContent();
  pdf.y = y + height;
  rule(flow, laid, 1);
}
