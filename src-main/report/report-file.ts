/** The project's report as the bytes of a file: the window and the command line write these. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { ReportFormat } from '../../src-shared/calls/report';
import type { ReportDocument } from '../../src-shared/report/document';
import { readReport } from '../../src-shared/report/report';
import { writeAtomically } from '../lab/atomic-file';
import { composeReport, type ReportLab } from './compose';
import { PAPER_PICTURES, SCREEN_PICTURES } from './pictures';
import type { Language } from '../../src-shared/language';

/** How a document becomes bytes: here, or in a thread. */
export type Write = (document: ReportDocument, format: ReportFormat) => Promise<Uint8Array>;

/** Loaded when needed: the libraries that write are large. */
const writeHere: Write = async (document, format) => (await import('./write-document')).writeDocument(document, format);

export interface Writing {
  readonly write?: Write;
  /** Instead of the report's own. */
  readonly language?: Language | undefined;
}

/** Writes the report of the open project to `path`; the value is the path. */
export async function writeReport(lab: ReportLab, format: ReportFormat, path: string, writing: Writing = {}): Promise<Answer<string>> {
  try {
    const made = await reportFile(lab, format, writing);
    if (!made.ok) return made;
    await writeAtomically(path, (file) => file.writeFile(made.value));
    return accept(path);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return refuse('not-written', path, `The report could not be written: ${what}`, 'Choose another place.');
  }
}

export async function reportFile(
  lab: ReportLab,
  format: ReportFormat,
  { write = writeHere, language }: Writing = {},
): Promise<Answer<Buffer>> {
  const project = await lab.project();
  if (project.report === '')
    return refuse('no-report', project.path, 'This project has no report.', 'Make one in the panel Report of the window.');
  const report = readReport(project.report);
  if (report === null)
    return refuse('unreadable-report', project.path, 'The report of this project cannot be read.', 'A newer Edge Lab may have written it.');
  const document = await composeReport(
    lab,
    { ...report, language: language ?? report.language },
    format === 'pdf' ? PAPER_PICTURES : SCREEN_PICTURES,
  );
  return accept(Buffer.from(await write(document, format)));
}
