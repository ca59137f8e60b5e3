/**
 * The laboratory without a window: threads, run queue and project behind the calls of the contract. The window's host adds
 * dialogs, menus and the clipboard; the command line uses it as it is. No mathematics and no SQL here.
 */
import { availableParallelism } from 'node:os';
import type { Answer } from '../../src-shared/answer';
import type { Versions } from '../../src-shared/spec';
import type { Edit } from '../../src-shared/store-contract';
import type { EnsembleView } from '../../src-shared/sweep-views';
import type { QueueView } from '../../src-shared/views';
import { Desk } from './desk';
import type { Emit } from './events';
import { Explorations } from './explorations';
import { exportCalls } from './export-calls';
import { figureCalls } from './figure-calls';
import { historyCalls } from './history-calls';
import { importJobArray, readJobArray, writeJobArray } from './job-array';
import { importCalls } from './import-calls';
import type { LabSession } from './lab-session';
import { Pool } from './pool';
import { Projects } from './projects';
import { promoteCells } from './promote-cells';
import { Reproductions } from './reproductions';
import { reportCalls } from './report-calls';
import type { StoreClient } from './store-client';
import { Studies } from './studies';
import { viewCalls } from './view-calls';
import { versionCalls } from './versions';

export interface LabOptions {
  /** Paths of the bundled thread entries. */
  readonly simulationScript: string;
  readonly storeScript: string;
  readonly figureScript: string;
  readonly importScript: string;
  /** The application's own folder: unsaved projects, working copies, backups. */
  readonly dataFolder: string;
  /** Threads for runs (one more answers previews); 0 = as many as there are cores less one, at least one. */
  readonly threads: number;
  /** The engine's version comes from the engine. */
  readonly versions: Omit<Versions, 'engine'>;
  readonly emit: Emit;
  /** What the bundled example of a new project is called, by its English title; absent = that. */
  readonly exampleName?: (title: string) => string;
}

export function createLab(options: LabOptions): LabSession {
  const { emit } = options;
  const pool = new Pool(options.simulationScript, threadsFrom(options.threads), tellQueue);
  const desk = new Desk(pool);
  const studies = new Studies(pool, emit);
  const reproductions = new Reproductions(pool, desk, emit);
  const explorations = new Explorations(pool, desk, emit);
  const parts = { storeScript: options.storeScript, pool, desk, versions: options.versions, emit, onQueueChange: tellQueue };
  const projects = new Projects(parts, options.dataFolder, options.exampleName);

  const figures = figureCalls(options.figureScript, () => session);

  function queue(): QueueView {
    const runs = projects.open?.runs;
    return { threads: pool.threads, busy: pool.busy, running: runs?.running ?? [], queued: runs?.queued ?? 0 };
  }
  let toldQueue = '';
  /** Previews and blocks of pictures begin and end some hundred times a second, which changes nothing of it. */
  function tellQueue(): void {
    const now = queue();
    const text = JSON.stringify(now);
    if (text === toldQueue) return;
    toldQueue = text;
    emit('queue', now);
  }
  async function edit(change: Edit, label: string): Promise<Answer<number>> {
    return (await projects.current()).edit(change, label);
  }
  const session: LabSession = {
    ...figures.calls,
    ...viewCalls(projects),
    ...versionCalls(options.storeScript, projects, options.dataFolder),
    ...exportCalls(projects, emit),
    ...importCalls(projects, options.importScript, emit),
    catalogue: () => desk.catalogue(),
    preview: (experiment, steps) => desk.ask('preview', { experiment, steps }, 'preview'),
    curves: (request) => desk.ask('curves', request, 'curves'),
    readFormula: (problem) => desk.ask('formula', problem, 'formula'),
    study: (studyId, request) => studies.run(studyId, request),
    stopStudy: async (studyId) => studies.stop(studyId),
    checkPreset: (presetId) => desk.ask('checkPreset', presetId),
    systemFiles: (experiment, format) => desk.ask('exportSystem', { experiment, format }),
    analyse: (experiment) => desk.ask('analyse', experiment),
    rehearse: (experiment) => desk.ask('trajectory', experiment),

    project: async () => (await projects.current()).store.project(),
    statistics: async () => (await projects.current()).store.statistics(),
    newProject: async () => ({ ok: true, value: await projects.createUnsaved() }),
    openProject: (path) => projects.openFile(path),
    createProject: (path, title) => projects.createFile(path, title),
    saveProjectAs: async (path) => (await projects.current()).saveAs(path),
    setLayout: async (layout) => void (await (await projects.current()).store.setLayout(layout)),
    undo: async () => (await projects.current()).undo(),
    redo: async () => (await projects.current()).redo(),

    createExperiment: (name, experiment) => edit({ kind: 'create-experiment', name, experiment }, 'New experiment'),
    editExperiment: async (id, experiment, label) => done(await edit({ kind: 'edit-experiment', id, experiment }, label)),
    renameExperiment: async (id, name) => done(await edit({ kind: 'rename-experiment', id, name }, 'Rename experiment')),
    deleteExperiment: async (id) => done(await edit({ kind: 'delete-experiment', id }, 'Delete experiment')),

    checkSweep: (spec) => desk.ask('sweepCheck', spec, 'check-sweep'),
    explore: (exploreId, spec) => explorations.explore(exploreId, spec),
    stopExplore: async (exploreId) => explorations.stop(exploreId),
    exploreEnsemble: (exploreId, spec) => explorations.ensemble(exploreId, spec),
    sweepOverlay: (spec) => desk.ask('sweepOverlay', spec, 'sweep-overlay'),
    sweepCell: (spec, column, row) => desk.ask('sweepCell', { spec, column, row }, 'sweep-cell'),
    promoteCells: async (spec, cells, title) => promoteCells(await projects.current(), spec, cells, title),
    startSweep: async (title, spec, threads) => (await projects.current()).startSweep(title, spec, threads),
    stopSweep: async (sweepId) => (await projects.current()).sweeps.stop(sweepId),
    resumeSweep: async (sweepId) => (await projects.current()).resumeSweep(sweepId),
    limitSweep: async (sweepId, threads) => (await projects.current()).sweeps.limit(sweepId, threads),
    sweepEnded: async (sweepId) => (await projects.current()).sweeps.ended(sweepId),
    sweeps: async () => (await projects.current()).store.sweeps(),
    sweepParts: async (sweepId) => (await projects.current()).store.sweepParts(sweepId),
    sweepAttractors: async (sweepId) => (await projects.current()).store.sweepAttractors(sweepId),
    sweepBands: async (sweepId) => bandsOf(desk, (await projects.current()).store, sweepId),
    renameSweep: async (id, title) => done(await (await projects.current()).editSweep({ kind: 'rename-sweep', id, title }, 'Rename sweep')),
    deleteSweep: async (sweepId) => done(await (await projects.current()).deleteSweep(sweepId)),
    async writeJobArray(folder, title, spec, settings, command) {
      const checked = await desk.ask('sweepCheck', spec);
      if (!checked.ok) return checked;
      const versions = await (await projects.current()).versions();
      return writeJobArray(folder, { title, checked: checked.value, settings, versions, command });
    },
    readJobArray,
    async importJobArray(path) {
      const imported = await importJobArray(path, (await projects.current()).store);
      if (imported.ok) emit('sweepChanged', { sweepId: imported.value });
      return imported;
    },

    ...historyCalls(projects, emit, queue),
    async reproduce(runId) {
      const session = await projects.current();
      return reproductions.reproduce(session.store, runId, await session.versions());
    },
    stopReproduce: async (runId) => reproductions.stop(runId),
    ...reportCalls(projects),

    setThreads: (threads) => pool.setThreads(threadsFrom(threads)),
    async close() {
      explorations.stopAll();
      reproductions.stopAll();
      try {
        await projects.close();
      } finally {
        await pool.close();
        await figures.close();
      }
    },
  };
  return session;
}

function threadsFrom(setting: number): number {
  return setting > 0 ? setting : Math.max(1, availableParallelism() - 1);
}

async function bandsOf(desk: Desk, store: StoreClient, sweepId: number): Promise<Answer<EnsembleView>> {
  const work = await store.sweepWork(sweepId);
  if (!work.ok) return work;
  const { spec, blocks } = work.value.checked;
  const read = await store.sweepBlocks(sweepId, 0, blocks.length);
  return read.ok ? desk.ask('sweepBands', { spec, blocks: read.value }) : read;
}

function done(answer: Answer<unknown>): Answer<null> {
  return answer.ok ? { ok: true, value: null } : answer;
}
