/** What the store thread can be asked. Requests carry a sequence number; answers come back with it, in order. */
import type { Answer } from './answer';
import type { RunAnalysis } from './analysis';
import type { ProjectStatistics } from './calls/diagnostics';
import type { SampleBlock } from './jobs';
import type { Recording } from './recording';
import type { Experiment, Status, Versions } from './spec';
import type { CheckedSweep, SweepBlock } from './sweep';
import type { AttractorView, RasterPart, SweepRow } from './sweep-views';
import type {
  ChartZoom,
  ProjectView,
  RunColumn,
  RunGroup,
  RunPage,
  RunQuery,
  RunRecord,
  RunRow,
  RunView,
  SeriesRequest,
  SeriesView,
} from './views';
import type { ChangeOnDisk, Counts, ProjectVersions, Salvaged, VersionDifference } from './versions';

export interface NewRun {
  /** Stored in the trash: nothing shows it until an edit restores it. */
  readonly trashed?: boolean;
  readonly experimentId: number | null;
  readonly title: string;
  readonly experiment: Experiment;
  readonly recording: Recording;
  readonly series: readonly string[];
  readonly versions: Versions;
  /** Known before the start: eta, etaC, K, steps … */
  readonly metrics: Readonly<Record<string, number>>;
  /** ISO 8601 UTC. */
  readonly created: string;
}

export interface FinishedRun {
  readonly status: Status;
  readonly analysis: RunAnalysis | null;
  readonly metrics: Readonly<Record<string, number>>;
  readonly error: string | null;
  readonly seconds: number;
}

/** What a table of some runs would have as columns. */
export interface RunsHold {
  readonly params: readonly string[];
  readonly metrics: readonly string[];
  readonly versions: readonly string[];
  readonly series: readonly string[];
  /** Samples of each series, all runs together. */
  readonly samples: number;
}

/** One undoable edit of the project. */
export type Edit =
  | { readonly kind: 'create-experiment'; readonly name: string; readonly experiment: Experiment }
  | { readonly kind: 'edit-experiment'; readonly id: number; readonly experiment: Experiment }
  | { readonly kind: 'rename-experiment'; readonly id: number; readonly name: string }
  | { readonly kind: 'delete-experiment'; readonly id: number }
  | { readonly kind: 'rename-run'; readonly id: number; readonly title: string }
  | { readonly kind: 'note-run'; readonly id: number; readonly note: string }
  | { readonly kind: 'star-run'; readonly id: number; readonly starred: boolean }
  | { readonly kind: 'delete-run'; readonly id: number }
  | { readonly kind: 'delete-runs'; readonly ids: readonly number[] }
  | { readonly kind: 'restore-runs'; readonly ids: readonly number[] }
  | { readonly kind: 'tag-runs'; readonly ids: readonly number[]; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly kind: 'star-runs'; readonly ids: readonly number[]; readonly starred: boolean }
  | { readonly kind: 'pin-runs'; readonly ids: readonly number[]; readonly pinned: boolean }
  | { readonly kind: 'set-baseline'; readonly id: number | null }
  | { readonly kind: 'history-view'; readonly json: string }
  | { readonly kind: 'report'; readonly json: string }
  | { readonly kind: 'arrange-charts'; readonly layout: string }
  | { readonly kind: 'zoom-chart'; readonly chart: string; readonly zoom: ChartZoom | null }
  | { readonly kind: 'rename-sweep'; readonly id: number; readonly title: string }
  | { readonly kind: 'delete-sweep'; readonly id: number };

export interface NewSweep {
  readonly title: string;
  readonly checked: CheckedSweep;
  readonly versions: Versions;
  /** ISO 8601 UTC. */
  readonly created: string;
}

export interface OpenRequest {
  readonly path: string;
  /** `create` refuses an existing file; `open` refuses a missing one. */
  readonly mode: 'create' | 'open';
  readonly title: string;
  readonly unsaved: boolean;
  /** Folder for working copies and backups (the application's own data folder). */
  readonly dataFolder: string;
}

/** A project by its path; `uid` where it is known, null to read it from the file, which may be damaged or gone. */
export interface WhoseVersions {
  readonly path: string;
  readonly uid: string | null;
  readonly dataFolder: string;
}

export interface StoreCalls {
  /** Counts and sizes, nothing of what is in the project. */
  statistics(): ProjectStatistics;
  open(request: OpenRequest): Answer<ProjectView>;
  /** Ends the lease and closes the file; the thread can open another afterwards. */
  close(): null;
  project(): ProjectView;
  /** Copies the open project to `path` (VACUUM INTO a temporary file, fsync, rename) and goes on there. */
  saveAs(path: string): Answer<ProjectView>;
  /** What the open project holds. */
  counts(): Counts;
  /** Keeps a version of the open project now; the value is its path. */
  keepVersion(): Answer<string>;
  /** What differs between a version of the open project and the project now. */
  versionDifference(whose: WhoseVersions, id: string): Answer<VersionDifference>;
  /** The kept versions of a project. This and the next two need no open project and never write to its file. */
  versions(whose: WhoseVersions): Answer<ProjectVersions>;
  /** Copies a version to `target`, a new file; the value is its path. */
  restoreVersion(whose: WhoseVersions, id: string, target: string): Answer<string>;
  /** Brings what can be read of a damaged file into `target`, a new project. */
  salvage(path: string, target: string): Answer<Salvaged>;
  setLayout(layout: string): null;
  /** Commits at once. The value is the id of the object the edit concerns. */
  edit(edit: Edit, label: string): Answer<number>;
  undo(): Answer<null>;
  redo(): Answer<null>;
  addRun(run: NewRun): number;
  setRunStatus(runId: number, status: Status): null;
  /** Buffers samples; they are made durable at least once a second and the event `flushed` says how far. */
  appendSamples(runId: number, block: SampleBlock): null;
  /** Makes everything buffered durable, now. */
  flush(): null;
  /** Flushes the run's samples and stores its end in the same transaction. */
  finishRun(runId: number, end: FinishedRun): null;
  /** Stores a sweep as queued; blocks that an identical sweep (spec and engine) already holds are copied. `done`: which blocks it has. */
  addSweep(sweep: NewSweep): { readonly id: number; readonly done: readonly number[] };
  /** Definition and the blocks it has: for resuming. */
  sweepWork(sweepId: number): Answer<{ readonly checked: CheckedSweep; readonly done: readonly number[] }>;
  /** Buffers blocks; they are made durable at least once a second and `sweepFlushed` says which. */
  appendBlocks(sweepId: number, blocks: readonly SweepBlock[]): null;
  setSweepStatus(sweepId: number, status: Status): null;
  /** Flushes the sweep's blocks and stores its end in the same transaction; `seconds` are added to those it had. */
  finishSweep(sweepId: number, end: { readonly status: Status; readonly seconds: number; readonly error: string | null }): null;
  sweeps(): readonly SweepRow[];
  sweepParts(sweepId: number): Answer<readonly RasterPart[]>;
  sweepAttractors(sweepId: number): Answer<readonly AttractorView[]>;
  /** Stored blocks [from, to) by index, checksums verified; missing ones are left out. */
  sweepBlocks(sweepId: number, from: number, to: number): Answer<readonly SweepBlock[]>;
  runs(query: RunQuery): RunPage;
  runIds(query: RunQuery): readonly number[];
  runRows(ids: readonly number[]): readonly RunRow[];
  runColumns(): readonly RunColumn[];
  /** In the order of the ids given; runs that are not there are left out. Some hundreds at a time: nothing else is answered meanwhile. */
  runRecords(ids: readonly number[]): Answer<readonly RunRecord[]>;
  runsHold(ids: readonly number[]): RunsHold;
  runGroups(filter: string, by: string, metrics: readonly string[] | null): Answer<readonly RunGroup[]>;
  purgeRuns(ids: readonly number[] | null): Answer<{ readonly runs: number; readonly bytes: number }>;
  sameSpecification(runId: number): readonly number[];
  seriesBytes(runId: number): Readonly<Record<string, number>>;
  run(runId: number): Answer<RunView>;
  view(request: SeriesRequest): Answer<readonly SeriesView[]>;
  /** Raw samples [from, from + count) of one series, CRC checked, for exports. */
  samples(runId: number, series: string, from: number, count: number): Answer<Float64Array>;
}

export type ToStore = { readonly seq: number; readonly call: keyof StoreCalls; readonly args: readonly unknown[] };

/** Posted instead of a request: the thread closes the project and ends by itself (it must never be terminated). */
export const END_STORE = 'end';

export type FromStore =
  | { readonly seq: number; readonly type: 'value'; readonly value: unknown }
  | { readonly seq: number; readonly type: 'failed'; readonly message: string; readonly stack: string }
  | { readonly type: 'flushed'; readonly runId: number; readonly samples: number }
  | { readonly type: 'sweepFlushed'; readonly sweepId: number }
  | { readonly type: 'changedOnDisk'; readonly change: ChangeOnDisk };
