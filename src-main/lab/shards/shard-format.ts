/**
 * The bytes of a shard file (`.edgesweep`). The first line is JSON: `head -1 FILE` shows what the file is. Then, all numbers
 * little-endian:
 *
 *   header   8 bytes  check of the first line
 *   block    u32 mark "BLCK", u32 index, u32 length of the body in bytes, u32 0, 8 bytes check of these 16
 *            body: u32 length of the JSON, JSON [[column, type, length], …] padded with spaces to a multiple of 8, then the arrays,
 *            each padded with zeros to a multiple of 8 bytes
 *            8 bytes check of the body
 *
 * A check is the first 8 bytes of the SHA-256. Blocks may stand in any order while the shard is computed; a finished shard has them in
 * ascending order and nothing else, so equal results are equal files. Nothing in the file says when, where or how fast it was made.
 */
import { createHash } from 'node:crypto';
import { canonicalJson, fromExactJson } from '../../../src-shared/exact-json';
import type { Versions } from '../../../src-shared/spec';
import type { ResultColumn, SweepBlock } from '../../../src-shared/sweep';
import { z } from '../../../src-shared/zod';
import { definitionSchema, digestOf, MOST_SHARDS, type ShardPlace, type SweepDefinition } from './definition';

export interface ShardHeader {
  readonly shard: ShardPlace;
  readonly versions: Versions;
  readonly digest: string;
  readonly definition: SweepDefinition;
}

export const CHECK_BYTES = 8;
export const HEAD_BYTES = 16 + CHECK_BYTES;
/** Largest first line and largest body that are read, in bytes. */
export const LONGEST_LINE = 256e6;
export const LONGEST_BODY = 1e9;
const MARK = 0x4b434c42; // "BLCK"

const TYPES = { Uint8: Uint8Array, Uint16: Uint16Array, Uint32: Uint32Array, Float64: Float64Array } as const;
type TypeName = keyof typeof TYPES;

const place = z.int().min(1).max(MOST_SHARDS);
const headerSchema = z.strictObject({
  format: z.literal('edgesweep'),
  version: z.literal(1),
  shard: z.strictObject({ index: place, count: place }),
  versions: z.strictObject({ app: z.string(), engine: z.string(), runtime: z.string(), v8: z.string(), platform: z.string() }),
  digest: z.string(),
  definition: definitionSchema,
});
const columnsSchema = z.array(z.tuple([z.string().max(40), z.enum(['Uint8', 'Uint16', 'Uint32', 'Float64']), z.int().min(0)])).max(40);

export function headerOf(definition: SweepDefinition, versions: Versions, shard: ShardPlace): ShardHeader {
  return { definition, versions, shard, digest: digestOf(definition, versions.engine) };
}

/** The first line with its end of line, and its check. */
export function headerBytes(header: ShardHeader): Buffer {
  const line = Buffer.from(`${canonicalJson({ format: 'edgesweep', version: 1, ...header })}\n`);
  return Buffer.concat([line, checkOf(line)]);
}

/** Null when the line is not the header of a shard of a version that is known here, or not the one its check and digest belong to. */
export function readHeader(line: Uint8Array, check: Uint8Array): ShardHeader | null {
  if (!checkOf(line).equals(check)) return null;
  try {
    const parsed = headerSchema.safeParse(fromExactJson(Buffer.from(line).toString('utf8')));
    if (!parsed.success) return null;
    const { shard, versions, digest, definition } = parsed.data;
    return shard.index <= shard.count && digestOf(definition, versions.engine) === digest ? { shard, versions, digest, definition } : null;
  } catch {
    return null;
  }
}

export function blockBytes(block: SweepBlock): Buffer {
  const columns = Object.entries(block.columns);
  const names = JSON.stringify(columns.map(([name, column]) => [name, typeName(column), column.length]));
  const unpadded = 4 + Buffer.byteLength(names);
  const text = Buffer.from(names + ' '.repeat(padded(unpadded) - unpadded));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const arrays = columns.map(([, column]) => {
    const bytes = Buffer.from(column.buffer, column.byteOffset, column.byteLength);
    return Buffer.concat([bytes], padded(bytes.length));
  });
  const body = Buffer.concat([length, text, ...arrays]);
  const head = Buffer.alloc(16);
  [MARK, block.index, body.length, 0].forEach((word, i) => head.writeUInt32LE(word, 4 * i));
  return Buffer.concat([head, checkOf(head), body, checkOf(body)]);
}

/** Index and length of the body, null when the bytes are not the head of a block. */
export function readHead(head: Buffer): { readonly index: number; readonly length: number } | null {
  if (head.length < HEAD_BYTES || head.readUInt32LE(0) !== MARK) return null;
  if (!checkOf(head.subarray(0, 16)).equals(head.subarray(16, HEAD_BYTES))) return null;
  return { index: head.readUInt32LE(4), length: head.readUInt32LE(8) };
}

/** The columns of a body whose check was found good; null when they are not laid out as stated. */
export function readBody(index: number, body: Buffer): SweepBlock | null {
  const textLength = body.length < 4 ? 0 : body.readUInt32LE(0);
  if (textLength === 0 || 4 + textLength > body.length) return null;
  const layout = columnsSchema.safeParse(JSON.parse(body.toString('utf8', 4, 4 + textLength)));
  if (!layout.success) return null;
  const columns: Record<string, ResultColumn> = {};
  let at = 4 + textLength;
  for (const [name, type, length] of layout.data) {
    const bytes = length * TYPES[type].BYTES_PER_ELEMENT;
    if (at + bytes > body.length) return null;
    // A copy: typed arrays want their own alignment.
    columns[name] = new TYPES[type](Uint8Array.from(body.subarray(at, at + bytes)).buffer);
    at += padded(bytes);
  }
  return { index, columns };
}

export function checkOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest().subarray(0, CHECK_BYTES);
}

function typeName(column: ResultColumn): TypeName {
  if (column instanceof Float64Array) return 'Float64';
  if (column instanceof Uint32Array) return 'Uint32';
  return column instanceof Uint16Array ? 'Uint16' : 'Uint8';
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
