/** Writes a shard block by block: what was appended is on the disk within a second, so a killed process loses at most that. */
import { open, type FileHandle } from 'node:fs/promises';
import { accept, refuse, type Answer } from '../../../src-shared/answer';
import type { SweepBlock } from '../../../src-shared/sweep';
import { writeAtomically } from '../atomic-file';
import { shardFileName } from './definition';
import { blockBytes, headerBytes, type ShardHeader } from './shard-format';
import { lockShard, type Lock } from './shard-lock';
import { recordsOf, scanShard, type ShardContents } from './shard-reader';

/** Milliseconds between appending a block and making it durable, at most. */
const DURABLE_WITHIN = 1_000;

export interface ShardWriter {
  readonly path: string;
  /** Indices of the blocks still to be computed when the file was opened, ascending. */
  readonly missing: readonly number[];
  /** Blocks of the file that had to be given up, a sentence; null when there were none. */
  readonly damage: string | null;
  /** Resolves when the block is written (not yet durable). Rejects when the disk does not take it. */
  append(block: SweepBlock): Promise<void>;
  /** Makes everything durable; a complete shard gets its blocks in order. */
  close(): Promise<ShardContents>;
}

/**
 * Creates the file, or opens the one that is there to go on with it. Refusals: `other-engine`, `other-sweep`, `other-shard`,
 * `not-a-shard` for a file of something else (it is left as it is), `being-written`, `not-written`.
 */
export async function openShard(path: string, header: ShardHeader): Promise<Answer<ShardWriter>> {
  try {
    const lock = await lockShard(path);
    if (!lock.ok) return lock;
    try {
      const opened = await openLocked(path, header, lock.value);
      if (!opened.ok) await lock.value.release();
      return opened;
    } catch (error) {
      await lock.value.release();
      throw error;
    }
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return refuse('not-written', path, `The file could not be written: ${what}.`, 'Choose another place with --out.');
  }
}

async function openLocked(path: string, header: ShardHeader, lock: Lock): Promise<Answer<ShardWriter>> {
  let found = await scanShard(path);
  if (!found.ok) {
    if (found.refusal.code === 'not-a-shard' && !(await isBegunHeader(path, header))) return found;
    await writeAtomically(path, (file) => file.writeFile(headerBytes(header)));
    found = await scanShard(path);
    if (!found.ok) return found;
  }
  const objection = objectionTo(found.value, header);
  if (objection !== null) return objection;
  const file = await open(path, 'r+');
  await file.truncate(found.value.end);
  return accept(new OpenShard(file, found.value, lock));
}

/** A process killed while it made the file left a part of this very header (or nothing). */
async function isBegunHeader(path: string, header: ShardHeader): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const whole = headerBytes(header);
    const { size } = await file.stat();
    if (size > whole.length) return false;
    return (await file.readFile()).equals(whole.subarray(0, size));
  } finally {
    await file.close();
  }
}

function objectionTo({ path, header: there }: ShardContents, header: ShardHeader): Answer<never> | null {
  const advice = 'It is left as it is: name another file with --out, or remove it.';
  const engines = [there.versions.engine, header.versions.engine];
  if (engines[0] !== engines[1])
    return refuse('other-engine', path, `The file was computed by engine ${engines[0]}; this is engine ${engines[1]}.`, advice);
  if (there.digest !== header.digest) return refuse('other-sweep', path, 'The file holds another sweep.', advice);
  if (there.shard.index !== header.shard.index || there.shard.count !== header.shard.count)
    return refuse('other-shard', path, `The file is ${shardFileName('this sweep', there.shard).replace('.edgesweep', '')}.`, advice);
  return null;
}

class OpenShard implements ShardWriter {
  readonly path: string;
  readonly missing: readonly number[];
  readonly damage: string | null;
  readonly #file: FileHandle;
  readonly #lock: Lock;
  #end: number;
  #last: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | null = null;
  #failure: Error | null = null;

  constructor(file: FileHandle, found: ShardContents, lock: Lock) {
    this.path = found.path;
    this.missing = found.missing;
    this.damage = found.damage;
    this.#file = file;
    this.#lock = lock;
    this.#end = found.end;
  }

  append(block: SweepBlock): Promise<void> {
    return this.#inTurn(async () => {
      const bytes = blockBytes(block);
      await writeAll(this.#file, bytes, this.#end);
      this.#end += bytes.length;
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        void this.#inTurn(() => this.#file.sync()).catch(() => undefined);
      }, DURABLE_WITHIN);
    });
  }

  async close(): Promise<ShardContents> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    try {
      await this.#last;
      try {
        if (this.#failure !== null) throw this.#failure;
        await this.#file.sync();
      } finally {
        await this.#file.close();
      }
      return await tidied(this.path);
    } finally {
      await this.#lock.release();
    }
  }

  /** After a failure nothing more is written: the end of the file is not known any longer. */
  #inTurn(act: () => Promise<void>): Promise<void> {
    const mine = this.#last.then(async () => {
      if (this.#failure !== null) throw this.#failure;
      await act();
    });
    this.#last = mine.catch((error: unknown) => void (this.#failure ??= error instanceof Error ? error : new Error(String(error))));
    return mine;
  }
}

async function tidied(path: string): Promise<ShardContents> {
  const shard = await scanned(path);
  if (shard.tidy || shard.missing.length > 0) return shard;
  await writeShard(path, shard.header, recordsOf(shard));
  return scanned(path);
}

async function scanned(path: string): Promise<ShardContents> {
  const shard = await scanShard(path);
  if (!shard.ok) throw new Error(`${path}: ${shard.refusal.what}`);
  return shard.value;
}

/** The whole file at once, whole or not at all; records in the order given. */
export function writeShard(path: string, header: ShardHeader, records: AsyncIterable<{ readonly bytes: Buffer }>): Promise<void> {
  return writeAtomically(path, async (file) => {
    const first = headerBytes(header);
    await writeAll(file, first, 0);
    let at = first.length;
    for await (const { bytes } of records) {
      await writeAll(file, bytes, at);
      at += bytes.length;
    }
  });
}

async function writeAll(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, at + written);
    written += bytesWritten;
  }
}
