/** The conversation between the window and the main process, written once; preload, handlers and client derive from it. */
import type { Answer } from './answer';
import { DIAGNOSTICS_CALLS, type DiagnosticsCalls } from './calls/diagnostics';
import { EXPORT_CALLS, type ExportCalls } from './calls/exports';
import { FIGURE_CALLS, type FigureCalls } from './calls/figures';
import { HISTORY_CALLS, type HistoryCalls } from './calls/history';
import { IMPORT_CALLS, type ImportCalls } from './calls/imports';
import { LESSON_CALLS, type LessonCalls } from './calls/lessons';
import { REPRODUCE_CALLS, type ReproduceCalls } from './calls/reproduce';
import { REPORT_CALLS, type ReportCalls } from './calls/report';
import { SWEEP_CALLS, type SweepCalls } from './calls/sweeps';
import { VIEW_CALLS, type ViewCalls } from './calls/views';
import { VERSION_CALLS, type VersionCalls } from './calls/versions';
import { WINDOW_CALLS, type WindowCalls } from './calls/window';
import type { Catalogue, PresetCheckResult } from './catalogue';
import type { Events } from './contract-events';
import type { AppInfo, Settings, SettingsChange } from './contract-settings';
import type { FormulaReading, SystemFormat } from './formula-reading';
import type { Experiment, ProblemChoice } from './spec';
import type { Findings, StudyRequest } from './study';
import type { Curves, CurvesRequest, Preview, ProjectView } from './views';

export type { JobArraySettings, JobArrayView } from './calls/sweeps';
export { EVENTS, type Events, type MenuCommand } from './contract-events';
export type { AppInfo, Settings, SettingsChange } from './contract-settings';

/** Every call; those of one subject are in a file of src-shared/calls with their names and, beside it, their arguments. */
export interface Calls
  extends
    DiagnosticsCalls,
    ExportCalls,
    HistoryCalls,
    ImportCalls,
    FigureCalls,
    LessonCalls,
    ReportCalls,
    ReproduceCalls,
    SweepCalls,
    VersionCalls,
    ViewCalls,
    WindowCalls {
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

  copyText(text: string): void;
  /** PNG as a data URL (`data:image/png;base64,…`). */
  copyImage(png: string): Answer<null>;
  saveImage(png: string, name: string): Answer<string>;
  /** Asks where; `name` carries the extension (.md, .json, .csv, .bib). */
  saveText(text: string, name: string): Answer<string>;
}

/** The names of all calls; `satisfies` keeps the list complete. */
const CALL_NAMES = {
  ...DIAGNOSTICS_CALLS,
  ...EXPORT_CALLS,
  ...FIGURE_CALLS,
  ...HISTORY_CALLS,
  ...IMPORT_CALLS,
  ...LESSON_CALLS,
  ...REPRODUCE_CALLS,
  ...REPORT_CALLS,
  ...SWEEP_CALLS,
  ...WINDOW_CALLS,
  ...VERSION_CALLS,
  ...VIEW_CALLS,
  about: true,
  settings: true,
  changeSettings: true,
  catalogue: true,
  project: true,
  newProject: true,
  openProject: true,
  recentProjects: true,
  saveProjectAs: true,
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
  copyText: true,
  copyImage: true,
  saveImage: true,
  saveText: true,
} satisfies Record<keyof Calls, true>;
export const CALLS = Object.keys(CALL_NAMES) as readonly (keyof Calls)[];
/** The window's side of the conversation: every call is asynchronous; `on` returns the function that unsubscribes. */
export type Lab = { readonly [Name in keyof Calls]: (...args: Parameters<Calls[Name]>) => Promise<ReturnType<Calls[Name]>> } & {
  on<Name extends keyof Events>(event: Name, listener: (payload: Events[Name]) => void): () => void;
  /** Real path of a file dragged onto the window (webUtils.getPathForFile). */
  pathOfFile(file: unknown): string;
};
