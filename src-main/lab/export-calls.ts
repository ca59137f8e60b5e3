/** The laboratory's answers to the calls about exports of many runs. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { ExportPlan, ExportRequest, RunChoice } from '../../src-shared/export/request';
import { chosenIds, heldBy, recordsOf } from './chosen-runs';
import type { Emit } from './events';
import { columnsOf, exportRequest, type ExportWatch } from './export-request';
import { exportSweep } from './export-sweep';
import { markdownHead, markdownRow } from './formats/readable';
import { textOf, tsvRow } from './formats/text-rows';
import { Given, UNWATCHED } from './formats/write-table';
import type { LabSession } from './lab-session';
import type { Projects } from './projects';
import { columnKeys, runBlocks } from './run-table';

/** Characters the clipboard takes. */
const MOST_TEXT = 5_000_000;
/** Milliseconds between two messages on how far an export is. */
const TOLD_EVERY = 50;

type ExportAnswers = Pick<LabSession, 'exportPlan' | 'exportTo' | 'exportSweep' | 'stopExport' | 'exportText'>;

export function exportCalls(projects: Projects, emit: Emit): ExportAnswers {
  const store = async () => (await projects.current()).store;
  const underWay = new Map<number, AbortController>();

  async function plan(runs: RunChoice): Promise<ExportPlan> {
    const open = await store();
    const ids = await chosenIds(open, runs);
    const held = await heldBy(open, ids);
    return { runs: ids.length, samples: held.samples, columns: columnKeys(held), series: held.series };
  }

  async function text({ runs, columns }: ExportRequest, as: 'tsv' | 'md'): Promise<Answer<string>> {
    const open = await store();
    const ids = await chosenIds(open, runs);
    const found = await columnsOf(open, ids, UNWATCHED);
    const chosen = found.columns(columns ?? found.readable());
    const table = {
      columns: chosen.map(({ column }) => column),
      rows: ids.length,
      notes: {},
    };
    const line = as === 'md' ? markdownRow(table.columns) : tsvRow;
    let written = as === 'md' ? markdownHead(table) : tsvRow(table.columns.map(({ name }) => name));
    for await (const block of runBlocks(recordsOf(open, ids), chosen)) {
      written += textOf(table.columns, block, line);
      if (written.length > MOST_TEXT)
        return refuse('too-much', '', 'The table is too large for the clipboard.', 'Choose fewer runs or columns, or write a file.');
    }
    return accept(written);
  }

  return {
    exportPlan: (runs) => answering(async () => accept(await plan(runs))),
    exportText: (request, as) => answering(() => text(request, as)),
    stopExport: async (exportId) => underWay.get(exportId)?.abort(),
    exportTo: (exportId, request, path) => watched(exportId, async (watch) => exportRequest(await store(), request, path, watch)),
    exportSweep: (exportId, sweepId, format, path) =>
      watched(exportId, async (watch) => exportSweep(await store(), sweepId, format, path, watch)),
  };

  async function watched<T>(exportId: number, work: (watch: ExportWatch) => Promise<T>): Promise<T> {
    const stopping = new AbortController();
    underWay.set(exportId, stopping);
    let total = 0;
    let told = 0;
    const tell = (done: number) => {
      if (performance.now() - told < TOLD_EVERY) return;
      told = performance.now();
      emit('exportProgress', { exportId, done, total });
    };
    try {
      return await work({ signal: stopping.signal, onTotal: (all) => (total = all), onRows: tell });
    } finally {
      underWay.delete(exportId);
    }
  }
}

async function answering<T>(work: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Given) return error.answer;
    throw error;
  }
}
