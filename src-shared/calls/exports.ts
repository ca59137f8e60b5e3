/** Calls about data that leaves the project, many runs at a time. */
import type { Answer } from '../answer';
import type { Exported, ExportPlan, ExportRequest, RunChoice } from '../export/request';

export interface ExportCalls {
  /** What there is to export of these runs. */
  exportPlan(runs: RunChoice): Answer<ExportPlan>;
  /**
   * Asks for a file (or a folder where there are several files) and writes; events `exportProgress` tell how far it is.
   * Refuses with `stopped` after `stopExport(exportId)`.
   */
  exportData(exportId: number, request: ExportRequest): Answer<Exported>;
  stopExport(exportId: number): void;
  /** The table of the runs as text for the clipboard: tab-separated for spreadsheets, or Markdown. At most 5 000 000 characters. */
  exportText(request: ExportRequest, as: 'tsv' | 'md'): Answer<string>;
}

export interface ExportProgress {
  readonly exportId: number;
  /** Rows written, and all there are. */
  readonly done: number;
  readonly total: number;
}

export const EXPORT_CALLS = {
  exportPlan: true,
  exportData: true,
  stopExport: true,
  exportText: true,
} satisfies Record<keyof ExportCalls, true>;
