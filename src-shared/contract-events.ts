/** What the main process tells the window without being asked. */
import type { Refusal } from './answer';
import type { ExportProgress } from './calls/exports';
import type { ImportProgress } from './calls/imports';
import type { Settings } from './contract-settings';
import type { SweepSpec } from './sweep';
import type { AttractorView, RasterPart, SweepProgress } from './sweep-views';
import type { ChangeOnDisk } from './versions';
import type { Progress, ProjectView, QueueView } from './views';

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
  'salvage',
  'versions',
  'keep-version',
  'export-run',
  'export-data',
  'import-run',
  'export-system',
  'export-report-html',
  'export-report-pdf',
  'chart-save-figure',
  'gallery',
  'new-sweep',
  'show-sweeps',
  'preferences',
  'help',
  'keyboard',
  'diagnostics',
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
  /** As `studyProgress`, in steps. */
  reproduceProgress: { readonly runId: number; readonly done: number; readonly total: number; readonly secondsLeft: number | null };
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
  exportProgress: ExportProgress;
  importProgress: ImportProgress;
  sweepProgress: SweepProgress;
  /** The list of sweeps, or what is stored of this one, changed. */
  sweepChanged: { readonly sweepId: number };
  /** Another program changed the file of the open project. */
  changedOnDisk: ChangeOnDisk;
  menu: MenuCommand;
  /** Something the user must be told outside a call. */
  trouble: Refusal;
}

export const EVENTS = [
  'progress',
  'queue',
  'runChanged',
  'project',
  'settings',
  'studyProgress',
  'reproduceProgress',
  'explored',
  'exportProgress',
  'importProgress',
  'sweepProgress',
  'sweepChanged',
  'changedOnDisk',
  'menu',
  'trouble',
] as const satisfies readonly (keyof Events)[];
