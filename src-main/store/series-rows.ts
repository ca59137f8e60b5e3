import { bucketsOf, rangeOf, type Range } from './buckets';
import { crc32 } from './checksum';
import type { Connection } from './connection';
import { CHUNK } from './schema';

/** Raw doubles; no compression is in use (codec 0). */
const RAW = 0;

function bytesOf(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function putRow(connection: Connection, id: number, level: number, index: number, n: number, range: Range, values: Float64Array): void {
  const data = bytesOf(values);
  connection.run(
    'INSERT INTO chunk(series_id, level, idx, n, codec, vmin, vmax, nan, crc, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...[id, level, index, n, RAW, range.min, range.max, range.nan, crc32(data), data],
  );
}

/** Stores a chunk with its envelopes and removes the tails it replaces. Only the last chunk of a series may be short. */
export function putChunk(connection: Connection, id: number, index: number, samples: Float64Array): void {
  const range = rangeOf(samples);
  putRow(connection, id, 0, index, samples.length, range, samples);
  putRow(connection, id, 1, index, samples.length, range, bucketsOf(samples, 1));
  putRow(connection, id, 2, index, samples.length, range, bucketsOf(samples, 2));
  connection.run('DELETE FROM series_tail WHERE series_id = ? AND start >= ?', id, index * CHUNK);
}

/** Appends samples of a chunk that is not full yet, `start` counted from the beginning of the series. */
export function putTail(connection: Connection, id: number, start: number, samples: Float64Array): void {
  const data = bytesOf(samples);
  connection.run(
    'INSERT INTO series_tail(series_id, start, n, crc, data) VALUES (?, ?, ?, ?, ?)',
    ...[id, start, samples.length, crc32(data), data],
  );
}

export function putCount(connection: Connection, id: number, n: number): void {
  connection.run('UPDATE series SET n = ? WHERE id = ?', n, id);
}
