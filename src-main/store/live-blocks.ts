import type { SweepBlock } from '../../src-shared/sweep';
import type { Connection } from './connection';
import type { Transaction } from './live-samples';
import { putBlock } from './sweep-blocks';

/** Blocks wait at most this long before they are durable, in milliseconds. */
const FLUSH_EVERY = 1000;
/** … or until this many bytes wait. */
const FLUSH_BYTES = 4 * 1024 * 1024;

export interface LiveBlocks {
  readonly append: (sweepId: number, blocks: readonly SweepBlock[]) => void;
  /** Makes everything waiting durable. */
  readonly flush: () => void;
  /** Makes the sweep's last blocks durable in the transaction that runs `end`. */
  readonly finish: (sweepId: number, end: (connection: Connection) => void) => void;
  /** Drops what waits: another project is going to be opened. */
  readonly forget: () => void;
}

/**
 * Blocks of live sweeps. A failed transaction (disk full) loses nothing: the blocks keep waiting, the next call tries again, and no more
 * are taken while it fails.
 */
export function liveBlocks(transaction: Transaction, flushed: (sweepId: number) => void): LiveBlocks {
  const waiting = new Map<number, SweepBlock[]>();
  let bytes = 0;
  let timer: NodeJS.Timeout | null = null;
  let failed = false;

  const stopClock = () => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  const forget = () => {
    stopClock();
    waiting.clear();
    bytes = 0;
    failed = false;
  };
  const flush = () => {
    stopClock();
    if (waiting.size === 0) return;
    failed = true;
    transaction((open) => waiting.forEach((blocks, sweepId) => putAll(open, sweepId, blocks)));
    const stored = [...waiting.keys()];
    forget();
    stored.forEach(flushed);
  };
  /** A failure here is reported by the next call. */
  const attempt = () => {
    try {
      flush();
    } catch {
      failed = true;
    }
  };
  return {
    append: (sweepId, blocks) => {
      if (failed) flush();
      if (blocks.length === 0) return;
      const queue = waiting.get(sweepId) ?? [];
      queue.push(...blocks);
      waiting.set(sweepId, queue);
      bytes += blocks.reduce((sum, block) => sum + bytesOf(block), 0);
      timer ??= setTimeout(attempt, FLUSH_EVERY);
      if (bytes >= FLUSH_BYTES) attempt();
    },
    flush,
    finish: (sweepId, end) => {
      const blocks = waiting.get(sweepId) ?? [];
      transaction((open) => {
        putAll(open, sweepId, blocks);
        end(open);
      });
      waiting.delete(sweepId);
      bytes -= blocks.reduce((sum, block) => sum + bytesOf(block), 0);
      if (blocks.length > 0) flushed(sweepId);
    },
    forget,
  };
}

function putAll(connection: Connection, sweepId: number, blocks: readonly SweepBlock[]): void {
  for (const block of blocks) putBlock(connection, sweepId, block);
}

function bytesOf({ columns }: SweepBlock): number {
  return Object.values(columns).reduce((sum, column) => sum + column.byteLength, 0);
}
