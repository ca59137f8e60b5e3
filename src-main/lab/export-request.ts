/** Exports of many runs: a table of them, their series as one long table or a file each, documents, specifications. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { isOneOf, TABLE_FORMATS } from '../../src-shared/export/formats';
import { FORMATS_OF, writesFolder, type Exported, type ExportRequest } from '../../src-shared/export/request';
import type { RunView } from '../../src-shared/views';
import { chosenIds, recordsOf } from './chosen-runs';
import { exportRun } from './export-run';
import { FORMATS } from './formats';
import { Given, throwIfStopped, writeTable, writtenTo, type Watch } from './formats/write-table';
import { longBlocks, longTable } from './long-series';
import { seriesBlocks, seriesTable } from './run-series';
import { RunColumns, runBlocks, runCells } from './run-table';
import type { StoreClient } from './store-client';

export interface ExportWatch extends Watch {
  /** Rows there will be, once that is known. */
  onTotal(rows: number): void;
}

/** Writes what is asked for to `path`, a file or (`writesFolder`) a folder. Refuses without a file left half written. */
export async function exportRequest(
  store: StoreClient,
  request: ExportRequest,
  path: string,
  watch: ExportWatch,
): Promise<Answer<Exported>> {
  if (!isOneOf(FORMATS_OF[request.what], request.format)) {
    const formats = FORMATS_OF[request.what].join(', ');
    return refuse('unknown-format', 'format', `There is no format “${request.format}” for ${request.what}.`, `Use ${formats}.`);
  }
  await store.flush();
  try {
    const ids = await chosenIds(store, request.runs);
    if (request.what === 'runs') return await exportTable(store, request, ids, path, watch);
    if (writesFolder(request, ids.length)) return await exportEach(store, request, ids, path, watch);
    if (ids.length > 1) return await exportLong(store, request, ids, path, watch);
    return exported(await exportOne(store, request, ids[0]!, path, watch), 1);
  } catch (error) {
    if (error instanceof Given) return error.answer;
    throw error;
  }
}

function exported(written: Answer<string>, files: number, rows = 0): Answer<Exported> {
  return written.ok ? accept({ path: written.value, files, rows }) : written;
}

/** Looks at every run once for the columns, and again for the rows. */
export async function columnsOf(store: StoreClient, ids: readonly number[], watch: Watch): Promise<RunColumns> {
  const columns = new RunColumns();
  for await (const run of recordsOf(store, ids)) {
    throwIfStopped(watch);
    columns.add(runCells(run));
  }
  return columns;
}

async function exportTable(
  store: StoreClient,
  { format, columns }: ExportRequest,
  ids: readonly number[],
  path: string,
  watch: ExportWatch,
): Promise<Answer<Exported>> {
  if (!isOneOf(TABLE_FORMATS, format)) throw new Error(`no table in ${format}`);
  watch.onTotal(ids.length);
  const found = await columnsOf(store, ids, watch);
  const forPeople = format === 'md' || format === 'tex';
  const chosen = found.columns(columns ?? (forPeople ? found.readable() : null));
  const table = {
    columns: chosen.map(({ column }) => column),
    rows: ids.length,
    notes: { table: 'runs', runs: ids },
  };
  const written = await writeTable(path, FORMATS[format], table, runBlocks(recordsOf(store, ids), chosen), watch);
  return exported(written, 1, ids.length);
}

async function exportLong(
  store: StoreClient,
  { format, columns }: ExportRequest,
  ids: readonly number[],
  path: string,
  watch: ExportWatch,
): Promise<Answer<Exported>> {
  if (!isOneOf(TABLE_FORMATS, format)) throw new Error(`no series in ${format}`);
  const table = await longTable(store, ids, columns, watch);
  watch.onTotal(table.rows);
  return exported(await writeTable(path, FORMATS[format], table, longBlocks(store, ids, table), watch), 1, table.rows);
}

/** A file each in the folder, made if missing; files that are done stay when a later one fails. */
async function exportEach(
  store: StoreClient,
  request: ExportRequest,
  ids: readonly number[],
  folder: string,
  watch: ExportWatch,
): Promise<Answer<Exported>> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return refuse('not-written', folder, `The folder could not be made: ${what}`, 'Choose another place.');
  }
  watch.onTotal(ids.length);
  const silent = { ...watch, onRows: () => undefined };
  for (const [files, id] of ids.entries()) {
    const written = await exportOne(store, request, id, join(folder, `run-${id}.${request.format}`), silent);
    if (!written.ok)
      return files === 0
        ? written
        : {
            ok: false,
            refusal: {
              ...written.refusal,
              what: partly(written.refusal.what, files, ids),
            },
          };
    watch.onRows(files + 1);
  }
  return accept({ path: folder, files: ids.length, rows: 0 });
}

function partly(what: string, files: number, ids: readonly number[]): string {
  return `${what} Before that, ${files} of ${ids.length} files were written.`;
}

async function exportOne(store: StoreClient, request: ExportRequest, id: number, path: string, watch: Watch): Promise<Answer<string>> {
  throwIfStopped(watch);
  if (request.what === 'document') return exportRun(store, id, 'json', path);
  const run = await store.run(id);
  if (!run.ok) return run;
  if (request.what === 'specification') return writtenTo(path, (file) => file.writeFile(specificationText(run.value)));
  if (!isOneOf(TABLE_FORMATS, request.format)) throw new Error(`no series in ${request.format}`);
  const series = request.columns === null ? run.value.series : run.value.series.filter((name) => request.columns!.includes(name));
  return writeTable(path, FORMATS[request.format], seriesTable(run.value, series), seriesBlocks(store, run.value, series), watch);
}

/** The experiment alone: what `edgelab run FILE` computes again. */
export function specificationText({ experiment }: RunView): string {
  return `${JSON.stringify(experiment, null, 2)}\n`;
}
