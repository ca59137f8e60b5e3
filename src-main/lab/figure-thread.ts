/** The thread that draws figures: started with the first one, one job after the other. */
import { Worker } from 'node:worker_threads';
import { refuse, type Answer } from '../../src-shared/answer';
import type { DrawnFigure, FigureJob, FromFigureThread, ToFigureThread } from '../../src-shared/charts/drawing';

export class FigureThread {
  readonly #script: string;
  readonly #pending = new Map<number, (answer: Answer<DrawnFigure>) => void>();
  #worker: Worker | null = null;
  #last = 0;

  constructor(script: string) {
    this.#script = script;
  }

  /** What goes wrong in the thread is a refusal: the project and its runs are not concerned. */
  draw(job: FigureJob): Promise<Answer<DrawnFigure>> {
    const worker = (this.#worker ??= this.#start());
    const seq = ++this.#last;
    return new Promise((resolve) => {
      this.#pending.set(seq, resolve);
      worker.postMessage({ seq, job } satisfies ToFigureThread);
    });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#script);
    worker.on('message', (message: FromFigureThread) => {
      this.#settle(message.seq, message.type === 'drawn' ? message.answer : failed(message.message));
    });
    let why = 'the thread that draws ended';
    worker.on('error', (error) => (why = error.message));
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null;
      for (const seq of [...this.#pending.keys()]) this.#settle(seq, failed(why));
    });
    return worker;
  }

  #settle(seq: number, answer: Answer<DrawnFigure>): void {
    this.#pending.get(seq)?.(answer);
    this.#pending.delete(seq);
  }
}

function failed(why: string) {
  return refuse('figure-failed', '', `The figure could not be drawn: ${why}.`, 'Try a smaller one or another format.');
}
