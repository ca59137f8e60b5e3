/** What a shard file is a part of: the definition of a sweep and the engine, named by a digest; and which blocks a shard holds. */
import { createHash } from 'node:crypto';
import { accept, refuse, type Answer } from '../../../src-shared/answer';
import { canonicalJson } from '../../../src-shared/exact-json';
import { sweepSchema, type CheckedSweep } from '../../../src-shared/sweep';
import { z } from '../../../src-shared/zod';

/** A checked sweep without what was measured on this machine: the same on every machine, so files of equal results are equal. */
export type SweepDefinition = Omit<CheckedSweep, 'seconds' | 'memory' | 'notes'>;

/** Shard `index` of `count`, counted from 1. */
export interface ShardPlace {
  readonly index: number;
  readonly count: number;
}

/** Largest number of shards. */
export const MOST_SHARDS = 100_000;
export const WHOLE_SWEEP: ShardPlace = { index: 1, count: 1 };

export const definitionSchema = z.strictObject({
  spec: sweepSchema,
  blocks: z.array(z.strictObject({ from: z.int().min(0), to: z.int().min(0) })).max(10_000_000),
  coordinates: z.array(z.string()),
  route: z.enum(['lanes', 'loss']),
  work: z.number(),
  bytes: z.number(),
});

export function definitionOf({ spec, blocks, coordinates, route, work, bytes }: CheckedSweep): SweepDefinition {
  return { spec, blocks, coordinates, route, work, bytes };
}

/** What was measured, and the notes that rest on it, are not known. */
export function checkedOf(definition: SweepDefinition): CheckedSweep {
  return { ...definition, seconds: 0, memory: 0, notes: [] };
}

/** Names everything the results depend on: specification, blocks, route and engine; hexadecimal SHA-256. */
export function digestOf({ spec, blocks, route }: SweepDefinition, engine: string): string {
  return createHash('sha256').update(canonicalJson({ spec, blocks, route, engine })).digest('hex');
}

/** Indices of the blocks of a shard, ascending: every `count`-th, so that costly regions of a picture are spread over the shards. */
export function blocksOfShard(blocks: number, { index, count }: ShardPlace): number[] {
  const mine: number[] = [];
  for (let block = index - 1; block < blocks; block += count) mine.push(block);
  return mine;
}

export function shardOfBlock(block: number, count: number): number {
  return (block % count) + 1;
}

/** `2/8` → shard 2 of 8. */
export function shardPlace(text: string): Answer<ShardPlace> {
  const [, first, second] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const [index, count] = [Number(first), Number(second)];
  const good = index >= 1 && index <= count && count <= MOST_SHARDS;
  if (good) return accept({ index, count });
  return refuse('bad-shard', '--shard', `“${text}” is no shard.`, 'Write i/n with i from 1 to n, such as 2/8.');
}

/** `basin.shard-2-of-8.edgesweep`; a whole sweep is `basin.edgesweep`. */
export function shardFileName(name: string, { index, count }: ShardPlace): string {
  return count === 1 ? `${name}.edgesweep` : `${name}.shard-${index}-of-${count}.edgesweep`;
}

/** `1, 3–5, 9`; long lists end with how many more there are. */
export function indexText(indices: readonly number[], most = 12): string {
  const ranges: [number, number][] = [];
  for (const index of indices) {
    const last = ranges.at(-1);
    if (last !== undefined && index === last[1] + 1) last[1] = index;
    else ranges.push([index, index]);
  }
  const words = ranges.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
  return words.length <= most ? words.join(', ') : `${words.slice(0, most).join(', ')} and ${words.length - most} more ranges`;
}
