/** Samples of damaged files: a piece is taken when its checksum, its extremes and its place agree. */
import { bucketsOf, rangeOf } from './buckets';
import { crc32 } from './checksum';
import type { Connection } from './connection';
import type { Row } from './driver';
import { walkByKey, walkBySeveral } from './salvage-walk';
import { CHUNK } from './schema';

/** Where a piece of a series lies in the damaged file. */
export interface Piece {
  readonly table: 'chunk' | 'series_tail';
  readonly rowid: number;
  /** First sample and number of samples. */
  readonly start: number;
  readonly n: number;
}

export interface Pieces {
  /** By series number, in order, without overlaps. */
  readonly of: (series: number) => readonly Piece[];
}

/**
 * Finds every piece that is vouched for. A checksum covers the numbers, not their place: the place is confirmed by the entry of the
 * key's index, or for whole chunks by their envelope, which is stored in a row of its own.
 */
export function findPieces(connection: Connection): Pieces {
  const found = new Map<number, Piece[]>();
  const add = (series: number, piece: Piece) => found.set(series, [...(found.get(series) ?? []), piece]);
  for (const [series, piece] of wholeChunks(connection)) add(series, piece);
  for (const [series, piece] of tails(connection)) add(series, piece);
  return { of: (series) => inOrder(found.get(series) ?? []) };
}

/** The samples of a piece, or null when they cannot be read. */
export function samplesOf(connection: Connection, { table, rowid, n }: Piece): Float64Array | null {
  const row = quietly(() => connection.get(`SELECT crc, data FROM ${table} NOT INDEXED WHERE rowid = ?`, rowid));
  return row ? doubles(row, n) : null;
}

function* wholeChunks(connection: Connection): Generator<[number, Piece]> {
  const places = placesOf(connection, 'chunk INDEXED BY sqlite_autoindex_chunk_1', ['series_id', 'level', 'idx']);
  const { rows } = walkByKey(connection, 'chunk', 'rowid', 'series_id, level, idx, n, codec, vmin, vmax, nan');
  const at = (series: number, level: number, idx: number) => `${series} ${level} ${idx}`;
  const counted = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${String(row['series_id'])} ${String(row['level'])} ${String(row['idx'])}`;
    counted.set(key, [...(counted.get(key) ?? []), row]);
  }
  for (const row of rows) {
    const [series, idx, n, rowid] = ['series_id', 'idx', 'n', 'walked'].map((name) => Number(row[name]));
    if (series === undefined || idx === undefined || n === undefined || rowid === undefined) continue;
    if (row['level'] !== 0 || row['codec'] !== 0 || n < 1 || n > CHUNK || counted.get(at(series, 0, idx))?.length !== 1) continue;
    const piece: Piece = { table: 'chunk', rowid, start: idx * CHUNK, n };
    const samples = samplesOf(connection, piece);
    if (!samples || !hasRange(row, samples)) continue;
    const stated = places.get(rowid);
    if (stated === undefined ? fitsEnvelope(connection, samples, counted.get(at(series, 1, idx))) : stated === at(series, 0, idx))
      yield [series, piece];
  }
}

function* tails(connection: Connection): Generator<[number, Piece]> {
  const places = placesOf(connection, 'series_tail INDEXED BY sqlite_autoindex_series_tail_1', ['series_id', 'start']);
  for (const row of walkByKey(connection, 'series_tail', 'rowid', 'series_id, start, n').rows) {
    const [series, start, n, rowid] = ['series_id', 'start', 'n', 'walked'].map((name) => Number(row[name]));
    if (series === undefined || start === undefined || n === undefined || rowid === undefined) continue;
    const piece: Piece = { table: 'series_tail', rowid, start, n };
    if (n < 1 || n > CHUNK || start < 0 || places.get(rowid) !== `${series} ${start}`) continue;
    if (samplesOf(connection, piece)) yield [series, piece];
  }
}

/** What the index says of each rowid; one it names twice is worth nothing. */
function placesOf(connection: Connection, from: string, keys: readonly string[]): ReadonlyMap<number, string> {
  const places = new Map<number, string>();
  for (const row of walkBySeveral(connection, from, keys, ['rowid']).rows) {
    const rowid = Number(row['rowid']);
    places.set(rowid, places.has(rowid) ? '' : keys.map((key) => String(row[key])).join(' '));
  }
  return places;
}

function doubles(row: Row, n: number): Float64Array | null {
  const data = row['data'];
  if (!(data instanceof Uint8Array) || data.byteLength !== n * 8 || crc32(data) !== row['crc']) return null;
  return new Float64Array(data.slice().buffer);
}

function hasRange(row: Row, samples: Float64Array): boolean {
  const { min, max, nan } = rangeOf(samples);
  // A REAL column keeps no sign of zero.
  const same = (stored: unknown, value: number | null) => stored === value || (stored === 0 && value === 0);
  return same(row['vmin'], min) && same(row['vmax'], max) && row['nan'] === nan;
}

function fitsEnvelope(connection: Connection, samples: Float64Array, envelopes: readonly Row[] | undefined): boolean {
  const [only, ...more] = envelopes ?? [];
  if (!only || more.length > 0) return false;
  const expected = bucketsOf(samples, 1);
  const row = quietly(() => connection.get('SELECT crc, data FROM chunk NOT INDEXED WHERE rowid = ?', Number(only['walked'])));
  const stored = row ? doubles(row, expected.length) : null;
  return stored !== null && Buffer.from(stored.buffer).equals(Buffer.from(expected.buffer));
}

/** Ascending; of two pieces that overlap neither is known to be right. */
function inOrder(pieces: readonly Piece[]): readonly Piece[] {
  const sorted = [...pieces].sort((a, b) => a.start - b.start);
  return sorted.filter((piece, k) => {
    const [before, after] = [sorted[k - 1], sorted[k + 1]];
    return !(before && before.start + before.n > piece.start) && !(after && piece.start + piece.n > after.start);
  });
}

export function quietly<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
