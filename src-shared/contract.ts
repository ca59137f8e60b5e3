/** The conversation between the window and the main process, written once; preload, handlers and client derive from it. */
import type { Answer, Refusal } from './answer';
import type { Catalogue, PresetCheckResult } from './catalogue';
import type { FormulaReading, SystemFormat } from './formula-reading';
import type { Language } from './language';
import type { Experiment, ProblemChoice } from './spec';
import type { Findings, StudyRequest } from './study';
import type { CheckedSweep, SweepSpec } from './sweep';
import type { AttractorView, CellView, EnsembleView, RasterPart, SweepOverlay, SweepProgress, SweepRow } from './sweep-views';
import type { ProjectVersions, Salvaged } from './versions';
import type {
  Curves,
  CurvesRequest,
  Preview,
  Progress,
  ProjectView,
  QueueView,
  RunPage,
  RunQuery,
  RunView,
  SeriesRequest,
  SeriesView,
} from './views';

export interface Settings {
  readonly theme: 'system' | 'light' | 'dark';
  /** Simulation threads; 0 = as many as the machine has cores less one, at least one. */
  readonly threads: number;
  /** `system` = as the system is set, where there are words for it. */
  readonly language: Language | 'system';
  /** Decimal mark of the numbers shown; `language` = as the language writes them. Exports always have the point. */
  readonly numbers: 'language' | 'point' | 'comma';
  /** Keeps the arrangement of the charts with the project as it changes. */
  readonly keepLayout: boolean;
  /** The tour of the window was shown; it is offered once. */
  readonly tourSeen: boolean;
}

/** Some of the settings. */
export type SettingsChange = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };

export interface AppInfo {
  readonly version: string;
  readonly electron: string;
  readonly chrome: string;
  readonly node: string;
  readonly v8: string;
  readonly platform: string;
  /** True for a build made with a runtime that is not the official one. */
  readonly testBuild: boolean;
}

export interface Calls {
  about(): AppInfo;
  settings(): Settings;
  /** Changes those that are given; the value is all of them. */
  changeSettings(settings: SettingsChange): Settings;
  catalogue(): Catalogue;

  project(): ProjectView;
  newProject(): Answer<ProjectView>;
  /** null = ask with the system's dialog; a cancelled dialog is a refusal with the code `cancelled`. */
  openProject(path: string | null): Answer<ProjectView>;
  recentProjects(): readonly string[];
  saveProjectAs(): Answer<ProjectView>;
  /** Keeps a version of the open project now. */
  keepVersion(): Answer<null>;
  /** The kept versions of a project, also of one that is damaged; null = the open one. */
  versions(path: string | null): Answer<ProjectVersions>;
  /** Writes the version as a new file beside the project (asks where, for one never saved) and opens it. */
  restoreVersion(path: string | null, id: string): Answer<ProjectView>;
  /** Brings what can be read of a damaged file into a new project beside it; not opened yet. */
  salvageProject(path: string): Answer<Salvaged>;
  showProjectInFolder(): void;
  setLayout(layout: string): void;

  createExperiment(name: string, experiment: Experiment): Answer<number>;
  /** `label` names the change in the Edit menu; consecutive edits with one label to one experiment within 2 s merge. */
  editExperiment(id: number, experiment: Experiment, label: string): Answer<null>;
  renameExperiment(id: number, name: string): Answer<null>;
  deleteExperiment(id: number): Answer<null>;
  undo(): Answer<null>;
  redo(): Answer<null>;

  /** The problem and a short run at the experiment's η, computed in a thread, nothing stored. */
  preview(experiment: Experiment, steps: number): Answer<Preview>;
  curves(request: CurvesRequest): Answer<Curves>;
  readFormula(problem: ProblemChoice): Answer<FormulaReading>;
  /** `studyId` is the caller's name for this request: progress and `stopStudy` refer to it. */
  study(studyId: number, request: StudyRequest): Answer<Findings>;
  stopStudy(studyId: number): void;
  checkPreset(presetId: string): Answer<readonly PresetCheckResult[]>;
  /** Asks for a folder; writes the map for another program; the value is the path of the first file. */
  exportSystem(experiment: Experiment, format: SystemFormat): Answer<string>;

  checkSweep(spec: SweepSpec): Answer<CheckedSweep>;
  /**
   * Computes a sweep to look at, nothing stored: parts arrive as events `explored`, the answer when all are there. A newer request
   * with the same name supersedes an older one (refusal `superseded`), `stopExplore` ends it (refusal `stopped`).
   */
  explore(exploreId: number, spec: SweepSpec): Answer<CheckedSweep>;
  stopExplore(exploreId: number): void;
  /** An ensemble to look at, nothing stored; stopped by `stopExplore`. */
  exploreEnsemble(exploreId: number, spec: SweepSpec): Answer<EnsembleView>;
  sweepOverlay(spec: SweepSpec): Answer<SweepOverlay>;
  sweepCell(spec: SweepSpec, column: number, row: number): Answer<CellView>;
  /** Makes an experiment of each cell [column, row] and runs it; the value is the runs' ids. At most 1 000 cells. */
  promoteCells(spec: SweepSpec, cells: readonly (readonly [number, number])[], title: string): Answer<readonly number[]>;
  /** Stores the sweep as queued and lines it up; blocks that an identical sweep already holds are taken from it. The value is its id. */
  startSweep(title: string, spec: SweepSpec, threads: number | null): Answer<number>;
  stopSweep(sweepId: number): void;
  /** Computes the missing blocks of a stopped or interrupted sweep. */
  resumeSweep(sweepId: number): Answer<null>;
  /** "Use fewer cores": at most so many threads from now on; null = all. */
  limitSweep(sweepId: number, threads: number | null): void;
  sweeps(): readonly SweepRow[];
  /** The stored picture so far; parts in any order. */
  sweepParts(sweepId: number): Answer<readonly RasterPart[]>;
  sweepAttractors(sweepId: number): Answer<readonly AttractorView[]>;
  sweepBands(sweepId: number): Answer<EnsembleView>;
  renameSweep(sweepId: number, title: string): Answer<null>;
  deleteSweep(sweepId: number): Answer<null>;
  /** Asks where; writes the cells' results as CSV. */
  exportSweep(sweepId: number): Answer<string>;
  /** Asks for a folder; writes the sweep's specification and a job-array script for Slurm; the value is the folder. */
  writeJobArray(title: string, spec: SweepSpec, settings: JobArraySettings): Answer<string>;
  /** Asks for the folder of a job array when `path` is null; what is finished there. */
  jobArray(path: string | null): Answer<JobArrayView>;
  /** Merges the finished shards of the folder and brings the sweep into the project; the value is its id. */
  importJobArray(path: string): Answer<number>;

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

  copyText(text: string): void;
  /** PNG as a data URL (`data:image/png;base64,…`). */
  copyImage(png: string): Answer<null>;
  saveImage(png: string, name: string): Answer<string>;
  /** Asks where; `name` carries the extension (.md, .json, .csv, .bib). */
  saveText(text: string, name: string): Answer<string>;
}

/** How a job array is laid out; texts go into `#SBATCH` lines after a check. */
export interface JobArraySettings {
  readonly tasks: number;
  readonly threads: number;
  /** As Slurm reads it (`1:00:00`); empty = the cluster's own. */
  readonly time: string;
  readonly partition: string;
}

export interface JobArrayView {
  readonly path: string;
  readonly title: string;
  readonly spec: SweepSpec;
  readonly tasks: number;
  /** Tasks whose shard is whole, and blocks that are there in all. */
  readonly finished: number;
  readonly blocksDone: number;
  readonly blocks: number;
}

/** Commands a menu item or accelerator sends to the window. */
export const MENU_COMMANDS = [
  'run',
  'stop',
  'pause',
  'palette',
  'new-experiment',
  'undo',
  'redo',
  'reset-layout',
  'toggle-theme',
  'next-group',
  'previous-group',
  'about',
  'show-history',
  'reset-zoom',
  'back-zoom',
  'new-project',
  'open-project',
  'save-as',
  'versions',
  'export-run',
  'export-system',
  'gallery',
  'new-sweep',
  'show-sweeps',
  'preferences',
  'help',
  'tour',
  'open-lesson',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

export interface Events {
  progress: Progress;
  queue: QueueView;
  /** The stored run changed: its rows, views and analysis should be asked for again. */
  runChanged: { readonly runId: number };
  /** Project opened, edited, saved or renamed. */
  project: ProjectView;
  settings: Settings;
  /** `done` of `total`; secondsLeft null while unknown. */
  studyProgress: { readonly studyId: number; readonly done: number; readonly total: number; readonly secondsLeft: number | null };
  /**
   * A part of the picture `exploreId`; `done` of `total` blocks. The first message has the definition with its range found and no part;
   * the last one of a map has `attractors`, and as its part the layer `attractor` of the whole picture.
   */
  explored: {
    readonly exploreId: number;
    readonly part: RasterPart | null;
    readonly done: number;
    readonly total: number;
    readonly spec?: SweepSpec;
    readonly attractors?: readonly AttractorView[];
  };
  sweepProgress: SweepProgress;
  /** The list of sweeps, or what is stored of this one, changed. */
  sweepChanged: { readonly sweepId: number };
  menu: MenuCommand;
  /** Something the user must be told outside a call. */
  trouble: Refusal;
}

/** The names of all calls; `satisfies` keeps the list complete. */
const CALL_NAMES = {
  about: true,
  settings: true,
  changeSettings: true,
  catalogue: true,
  project: true,
  newProject: true,
  openProject: true,
  recentProjects: true,
  saveProjectAs: true,
  keepVersion: true,
  versions: true,
  restoreVersion: true,
  salvageProject: true,
  showProjectInFolder: true,
  setLayout: true,
  createExperiment: true,
  editExperiment: true,
  renameExperiment: true,
  deleteExperiment: true,
  undo: true,
  redo: true,
  preview: true,
  curves: true,
  readFormula: true,
  study: true,
  stopStudy: true,
  checkPreset: true,
  exportSystem: true,
  checkSweep: true,
  explore: true,
  stopExplore: true,
  exploreEnsemble: true,
  sweepOverlay: true,
  sweepCell: true,
  promoteCells: true,
  startSweep: true,
  stopSweep: true,
  resumeSweep: true,
  limitSweep: true,
  sweeps: true,
  sweepParts: true,
  sweepAttractors: true,
  sweepBands: true,
  renameSweep: true,
  deleteSweep: true,
  exportSweep: true,
  writeJobArray: true,
  jobArray: true,
  importJobArray: true,
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
  copyText: true,
  copyImage: true,
  saveImage: true,
  saveText: true,
} satisfies Record<keyof Calls, true>;
export const CALLS = Object.keys(CALL_NAMES) as readonly (keyof Calls)[];
export const EVENTS = [
  'progress',
  'queue',
  'runChanged',
  'project',
  'settings',
  'studyProgress',
  'explored',
  'sweepProgress',
  'sweepChanged',
  'menu',
  'trouble',
] as const satisfies readonly (keyof Events)[];

/** The window's side of the conversation: every call is asynchronous; `on` returns the function that unsubscribes. */
export type Lab = { readonly [Name in keyof Calls]: (...args: Parameters<Calls[Name]>) => Promise<ReturnType<Calls[Name]>> } & {
  on<Name extends keyof Events>(event: Name, listener: (payload: Events[Name]) => void): () => void;
  /** Real path of a file dragged onto the window (webUtils.getPathForFile). */
  pathOfFile(file: unknown): string;
};
