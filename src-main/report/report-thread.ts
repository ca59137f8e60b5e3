import { Worker } from 'node:worker_threads';
import type { ReportFormat } from '../../src-shared/calls/report';
import type { ReportDocument } from '../../src-shared/report/document';

export interface WriteJob {
  readonly document: ReportDocument;
  readonly format: ReportFormat;
}

/** Writes in a thread of its own; `script` is the path of the bundled entry. */
export function writeInThread(script: string): (document: ReportDocument, format: ReportFormat) => Promise<Uint8Array> {
  return (document, format) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(script, { workerData: { document, format } satisfies WriteJob });
      thread.once('message', (bytes: Uint8Array) => resolve(bytes));
      thread.once('error', reject);
      // After an answer nothing more is heard.
      thread.once('exit', (code) => reject(new Error(`the thread that writes reports ended with code ${code}`)));
    });
}
