/** Columns of a sweep's block as bytes in the file, and back. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ResultColumn } from '../../src-shared/sweep';
import { crc32, crcOfText } from './checksum';
import { bytes, Damage, number, text } from './columns';
import type { Row } from './driver';

/** How `data` holds the numbers: as they are (little-endian), or deflated without a header (RFC 1951). */
const RAW = 0;
const DEFLATED = 1;

/** Deflated where that leaves less than this share. */
const WORTH = 0.75;
/** Bytes tried before the whole column is. */
const TRIAL = 32_768;

const TYPES = { u1: Uint8Array, u2: Uint16Array, u4: Uint32Array, f8: Float64Array } as const;
type TypeName = keyof typeof TYPES;

export interface StoredColumn {
  readonly name: string;
  readonly type: TypeName;
  /** Numbers, not bytes. */
  readonly n: number;
  readonly codec: number;
  readonly crc: number;
  readonly data: Uint8Array;
}

export function storedColumn(index: number, name: string, column: ResultColumn): StoredColumn {
  const raw = new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
  const packed = deflated(raw);
  const codec = packed === null ? RAW : DEFLATED;
  const head = { name, type: typeOf(column), n: column.length, codec, data: packed ?? raw };
  return { ...head, crc: crcOf(index, head) };
}

/** The numbers of a row of sweep_column; throws `Damage` when it is not what was written for block `index`. */
export function columnOf(index: number, row: Row): ResultColumn {
  const name = text(row, 'name');
  const where = `column ${name} of block ${index}`;
  const type = text(row, 'type');
  if (!isType(type)) throw new Damage(`${where} has an unknown type`);
  const head = { name, type, n: number(row, 'n'), codec: number(row, 'codec'), data: bytes(row, 'data') };
  if (crcOf(index, head) !== number(row, 'crc')) throw new Damage(`the checksum of ${where} does not match`);
  const Type = TYPES[type];
  const size = head.n * Type.BYTES_PER_ELEMENT;
  const raw = head.codec === DEFLATED ? inflated(head.data, size, where) : head.data;
  if (raw.byteLength !== size) throw new Damage(`${where} has the wrong length`);
  const aligned = raw.byteOffset % Type.BYTES_PER_ELEMENT === 0 && raw.byteLength === raw.buffer.byteLength ? raw : raw.slice();
  return new Type(aligned.buffer as ArrayBuffer, aligned.byteOffset, head.n);
}

/** Covers what the row says of its data as well: SQLite does not notice a changed name or number. */
function crcOf(index: number, { name, type, n, codec, data }: Omit<StoredColumn, 'crc'>): number {
  return (crc32(data) ^ crcOfText(`${index} ${name} ${type} ${n} ${codec}`)) >>> 0;
}

function typeOf(column: ResultColumn): TypeName {
  if (column instanceof Uint8Array) return 'u1';
  if (column instanceof Uint16Array) return 'u2';
  return column instanceof Uint32Array ? 'u4' : 'f8';
}

function isType(name: string): name is TypeName {
  return Object.hasOwn(TYPES, name);
}

/** Null where it does not pay; a long column is given up after its first bytes. */
function deflated(raw: Uint8Array): Uint8Array | null {
  if (raw.byteLength > 2 * TRIAL && shrink(raw.subarray(0, TRIAL)) === null) return null;
  return shrink(raw);
}

function shrink(raw: Uint8Array): Uint8Array | null {
  const packed = deflateRawSync(raw, { level: 1 });
  return packed.byteLength < WORTH * raw.byteLength ? packed : null;
}

function inflated(data: Uint8Array, size: number, where: string): Uint8Array {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw new Damage(`${where} cannot be unpacked`);
  }
}
