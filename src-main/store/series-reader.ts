import { BUCKET_DOUBLES, LEVEL_SIZE, type Level } from './buckets';
import { crc32 } from './checksum';
import { bytes, Damage, number } from './columns';
import type { Connection } from './connection';
import type { Row } from './driver';
import { CHUNK } from './schema';
import type { SeriesRow } from './series-table';

/** Reads one series chunk by chunk. Every answer is checked against its checksum and count; what is wrong throws `Damage`. */
export interface Reader {
  readonly n: number;
  /** Samples of chunk `index`: full, or up to the end of the series. */
  readonly raw: (index: number) => Float64Array;
  /** Envelope of a chunk at a level, or null where only tails are stored. */
  readonly envelope: (index: number, level: Level) => Float64Array | null;
}

function doubles(row: Row, count: number, where: string): Float64Array {
  const data = bytes(row, 'data');
  if (data.byteLength !== count * Float64Array.BYTES_PER_ELEMENT) throw new Damage(`${where} has the wrong length`);
  if (crc32(data) !== number(row, 'crc')) throw new Damage(`the checksum of ${where} does not match`);
  const aligned = data.byteOffset % Float64Array.BYTES_PER_ELEMENT === 0 ? data : data.slice();
  return new Float64Array(aligned.buffer, aligned.byteOffset, count);
}

export function readerOf(connection: Connection, series: SeriesRow): Reader {
  const { id, n, name } = series;
  const lengthOf = (index: number) => Math.min(CHUNK, n - index * CHUNK);
  const rowOf = (index: number, level: number) =>
    connection.get('SELECT n, codec, crc, data FROM chunk WHERE series_id = ? AND level = ? AND idx = ?', id, level, index);
  const checked = (row: Row, index: number, count: number) => {
    const where = `chunk ${index} of ${name}`;
    if (number(row, 'codec') !== 0 || number(row, 'n') !== lengthOf(index)) throw new Damage(`${where} does not fit its series`);
    return doubles(row, count, where);
  };
  const fromTails = (index: number) => {
    const start = index * CHUNK;
    const samples = new Float64Array(lengthOf(index));
    const rows = connection.all('SELECT start, n, crc, data FROM series_tail WHERE series_id = ? AND start >= ? ORDER BY start', id, start);
    let at = 0;
    for (const row of rows) {
      const count = number(row, 'n');
      if (number(row, 'start') !== start + at || at + count > samples.length) throw new Damage(`a piece of ${name} is out of place`);
      samples.set(doubles(row, count, `a piece of ${name}`), at);
      at += count;
    }
    if (at !== samples.length) throw new Damage(`${samples.length - at} samples of ${name} are missing`);
    return samples;
  };
  let last: { readonly index: number; readonly samples: Float64Array } | null = null;
  return {
    n,
    raw: (index) => {
      if (last?.index === index) return last.samples;
      const row = rowOf(index, 0);
      const samples = row ? checked(row, index, lengthOf(index)) : fromTails(index);
      last = { index, samples };
      return samples;
    },
    envelope: (index, level) => {
      const row = rowOf(index, level);
      return row ? checked(row, index, Math.ceil(lengthOf(index) / LEVEL_SIZE[level]) * BUCKET_DOUBLES) : null;
    },
  };
}

/** Samples [from, to) of a series, copied. */
export function readSamples(reader: Reader, from: number, to: number): Float64Array {
  const samples = new Float64Array(to - from);
  for (let index = Math.floor(from / CHUNK); index * CHUNK < to; index++) {
    const first = index * CHUNK;
    const part = reader.raw(index).subarray(Math.max(0, from - first), Math.min(CHUNK, to - first));
    samples.set(part, Math.max(from, first) - from);
  }
  return samples;
}
