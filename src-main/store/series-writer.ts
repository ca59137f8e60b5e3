import type { SampleBlock } from '../../src-shared/jobs';
import type { Connection } from './connection';
import { CHUNK } from './schema';
import { putChunk, putCount, putTail } from './series-rows';
import { seriesOf } from './series-table';

interface Column {
  readonly id: number;
  readonly name: string;
  /** The chunk being filled; the first `durable % CHUNK` samples are stored. */
  readonly chunk: Float64Array;
}

/** Samples of one live run between their arrival and their transaction. */
export interface Writer {
  readonly runId: number;
  readonly columns: readonly Column[];
  /** Samples of each series that are stored. */
  durable: number;
  /** Samples of each series that wait in `blocks`. */
  waiting: number;
  readonly blocks: SampleBlock[];
}

/** Starts writing a run's series from their beginning. */
export function newWriter(connection: Connection, runId: number): Writer {
  const series = seriesOf(connection, runId);
  if (series.length === 0) throw new Error(`run ${runId} has no series to append to`);
  if (series.some((item) => item.n > 0)) throw new Error(`run ${runId} was recorded before`);
  const columns = series.map(({ id, name }) => ({ id, name, chunk: new Float64Array(CHUNK) }));
  return { runId, columns, durable: 0, waiting: 0, blocks: [] };
}

/** Takes a block over; it has to follow the last one without a gap and to hold every series. */
export function enqueue(writer: Writer, block: SampleBlock): void {
  const next = writer.durable + writer.waiting;
  if (block.start !== next) throw new Error(`run ${writer.runId}: samples start at ${block.start}, expected ${next}`);
  for (const { name } of writer.columns)
    if (block.columns[name]?.length !== block.count)
      throw new Error(`run ${writer.runId}: series ${name} does not hold ${block.count} samples`);
  if (block.count === 0) return;
  writer.blocks.push(block);
  writer.waiting += block.count;
}

export const waitingBytes = (writer: Writer) => writer.waiting * writer.columns.length * Float64Array.BYTES_PER_ELEMENT;

/** Samples the next transaction takes: up to the end of the chunk being filled. */
export const nextSlice = (writer: Writer) => Math.min(writer.waiting, CHUNK - (writer.durable % CHUNK));

/**
 * Stores the next `count` samples of every series: a full chunk with its envelopes, else a tail row; nothing is ever rewritten.
 * Call it inside a transaction and `confirm` after its commit: until then the writer is as it was.
 */
export function store(connection: Connection, writer: Writer, count: number): void {
  const filled = writer.durable % CHUNK;
  for (const { id, name, chunk } of writer.columns) {
    copyWaiting(writer.blocks, name, chunk.subarray(filled, filled + count));
    if (filled + count === CHUNK) putChunk(connection, id, (writer.durable - filled) / CHUNK, chunk);
    else putTail(connection, id, writer.durable, chunk.subarray(filled, filled + count));
    putCount(connection, id, writer.durable + count);
  }
}

function copyWaiting(blocks: readonly SampleBlock[], name: string, into: Float64Array): void {
  let at = 0;
  for (const block of blocks) {
    if (at === into.length) return;
    const part = block.columns[name]!.subarray(0, into.length - at);
    into.set(part, at);
    at += part.length;
  }
}

/** After the commit: lets go of what is stored. */
export function confirm(writer: Writer, count: number): void {
  writer.durable += count;
  writer.waiting -= count;
  let left = count;
  while (left > 0) {
    const block = writer.blocks[0]!;
    if (block.count <= left) writer.blocks.shift();
    else writer.blocks[0] = cut(block, left);
    left -= Math.min(left, block.count);
  }
}

function cut(block: SampleBlock, from: number): SampleBlock {
  const columns = Object.entries(block.columns).map(([name, column]) => [name, column.subarray(from)] as const);
  return { start: block.start + from, count: block.count - from, columns: Object.fromEntries(columns) };
}

/** At the end of a run: gathers the tails of its last chunk into a short chunk with envelopes. */
export function seal(connection: Connection, writer: Writer): void {
  const filled = writer.durable % CHUNK;
  if (filled === 0) return;
  for (const { id, chunk } of writer.columns) putChunk(connection, id, (writer.durable - filled) / CHUNK, chunk.subarray(0, filled));
}
