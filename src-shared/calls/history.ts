/** Calls about runs: started, looked for, annotated, thrown away. */
import type { Answer } from '../answer';
import type { RunFormat } from '../export/formats';
import type { QueueView, RunColumn, RunGroup, RunPage, RunQuery, RunRow, RunView, SeriesRequest, SeriesView } from '../views';

export interface HistoryCalls {
  startRun(experimentId: number): Answer<number>;
  stopRun(runId: number): void;
  pauseRun(runId: number, paused: boolean): void;
  queue(): QueueView;
  runs(query: RunQuery): RunPage;
  /** All the runs the query finds, in its order; its offset and limit are of no account. */
  runIds(query: RunQuery): readonly number[];
  /** These runs, in the trash or not, in the order given; those that are not there are left out. At most 1 000. */
  runRows(ids: readonly number[]): readonly RunRow[];
  runColumns(): readonly RunColumn[];
  /**
   * Groups the runs of the filter by a column or by `tag` (a run with several tags is in several groups); `metrics`: keys of those to
   * aggregate, null = all.
   */
  runGroups(filter: string, by: string, metrics: readonly string[] | null): Answer<readonly RunGroup[]>;
  tagRuns(ids: readonly number[], add: readonly string[], remove: readonly string[]): Answer<null>;
  pinRuns(ids: readonly number[], pinned: boolean): Answer<null>;
  setBaseline(runId: number | null): Answer<null>;
  /** Into the trash; runs that compute are refused, and none is deleted then. */
  deleteRuns(ids: readonly number[]): Answer<null>;
  restoreRuns(ids: readonly number[]): Answer<null>;
  /** Removes runs of the trash for good, null = all of them. Not undoable. */
  purgeRuns(ids: readonly number[] | null): Answer<{ readonly runs: number; readonly bytes: number }>;
  /** The other runs of the same experiment, by id. */
  sameSpecification(runId: number): readonly number[];
  /** What each series of the run takes in the file, in bytes. */
  seriesBytes(runId: number): Readonly<Record<string, number>>;
  setHistoryView(json: string): Answer<null>;
  run(runId: number): Answer<RunView>;
  view(request: SeriesRequest): Answer<readonly SeriesView[]>;
  renameRun(runId: number, title: string): Answer<null>;
  noteRun(runId: number, note: string): Answer<null>;
  starRuns(ids: readonly number[], starred: boolean): Answer<null>;
  deleteRun(runId: number): Answer<null>;
  /** Asks where with the system's dialog; writes the run's series or (JSON) all that is known of it without them. */
  exportRun(runId: number, format: RunFormat): Answer<string>;
}

export const HISTORY_CALLS = {
  startRun: true,
  stopRun: true,
  pauseRun: true,
  queue: true,
  runs: true,
  runIds: true,
  runColumns: true,
  runGroups: true,
  tagRuns: true,
  pinRuns: true,
  setBaseline: true,
  deleteRuns: true,
  restoreRuns: true,
  purgeRuns: true,
  sameSpecification: true,
  seriesBytes: true,
  setHistoryView: true,
  run: true,
  view: true,
  renameRun: true,
  noteRun: true,
  starRuns: true,
  runRows: true,
  deleteRun: true,
  exportRun: true,
} satisfies Record<keyof HistoryCalls, true>;
