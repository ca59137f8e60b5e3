/** Reads a shard file: everything is verified before it is believed. */
import { open, type FileHandle } from 'node:fs/promises';
import { accept, refuse, type Answer } from '../../../src-shared/answer';
import type { SweepBlock } from '../../../src-shared/sweep';
import { blocksOfShard } from './definition';
import {
  CHECK_BYTES,
  checkOf,
  HEAD_BYTES,
  LONGEST_BODY,
  LONGEST_LINE,
  readBody,
  readHead,
  readHeader,
  type ShardHeader,
} from './shard-format';

const PIECE = 1 << 20;

/** Where the bytes of one block are, and the check of its body. */
export interface BlockPlace {
  readonly at: number;
  readonly bytes: number;
  readonly check: string;
}

export interface ShardContents {
  readonly path: string;
  readonly header: ShardHeader;
  /** Bytes of the header. */
  readonly start: number;
  /** Blocks that are there and whole, by index. */
  readonly blocks: ReadonlyMap<number, BlockPlace>;
  /** Indices of the shard's blocks that are not, ascending. */
  readonly missing: readonly number[];
  /** Where the last whole block ends; what follows was cut off while it was written. */
  readonly end: number;
  /** The blocks stand in ascending order and nothing else is in the file. */
  readonly tidy: boolean;
  /** What is not as it was written, a sentence; null for a sound file. A block that was cut off at the end is no damage. */
  readonly damage: string | null;
}

/**
 * Verifies a file: every byte, or with `heads` only which blocks are there (for a look at a shard that is being computed).
 * Refusals: `no-file`, `not-a-shard`.
 */
export async function scanShard(path: string, depth: 'whole' | 'heads' = 'whole'): Promise<Answer<ShardContents>> {
  const file = await open(path, 'r').catch((error: unknown) => error);
  if (file instanceof Error || !isHandle(file)) {
    const what = file instanceof Error ? file.message : 'it is no file';
    return refuse('no-file', path, `The file cannot be read: ${what}.`, 'Name the .edgesweep file of a sweep.');
  }
  try {
    const { size } = await file.stat();
    const header = await headerAt(file, size);
    if (header === null)
      return refuse(
        'not-a-shard',
        path,
        'This is not a shard of a sweep, or its header is damaged.',
        'Name another file, or compute this shard again.',
      );
    return accept({ path, ...header, ...(await blocksAfter(file, header.start, size, header.header, depth)) });
  } finally {
    await file.close();
  }
}

function isHandle(value: unknown): value is FileHandle {
  return typeof value === 'object' && value !== null && 'stat' in value;
}

async function headerAt(file: FileHandle, size: number): Promise<{ header: ShardHeader; start: number } | null> {
  const pieces: Buffer[] = [];
  for (let at = 0; at < Math.min(size, LONGEST_LINE); at += PIECE) {
    const piece = await bytesAt(file, at, Math.min(PIECE, size - at));
    // What is no JSON object is no header: no need to look for the end of its line.
    if (at === 0 && piece[0] !== 0x7b) return null;
    const end = piece.indexOf(0x0a);
    pieces.push(end < 0 ? piece : piece.subarray(0, end + 1));
    if (end < 0) continue;
    const line = Buffer.concat(pieces);
    const header = readHeader(line, await bytesAt(file, line.length, CHECK_BYTES));
    return header === null ? null : { header, start: line.length + CHECK_BYTES };
  }
  return null;
}

async function blocksAfter(file: FileHandle, start: number, size: number, { definition, shard }: ShardHeader, depth: 'whole' | 'heads') {
  const mine = blocksOfShard(definition.blocks.length, shard);
  const wanted = new Set(mine);
  const blocks = new Map<number, BlockPlace>();
  const damaged: string[] = [];
  let end = start;
  let last = -1;
  let tidy = true;
  for (let at = start; at < size;) {
    const rest = size - at;
    const head = readHead(await bytesAt(file, at, Math.min(HEAD_BYTES, rest)));
    if (head === null || head.length > LONGEST_BODY) {
      // A head that is not whole, or a stretch of zeros that a power failure left, was being written.
      if (rest >= HEAD_BYTES && !(await isZero(file, at, size))) damaged.push(`the bytes from ${at} on are no block`);
      break;
    }
    const bytes = HEAD_BYTES + head.length + CHECK_BYTES;
    if (bytes > rest) break;
    const skipped = depth === 'whole' ? 0 : head.length;
    const read = await bytesAt(file, at + HEAD_BYTES + skipped, head.length - skipped + CHECK_BYTES);
    const check = read.subarray(read.length - CHECK_BYTES);
    const sound = skipped > 0 || checkOf(read.subarray(0, read.length - CHECK_BYTES)).equals(check);
    const known = blocks.get(head.index)?.check ?? check.toString('hex');
    if (!sound) damaged.push(`block ${head.index} is not as it was written`);
    else if (!wanted.has(head.index)) damaged.push(`block ${head.index} does not belong to this shard`);
    else if (known !== check.toString('hex')) damaged.push(`block ${head.index} is there twice with different results`);
    else blocks.set(head.index, { at, bytes, check: known });
    tidy &&= sound && head.index > last;
    last = head.index;
    at += bytes;
    end = at;
  }
  const missing = mine.filter((index) => !blocks.has(index));
  const damage = damaged.length === 0 ? null : `${damaged[0]}${damaged.length > 1 ? ` (and ${damaged.length - 1} more)` : ''}`;
  return { blocks, missing, end, tidy: tidy && damage === null && end === size, damage };
}

async function isZero(file: FileHandle, from: number, to: number): Promise<boolean> {
  for (let at = from; at < to; at += PIECE)
    if ((await bytesAt(file, at, Math.min(PIECE, to - at))).some((byte) => byte !== 0)) return false;
  return true;
}

/** Exactly these bytes; fewer at the end of the file. */
export async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, at + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
}

/** The blocks of a scanned file in ascending order, one in memory at a time. Throws when the file changed since it was scanned. */
export async function* blocksOf(shard: ShardContents): AsyncGenerator<SweepBlock> {
  for await (const { index, bytes } of recordsOf(shard)) yield blockOf(index, bytes);
}

/** Throws when the bytes, whose check was good, are laid out in a way that is not known here. */
export function blockOf(index: number, record: Buffer): SweepBlock {
  const block = readBody(index, record.subarray(HEAD_BYTES, record.length - CHECK_BYTES));
  if (block === null) throw new Error(`block ${index} is laid out in an unknown way`);
  return block;
}

/** The bytes of every block, ascending. */
export async function* recordsOf(shard: ShardContents): AsyncGenerator<{ readonly index: number; readonly bytes: Buffer }> {
  const file = await open(shard.path, 'r');
  try {
    for (const [index, place] of [...shard.blocks].sort(([a], [b]) => a - b))
      yield { index, bytes: await recordAt(file, shard.path, index, place) };
  } finally {
    await file.close();
  }
}

export async function recordAt(file: FileHandle, path: string, index: number, { at, bytes, check }: BlockPlace): Promise<Buffer> {
  const record = await bytesAt(file, at, bytes);
  const body = record.subarray(HEAD_BYTES, Math.max(HEAD_BYTES, record.length - CHECK_BYTES));
  if (record.length !== bytes || checkOf(body).toString('hex') !== check)
    throw new Error(`${path}: block ${index} changed while it was read`);
  return record;
}
