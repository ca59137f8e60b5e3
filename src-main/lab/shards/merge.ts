/** Several shards of one sweep → one file, the same as a single run would have written. */
import { open } from 'node:fs/promises';
import { accept, refuse, type Answer } from '../../../src-shared/answer';
import type { SweepBlock } from '../../../src-shared/sweep';
import { WHOLE_SWEEP } from './definition';
import type { ShardHeader } from './shard-format';
import { blockOf, recordAt, scanShard, type BlockPlace, type ShardContents } from './shard-reader';
import { writeShard } from './shard-writer';

/** Shards that fit together. */
export interface ShardSet {
  readonly header: ShardHeader;
  /** Where each block is found, by index. */
  readonly blocks: ReadonlyMap<number, { readonly path: string; readonly place: BlockPlace }>;
  /** Blocks that are in none of the shards, ascending. */
  readonly missing: readonly number[];
  /** What differs between the machines, sentences. */
  readonly notes: readonly string[];
}

/** Scans files; the first refusal ends it. A damaged file is refused (`damaged`). */
export async function scanShards(paths: readonly string[]): Promise<Answer<readonly ShardContents[]>> {
  const shards: ShardContents[] = [];
  for (const path of paths) {
    const shard = await scanShard(path);
    if (!shard.ok) return shard;
    if (shard.value.damage !== null)
      return refuse(
        'damaged',
        path,
        `The file is damaged: ${shard.value.damage}.`,
        'Run this shard again: it computes what is damaged or missing.',
      );
    shards.push(shard.value);
  }
  return accept(shards);
}

/** Refusals: `no-shards`, `other-engine`, `other-sweep`, `conflict` (one block with different results in two files). */
export function fitTogether(shards: readonly ShardContents[]): Answer<ShardSet> {
  const [first] = [...shards].sort((a, b) => a.header.shard.index - b.header.shard.index);
  if (first === undefined) return refuse('no-shards', '', 'There is no shard to merge.', 'Name the .edgesweep files.');
  const { engine } = first.header.versions;
  const blocks = new Map<number, { path: string; place: BlockPlace }>();
  for (const { path, header, blocks: own } of shards) {
    if (header.versions.engine !== engine)
      return refuse(
        'other-engine',
        path,
        `Computed by engine ${header.versions.engine}, ${first.path} by engine ${engine}.`,
        'Compute all shards with one version.',
      );
    if (header.digest !== first.header.digest)
      return refuse('other-sweep', path, `This is a shard of another sweep than ${first.path}.`, 'Name the shards of one sweep.');
    for (const [index, place] of own) {
      const there = blocks.get(index);
      if (there !== undefined && there.place.check !== place.check)
        return refuse(
          'conflict',
          path,
          `Block ${index} differs from that in ${there.path}.`,
          'One of the two machines is at fault: compute both shards again and compare.',
        );
      if (there === undefined) blocks.set(index, { path, place });
    }
  }
  const missing = first.header.definition.blocks.map((_, index) => index).filter((index) => !blocks.has(index));
  return accept({ header: { ...first.header, shard: WHOLE_SWEEP }, blocks, missing, notes: differences(shards) });
}

/** Writes all blocks of the set in order; an older file at `path` is replaced. */
export async function writeMerged(path: string, set: ShardSet): Promise<void> {
  await writeShard(path, set.header, mergedRecords(set));
}

/** The blocks of the set, ascending, one in memory at a time. */
export async function* mergedBlocks(set: Pick<ShardSet, 'blocks'>): AsyncGenerator<SweepBlock> {
  for await (const { index, bytes } of mergedRecords(set)) yield blockOf(index, bytes);
}

async function* mergedRecords({ blocks }: Pick<ShardSet, 'blocks'>): AsyncGenerator<{ readonly index: number; readonly bytes: Buffer }> {
  for (const [index, { path, place }] of [...blocks].sort(([a], [b]) => a - b)) {
    // Opened for one block each: a sweep may have more shards than a process may have open files.
    const file = await open(path, 'r');
    try {
      yield { index, bytes: await recordAt(file, path, index, place) };
    } finally {
      await file.close();
    }
  }
}

function differences(shards: readonly ShardContents[]): string[] {
  const kinds = new Set(shards.map(({ header: { versions } }) => `${versions.runtime}, V8 ${versions.v8}, ${versions.platform}`));
  if (kinds.size <= 1) return [];
  return [`The shards were computed on different runtimes: ${[...kinds].sort().join('; ')}.`];
}
