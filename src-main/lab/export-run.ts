/** Exports of one run to a file the user names. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { writeAtomically } from './atomic-file';
import { writeSeries } from './csv';
import { documentText, runDocument } from './run-document';
import type { StoreClient } from './store-client';

/** Carries a refusal out of the writing of a file, so that the file is given up. */
class Given extends Error {
  constructor(readonly answer: Answer<never>) {
    super('given up');
  }
}

/** CSV: the series, streamed in blocks. JSON: the run without its series. The value is the path written. */
export async function exportRun(store: StoreClient, runId: number, format: 'csv' | 'json', path: string): Promise<Answer<string>> {
  await store.flush();
  const run = await store.run(runId);
  if (!run.ok) return run;
  try {
    await writeAtomically(path, async (file) => {
      if (format === 'json') return file.writeFile(`${documentText(runDocument(run.value))}\n`);
      const written = await writeSeries(store, run.value, file);
      if (!written.ok) throw new Given(written);
    });
    return accept(path);
  } catch (error) {
    if (error instanceof Given) return error.answer;
    const what = error instanceof Error ? error.message : String(error);
    return refuse('not-written', path, `The file could not be written: ${what}`, 'Choose another place.');
  }
}
