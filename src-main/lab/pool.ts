/**
 * The only file that knows worker-threads-pool: a gate that starts one Worker per `acquire`. Each slot acquires one long-lived
 * thread and speaks messages to it; the queue on top decides what runs next. Every slot may compute anything, but runs never take
 * more than `threads` of the `threads + 1` slots, so a preview is never behind a long run.
 * The pool's own `destroy()` is never called: it lets waiting jobs start afterwards.
 */
import type { Worker } from 'node:worker_threads';
import WorkerGate from 'worker-threads-pool';
import type { FromThread, JobKind, ToThread } from '../../src-shared/jobs';
import { Control, type Holder } from './control';
import type { Job, JobEnd, JobRequest } from './job';

const MAX_THREADS = 256;
/** A thread that has not reacted to Stop after this many milliseconds is ended. */
const STOP_PATIENCE = 2_000;

interface Task {
  readonly number: number;
  readonly request: JobRequest<JobKind>;
  readonly control: Control;
  settle(end: JobEnd<JobKind>): void;
  patience: NodeJS.Timeout | null;
}

interface Slot {
  worker: Worker | null;
  task: Task | null;
  error: Error | null;
  ended: Promise<unknown> | null;
}

export class Pool {
  readonly #gate = new WorkerGate({ max: MAX_THREADS + 1 });
  readonly #script: string;
  readonly #onChange: () => void;
  readonly #slots = new Set<Slot>();
  readonly #waiting: Task[] = [];
  #threads: number;
  #lastNumber = 0;
  #closed = false;

  constructor(script: string, threads: number, onChange: () => void = () => undefined) {
    this.#script = script;
    this.#threads = threads;
    this.#onChange = onChange;
  }

  get threads(): number {
    return this.#threads;
  }

  /** Threads computing runs. */
  get busy(): number {
    return [...this.#slots].filter((slot) => slot.task?.request.priority === 'run').length;
  }

  setThreads(threads: number): void {
    this.#threads = Math.max(1, Math.min(MAX_THREADS, threads));
    this.#dispatch();
    this.#retire();
    this.#onChange();
  }

  /** Starts threads ahead of their first job. */
  warm(): void {
    while (!this.#closed && this.#slots.size < Math.min(2, this.#threads + 1)) this.#startThread();
  }

  run<Kind extends JobKind>(request: JobRequest<Kind>): Job<Kind> {
    const control = new Control();
    let resolve: (end: JobEnd<Kind>) => void = () => undefined;
    const end = new Promise<JobEnd<Kind>>((settle) => (resolve = settle));
    // The thread answers a job of one kind with that kind's result; the pool itself does not look inside.
    const task = { number: ++this.#lastNumber, request, control, settle: resolve, patience: null } as unknown as Task;
    if (this.#closed) resolve({ type: 'dropped' });
    else {
      if (request.key !== undefined) this.#drop((other) => other.request.key === request.key);
      this.#waiting.push(task);
      this.#dispatch();
    }
    return {
      end,
      get stopped() {
        return control.stopped;
      },
      isHeldBy: (holder: Holder) => control.isHeldBy(holder),
      hold: (holder: Holder, held: boolean) => control.hold(holder, held),
      stop: () => this.#stop(task),
    };
  }

  /** Stops every job and ends every thread; waits at most `STOP_PATIENCE` for those that compute. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#drop(() => true);
    const ended = [...this.#slots].map((slot) => slot.ended ?? Promise.resolve());
    for (const slot of [...this.#slots]) {
      if (slot.task === null) this.#endThread(slot);
      else this.#stop(slot.task);
    }
    await Promise.all(ended);
  }

  #stop(task: Task): void {
    task.control.stop();
    this.#drop((other) => other === task);
    const slot = [...this.#slots].find((candidate) => candidate.task === task);
    if (slot !== undefined) task.patience ??= setTimeout(() => this.#endThread(slot), STOP_PATIENCE);
  }

  #drop(chosen: (task: Task) => boolean): void {
    for (const task of this.#waiting.filter(chosen)) {
      this.#waiting.splice(this.#waiting.indexOf(task), 1);
      task.settle({ type: 'dropped' });
    }
  }

  #dispatch(): void {
    for (let task = this.#next(); task !== undefined; task = this.#next()) {
      const slot = [...this.#slots].find((candidate) => candidate.task === null) ?? this.#newSlotIfAllowed();
      if (slot === undefined) return;
      this.#waiting.splice(this.#waiting.indexOf(task), 1);
      this.#give(slot, task);
    }
  }

  #next(): Task | undefined {
    const running = [...this.#slots].map((slot) => slot.task?.request.key).filter((key) => key !== undefined);
    const ready = this.#waiting.filter(({ request }) => request.key === undefined || !running.includes(request.key));
    const interactive = ready.find(({ request }) => request.priority === 'interactive');
    return interactive ?? (this.busy < this.#threads ? ready.find(({ request }) => request.priority === 'run') : undefined);
  }

  #newSlotIfAllowed(): Slot | undefined {
    return this.#slots.size < this.#threads + 1 ? this.#startThread() : undefined;
  }

  #give(slot: Slot, task: Task): void {
    slot.task = task;
    slot.worker?.postMessage(messageOf(task));
    task.request.onStart?.();
    this.#onChange();
  }

  #startThread(): Slot {
    const slot: Slot = { worker: null, task: null, error: null, ended: null };
    this.#slots.add(slot);
    slot.ended = new Promise<void>((ended) => {
      this.#gate.acquire(this.#script, (refused, worker) => {
        if (refused !== null) throw refused; // cannot be: the gate is wider than the pool
        slot.worker = worker;
        worker.on('error', (error) => (slot.error = error instanceof Error ? error : new Error(String(error))));
        worker.on('messageerror', () => this.#endThread(slot));
        worker.on('message', (message: FromThread) => this.#hear(slot, message));
        worker.once('exit', (code) => {
          this.#bury(slot, code);
          ended();
        });
        if (slot.task !== null) worker.postMessage(messageOf(slot.task));
        else if (this.#closed) this.#endThread(slot);
      });
    });
    return slot;
  }

  #hear(slot: Slot, message: FromThread): void {
    const task = slot.task;
    if (task === null || message.job !== task.number) return;
    if (message.type === 'progress') task.request.onProgress?.(message.step, message.loss, message.steps);
    else if (message.type === 'samples') task.request.onSamples?.(message.block);
    else if (message.type === 'done') this.#free(slot, { type: 'answer', answer: message.answer } as JobEnd<JobKind>);
    else this.#free(slot, { type: 'crashed', message: message.message });
  }

  #free(slot: Slot, end: JobEnd<JobKind>): void {
    const task = slot.task;
    slot.task = null;
    if (task?.patience) clearTimeout(task.patience);
    task?.settle(end);
    if (this.#closed) this.#endThread(slot);
    else {
      this.#dispatch();
      this.#retire();
    }
    this.#onChange();
  }

  /** A thread is gone: its job fails, the others go on, a new thread is started when there is work for it. */
  #bury(slot: Slot, code: number): void {
    this.#slots.delete(slot);
    if (slot.task === null) return;
    const gaveUp = slot.task.control.stopped && slot.error === null;
    this.#free(
      slot,
      gaveUp ? { type: 'unresponsive' } : { type: 'crashed', message: slot.error?.message ?? `thread ended with code ${code}` },
    );
  }

  #endThread(slot: Slot): void {
    if (slot.task === null) this.#slots.delete(slot);
    void slot.worker?.terminate();
  }

  #retire(): void {
    const idle = [...this.#slots].filter((slot) => slot.task === null);
    for (const slot of idle.slice(0, Math.max(0, this.#slots.size - this.#threads - 1))) this.#endThread(slot);
  }
}

function messageOf(task: Task): ToThread {
  return { job: task.number, kind: task.request.kind, input: task.request.input, control: task.control.buffer };
}
