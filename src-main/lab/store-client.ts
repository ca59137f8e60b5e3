/** The typed conversation with the store thread: numbered questions, answers in order, and what became durable. */
import { Worker } from 'node:worker_threads';
import type { ChangeOnDisk } from '../../src-shared/versions';
import { END_STORE, type FromStore, type StoreCalls, type ToStore } from '../../src-shared/store-contract';

type AsyncCalls = { readonly [Name in keyof StoreCalls]: (...args: Parameters<StoreCalls[Name]>) => Promise<ReturnType<StoreCalls[Name]>> };

/** Calls reject when the store itself fails (disk full, thread lost). */
export type StoreClient = AsyncCalls & {
  /** Closes the project, ends the thread by a message and waits for it. */
  end(): Promise<void>;
};

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const CALL_NAMES = {
  open: true,
  close: true,
  project: true,
  statistics: true,
  saveAs: true,
  counts: true,
  keepVersion: true,
  versionDifference: true,
  versions: true,
  restoreVersion: true,
  salvage: true,
  setLayout: true,
  edit: true,
  undo: true,
  redo: true,
  addRun: true,
  setRunStatus: true,
  appendSamples: true,
  flush: true,
  finishRun: true,
  addSweep: true,
  sweepWork: true,
  appendBlocks: true,
  setSweepStatus: true,
  finishSweep: true,
  sweeps: true,
  sweepParts: true,
  sweepAttractors: true,
  sweepBlocks: true,
  runs: true,
  runIds: true,
  runRows: true,
  runColumns: true,
  runRecords: true,
  runsHold: true,
  runGroups: true,
  purgeRuns: true,
  sameSpecification: true,
  seriesBytes: true,
  run: true,
  view: true,
  samples: true,
} satisfies Record<keyof StoreCalls, true>;

export interface StoreListener {
  /** Samples of a run are durable. */
  onFlushed(runId: number): void;
  /** Blocks of a sweep are durable. */
  onSweepFlushed(sweepId: number): void;
  /** Another program changed the project's file. */
  onChangedOnDisk?(change: ChangeOnDisk): void;
  /** The thread ended by itself: a bug or a native crash. */
  onLost(error: Error): void;
}

export function startStore(script: string, { onFlushed, onSweepFlushed, onChangedOnDisk, onLost }: StoreListener): StoreClient {
  const worker = new Worker(script);
  const pending = new Map<number, Pending>();
  let last = 0;
  let lost: Error | null = null;
  let ending = false;
  let failure: Error | null = null;

  worker.on('message', (message: FromStore) => {
    if (message.type === 'flushed') return onFlushed(message.runId);
    if (message.type === 'sweepFlushed') return onSweepFlushed(message.sweepId);
    if (message.type === 'changedOnDisk') return onChangedOnDisk?.(message.change);
    const asked = pending.get(message.seq);
    pending.delete(message.seq);
    if (message.type === 'value') asked?.resolve(message.value);
    else asked?.reject(Object.assign(new Error(message.message), { stack: message.stack }));
  });
  worker.on('error', (error) => (failure = error instanceof Error ? error : new Error(String(error))));
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', (code) => {
      lost = failure ?? new Error(`the store thread ended with code ${code}`);
      for (const { reject } of pending.values()) reject(lost);
      pending.clear();
      if (!ending) onLost(lost);
      resolve();
    });
  });

  function ask(call: keyof StoreCalls, args: readonly unknown[]): Promise<unknown> {
    if (lost !== null) return Promise.reject(lost);
    return new Promise((resolve, reject) => {
      const message: ToStore = { seq: ++last, call, args };
      pending.set(message.seq, { resolve, reject });
      worker.postMessage(message, TRANSFERRED.has(call) ? buffersOf(args[1]) : []);
    });
  }
  const names = Object.keys(CALL_NAMES) as (keyof StoreCalls)[];
  // The one cast: the loop gives every name of StoreCalls its sender.
  const calls = Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => ask(name, args)])) as unknown as AsyncCalls;

  return {
    ...calls,
    end() {
      ending = true;
      worker.postMessage(END_STORE);
      return ended;
    },
  };
}

/** Calls that hand over the arrays of their second argument. */
const TRANSFERRED: ReadonlySet<keyof StoreCalls> = new Set(['appendSamples', 'appendBlocks']);

/** Columns may share a buffer: each is transferred once. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) buffersOf(part, found);
  return [...found];
}
