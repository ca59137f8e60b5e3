/** What a laboratory writes to files that are named. Of one run or sweep the value is the path. */
import type { Answer } from '../../src-shared/answer';
import type { ExportCalls } from '../../src-shared/calls/exports';
import type { DataFormat, RunFormat } from '../../src-shared/export/formats';
import type { Exported, ExportRequest } from '../../src-shared/export/request';

type OwnCall = Exclude<keyof ExportCalls, 'exportData'>;

type ExportCallsHere = {
  readonly [Name in OwnCall]: (...args: Parameters<ExportCalls[Name]>) => Promise<ReturnType<ExportCalls[Name]>>;
};

export interface ExportSession extends ExportCallsHere {
  /** Writes the run's series or (JSON) the run to `path`. */
  exportRun(runId: number, format: RunFormat, path: string): Promise<Answer<string>>;
  /** Writes the sweep's results to `path`; the progress is in blocks. `stopExport(exportId)` stops it. */
  exportSweep(exportId: number, sweepId: number, format: DataFormat, path: string): Promise<Answer<string>>;
  /** Stores the file's series as an external run; the value is its id. `stopImport(importId)` stops it. */
  importRun(importId: number, path: string): Promise<Answer<number>>;
  stopImport(importId: number): Promise<void>;
  /** Writes what is asked for to `path`, a file or (`writesFolder`) a folder; `stopExport(exportId)` stops it. */
  exportTo(exportId: number, request: ExportRequest, path: string): Promise<Answer<Exported>>;
}
