import type { ReportFormat } from '../../src-shared/calls/report';
import type { ReportDocument } from '../../src-shared/report/document';
import { reportHtml } from './html';
import { reportPdf } from './pdf';

/** The document as the bytes of a file. Setting pages takes a second or more of computing. */
export async function writeDocument(document: ReportDocument, format: ReportFormat): Promise<Uint8Array> {
  return format === 'html' ? Buffer.from(reportHtml(document), 'utf8') : reportPdf(document);
}
