import { inject, ref, shallowReactive, shallowRef, watch, type InjectionKey, type Ref, type ShallowRef } from 'vue';
import type { Catalogue, ProblemInfo } from '../../src-shared/catalogue';
import type { Lab } from '../../src-shared/contract';
import type { ChartTarget } from '../charts/chart-command';
import { createDraft, type Draft } from '../experiment/draft';
import { createPreview, type LivePreview } from '../experiment/preview';
import { createExportDesk, type ExportDesk } from '../exporting/export-desk';
import { createImportDesk, type ImportDesk } from '../exporting/import-run';
import { createSweepExport, type SweepExport } from '../exporting/sweep-export';
import { createFigureDesk, type FigureDesk } from '../figure/figure-desk';
import { createChecks, type Checks } from '../gallery/checks';
import { createThumbnails, type Thumbnails } from '../gallery/thumbnails';
import { createHelp, type Help } from '../help/help';
import { createHistoryDesk, type HistoryDesk } from '../history/history-desk';
import { createRunPages, type RunPages } from '../history/run-pages';
import { createSelection, type Selection } from '../history/selection';
import { createLessonDesk, type LessonDesk } from '../lesson/lesson-desk';
import { createPreferences, type Preferences } from '../preferences/preferences';
import { createOpenProject, type OpenProject } from '../project/open-project';
import { createVersionsDesk, type VersionsDesk } from '../project/versions-desk';
import { createStudies, type Studies } from '../studies/studies';
import { createReportDesk, type ReportDesk } from '../report/report-desk';
import { createSweepDesk, type SweepDesk } from '../sweeps/sweep-desk';
import { createKeptViews, type KeptViews } from '../workspace/kept-views';
import { createPlayback, type Playback } from '../workspace/playback';
import { createTraces, type Traces } from '../workspace/traces';
import { createNotices, type Notices } from './notices';
import { createRunQueue, type RunQueue } from './run-queue';
import { createTheme, type Theme } from './theme';

export type InspectorTab = 'experiment' | 'run' | 'studies' | 'lesson';

/** Everything on the desk: the state of the window, made once and provided to every component. */
export interface Desk {
  readonly lab: Lab;
  readonly catalogue: Catalogue;
  readonly notices: Notices;
  readonly preferences: Preferences;
  readonly lesson: LessonDesk;
  readonly help: Help;
  /** The tour's step, null while there is no tour. */
  readonly tourStep: Ref<number | null>;
  readonly theme: Theme;
  readonly project: OpenProject;
  readonly draft: Draft;
  readonly preview: LivePreview;
  readonly queue: RunQueue;
  readonly pages: RunPages;
  readonly history: HistoryDesk;
  readonly selection: Selection;
  readonly traces: Traces;
  readonly playback: Playback;
  readonly keptViews: KeptViews;
  readonly studies: Studies;
  readonly sweeps: SweepDesk;
  readonly report: ReportDesk;
  readonly versions: VersionsDesk;
  readonly figures: FigureDesk;
  readonly inspectorTab: Ref<InspectorTab>;
  readonly paletteOpen: Ref<boolean>;
  readonly aboutOpen: Ref<boolean>;
  readonly keyboardOpen: Ref<boolean>;
  readonly diagnosticsOpen: Ref<boolean>;
  readonly galleryOpen: Ref<boolean>;
  readonly exporting: ExportDesk;
  readonly importing: ImportDesk;
  readonly sweepExport: SweepExport;
  readonly exportSystemOpen: Ref<boolean>;
  readonly thumbnails: Thumbnails;
  readonly checks: Checks;
  /** Presets whose text on what to look at is shown, by experiment. */
  readonly lookAt: Map<number, string>;
  /** Set by the workspace while it is shown. */
  readonly resetLayout: ShallowRef<(() => void) | null>;
  /** Brings a panel of the workspace to the front. */
  readonly showPanel: ShallowRef<((panel: string) => void) | null>;
  /** Closes the charts of single quantities, but those to keep. */
  readonly closeOthers: ShallowRef<((keep: readonly string[]) => void) | null>;
  /** The chart used last: what it can do, by command. */
  readonly chartTarget: ShallowRef<ChartTarget | null>;
  problem(id: string): ProblemInfo | undefined;
}

export const deskKey: InjectionKey<Desk> = Symbol('desk');

export function useDesk(): Desk {
  const desk = inject(deskKey);
  if (!desk) throw new Error('no desk was provided');
  return desk;
}

export function createDesk(lab: Lab, catalogue: Catalogue): Desk {
  const notices = createNotices();
  const preferences = createPreferences(lab);
  const project = createOpenProject(lab, notices);
  const draft = createDraft(lab, project);
  const preview = createPreview(lab, draft);
  const pages = createRunPages(lab);
  const selection = createSelection(pages);
  const traces = createTraces(lab, project, selection, preview, notices);
  const studies = createStudies(lab);
  const lookAt = shallowReactive(new Map<number, string>());
  // Numbers of experiments mean others in another project.
  watch(
    () => project.view.value?.uid,
    () => {
      studies.clear();
      lookAt.clear();
      pages.query.trash = false;
      pages.query.filter = '';
    },
  );
  const versions = createVersionsDesk(lab, notices);
  lab.on('trouble', (refusal) => versions.offer(refusal) || notices.refused(refusal));
  return {
    lab,
    catalogue,
    notices,
    preferences,
    lesson: createLessonDesk(project),
    help: createHelp(),
    tourStep: ref(null),
    theme: createTheme(preferences),
    project,
    draft,
    preview,
    queue: createRunQueue(lab),
    pages,
    history: createHistoryDesk(lab, project, pages, notices),
    selection,
    traces,
    playback: createPlayback(traces),
    keptViews: createKeptViews(),
    studies,
    sweeps: createSweepDesk(lab, catalogue, project, draft, preview, notices),
    versions,
    report: createReportDesk(lab, project, preferences, pages, notices),
    figures: createFigureDesk(lab, () => preferences.language.value),
    inspectorTab: ref('experiment'),
    paletteOpen: ref(false),
    aboutOpen: ref(false),
    keyboardOpen: ref(false),
    diagnosticsOpen: ref(false),
    galleryOpen: ref(false),
    exporting: createExportDesk(lab),
    importing: createImportDesk(lab),
    sweepExport: createSweepExport(lab),
    exportSystemOpen: ref(false),
    thumbnails: createThumbnails(lab, preview),
    checks: createChecks(lab),
    lookAt,
    resetLayout: shallowRef(null),
    showPanel: shallowRef(null),
    closeOthers: shallowRef(null),
    chartTarget: shallowRef(null),
    problem: (id) => catalogue.problems.find((entry) => entry.id === id),
  };
}
