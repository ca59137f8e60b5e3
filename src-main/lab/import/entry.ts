/** The thread that reads one file of series: a large one would hold up the laboratory. */
import { parentPort, workerData } from 'node:worker_threads';
import { NEXT, type FromImportThread, type ImportAnswer, type ImportJob } from './messages';
import { lookThrough, sourceOf } from './plan';
import { Unreadable, type Source } from './source';

if (!parentPort) throw new Error('this file runs in a thread');
const port = parentPort;
const post = (message: FromImportThread, arrays: Float64Array[] = []) =>
  port.postMessage(
    message,
    arrays.map(({ buffer }) => buffer as ArrayBuffer),
  );

async function* answers({ path }: ImportJob): AsyncGenerator<ImportAnswer> {
  let source: Source | null = null;
  try {
    source = await sourceOf(path);
    const plan = await lookThrough(source, (rows) => post({ type: 'looked', rows }));
    yield { type: 'plan', plan };
    for await (const block of source.blocks()) {
      // Arrays of their own: they are handed over.
      const columns = Object.fromEntries(plan.kept.map(({ name, index }) => [name, block[index]!.slice()]));
      yield { type: 'block', count: block[0]!.length, columns };
    }
    yield { type: 'end' };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    yield { type: 'unreadable', refusal: error.refusal };
  } finally {
    await source?.close();
  }
}

const all = answers(workerData as ImportJob);
port.on('message', (message: typeof NEXT) => {
  if (message !== NEXT) return;
  void all.next().then(({ value }) => {
    if (value) post(value, value.type === 'block' ? Object.values(value.columns) : []);
  });
});
