import type { SampleBlock } from '../../src-shared/jobs';
import type { Connection } from './connection';
import { CHUNK } from './schema';
import { confirm, enqueue, newWriter, nextSlice, seal, store, waitingBytes, type Writer } from './series-writer';

/** Samples wait at most this long before they are durable, in milliseconds. */
const FLUSH_EVERY = 1000;
/** … or until this many bytes wait; a transaction stays below it, so the page cache never spills. */
const FLUSH_BYTES = 4 * 1024 * 1024;

export interface LiveSamples {
  readonly append: (runId: number, block: SampleBlock) => void;
  /** Makes everything waiting durable. */
  readonly flush: () => void;
  /** Makes the run's last samples durable and runs `end` in the transaction that seals its series. */
  readonly finish: (runId: number, end: (connection: Connection) => void) => void;
  /** Drops every writer: another project is going to be opened. */
  readonly forget: () => void;
}

export type Transaction = (work: (connection: Connection) => void) => void;

/**
 * Samples of live runs. A failed transaction (disk full) loses nothing: the samples keep waiting, the next call tries again, and no
 * more are taken while it fails.
 */
export function liveSamples(
  transaction: Transaction,
  connection: () => Connection,
  flushed: (runId: number, n: number) => void,
): LiveSamples {
  const writers = new Map<number, Writer>();
  let timer: NodeJS.Timeout | null = null;
  let failed = false;

  const drain = (writer: Writer, least: number) => {
    const before = writer.durable;
    try {
      for (let count = nextSlice(writer); count > 0 && writer.waiting >= least; count = nextSlice(writer)) {
        transaction((open) => store(open, writer, count));
        confirm(writer, count);
      }
    } finally {
      if (writer.durable > before) flushed(writer.runId, writer.durable);
    }
  };
  const stopClock = () => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  const flush = () => {
    stopClock();
    failed = true;
    for (const writer of writers.values()) drain(writer, 1);
    failed = false;
  };
  /** A failure here is reported by the next call: the samples are kept, and a call that throws has taken none. */
  const attempt = (work: () => void) => {
    try {
      work();
    } catch {
      failed = true;
    }
  };
  const writerOf = (runId: number) => {
    const known = writers.get(runId);
    if (known) return known;
    const writer = newWriter(connection(), runId);
    writers.set(runId, writer);
    return writer;
  };

  return {
    append: (runId, block) => {
      if (failed) flush();
      enqueue(writerOf(runId), block);
      timer ??= setTimeout(() => attempt(flush), FLUSH_EVERY);
      let bytes = 0;
      for (const writer of writers.values()) bytes += waitingBytes(writer);
      // Only whole chunks: what is left of a chunk waits for the clock instead of being written twice.
      if (bytes >= FLUSH_BYTES) attempt(() => writers.forEach((writer) => drain(writer, CHUNK - (writer.durable % CHUNK))));
    },
    flush,
    finish: (runId, end) => {
      const writer = writers.get(runId);
      if (writer) drain(writer, 1);
      transaction((open) => {
        if (writer) seal(open, writer);
        end(open);
      });
      writers.delete(runId);
    },
    forget: () => {
      stopClock();
      writers.clear();
      failed = false;
    },
  };
}
