/** Exports of one run to a file the user names. */
import type { Answer } from '../../src-shared/answer';
import type { RunFormat } from '../../src-shared/export/formats';
import { FORMATS } from './formats';
import { UNWATCHED, writeTable, writtenTo, type Watch } from './formats/write-table';
import { documentText, runDocument } from './run-document';
import { seriesBlocks, seriesTable } from './run-series';
import type { StoreClient } from './store-client';

/** JSON: the run without its series. Every other format: the series, streamed in blocks. The value is the path written. */
export async function exportRun(
  store: StoreClient,
  runId: number,
  format: RunFormat,
  path: string,
  watch: Watch = UNWATCHED,
): Promise<Answer<string>> {
  await store.flush();
  const run = await store.run(runId);
  if (!run.ok) return run;
  if (format === 'json') return writtenTo(path, (file) => file.writeFile(`${documentText(runDocument(run.value))}\n`));
  return writeTable(path, FORMATS[format], seriesTable(run.value), seriesBlocks(store, run.value), watch);
}
