/** The thread that reads a file, from outside: one answer at a time, ended at any moment. */
import { Worker } from 'node:worker_threads';
import { NEXT, type FromImportThread, type ImportAnswer, type ImportJob } from './messages';

export class ImportThread {
  readonly #worker: Worker;
  #settle: { resolve(answer: ImportAnswer): void; reject(error: Error): void } | null = null;
  #ended: Error | null = null;

  constructor(script: string, job: ImportJob, onLooked: (rows: number) => void) {
    this.#worker = new Worker(script, { workerData: job });
    this.#worker.on('message', (message: FromImportThread) => {
      if (message.type === 'looked') return onLooked(message.rows);
      this.#settle?.resolve(message);
      this.#settle = null;
    });
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('the thread that reads the file ended')));
  }

  /** Rejects when the thread ended: by `close`, or for want of memory. */
  next(): Promise<ImportAnswer> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#worker.postMessage(NEXT);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #end(error: Error): void {
    this.#ended ??= error;
    this.#settle?.reject(this.#ended);
    this.#settle = null;
  }
}
