/** Calls about the project's report. */
import type { Answer } from '../answer';
import type { Language } from '../language';
import type { ReportNode } from '../report/document';
import type { Report, ReportBlock } from '../report/report';

export const REPORT_FORMATS = ['html', 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReportCalls {
  /** One undoable edit; `label` names it in the Edit menu. */
  setReport(report: Report, label: string): Answer<null>;
  /** A block made of the runs as they are now; figures are PNG in the theme. */
  reportBlock(block: ReportBlock, language: Language, theme: 'light' | 'dark'): Answer<readonly ReportNode[]>;
  /** Asks where; writes the project's report; the value is the path. */
  exportReport(format: ReportFormat): Answer<string>;
}

export const REPORT_CALLS = { setReport: true, reportBlock: true, exportReport: true } satisfies Record<keyof ReportCalls, true>;
