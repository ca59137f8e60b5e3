/** Calls about runs: started, looked for, annotated, thrown away. */
import type { Answer } from '../answer';
import type { QueueView, RunPage, RunQuery, RunView, SeriesRequest, SeriesView } from '../views';

export interface HistoryCalls {
  startRun(experimentId: number): Answer<number>;
  stopRun(runId: number): void;
  pauseRun(runId: number, paused: boolean): void;
  queue(): QueueView;
  runs(query: RunQuery): RunPage;
  run(runId: number): Answer<RunView>;
  view(request: SeriesRequest): Answer<readonly SeriesView[]>;
  renameRun(runId: number, title: string): Answer<null>;
  noteRun(runId: number, note: string): Answer<null>;
  starRun(runId: number, starred: boolean): Answer<null>;
  deleteRun(runId: number): Answer<null>;
  /** Asks where with the system's dialog; writes the run's series as CSV or the run as JSON. */
  exportRun(runId: number, format: 'csv' | 'json'): Answer<string>;
}

export const HISTORY_CALLS = {
  startRun: true,
  stopRun: true,
  pauseRun: true,
  queue: true,
  runs: true,
  run: true,
  view: true,
  renameRun: true,
  noteRun: true,
  starRun: true,
  deleteRun: true,
  exportRun: true,
} satisfies Record<keyof HistoryCalls, true>;
