import { appendFile, copyFile, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blocksOfShard,
  digestOf,
  indexText,
  shardFileName,
  shardOfBlock,
  type SweepDefinition,
} from '../../src-main/lab/shards/definition';
import { fitTogether, scanShards, writeMerged } from '../../src-main/lab/shards/merge';
import { headerBytes, headerOf } from '../../src-main/lab/shards/shard-format';
import { lockShard } from '../../src-main/lab/shards/shard-lock';
import { blocksOf, scanShard } from '../../src-main/lab/shards/shard-reader';
import { openShard } from '../../src-main/lab/shards/shard-writer';
import type { SweepBlock } from '../../src-shared/sweep';
import { newFolder, valueOf } from './bench';
import { QUARTIC } from './experiments';

const VERSIONS = { app: 'test', engine: '1', runtime: 'node', v8: '1', platform: 'test' };

/** A map of `blocks` rows, one a block. */
function definition(blocks: number, to = 2): SweepDefinition {
  const axis = { quantity: 'K', from: 0.5, to, scale: 'linear' } as const;
  const shape = { kind: 'outcome-map', x: axis, y: { ...axis, quantity: 'start:0' }, columns: 5, rows: blocks } as const;
  return {
    spec: { version: 1, experiment: QUARTIC, shape },
    blocks: Array.from({ length: blocks }, (_, i) => ({ from: i, to: i + 1 })),
    coordinates: ['x'],
    route: 'lanes',
    work: 1,
    bytes: 1,
  };
}

/** Results that are a function of the block alone, with the doubles a text format would lose. */
function block(index: number): SweepBlock {
  const of = (value: number) => Float64Array.from({ length: 5 }, (_, i) => (i === 0 ? -0 : i === 1 ? Number.NaN : value / (i + 7)));
  return {
    index,
    columns: {
      class: Uint8Array.from({ length: 5 }, (_, i) => (index + i) % 7),
      period: Uint16Array.from({ length: 5 }, (_, i) => 300 * i),
      steps: Uint32Array.from({ length: 5 }, (_, i) => index * 100_000 + i),
      anchor0: of(index),
      anchor1: of(-index),
    },
  };
}

async function written(path: string, of: SweepDefinition, shard: { index: number; count: number }, order: readonly number[], engine = '1') {
  const writer = valueOf(await openShard(path, headerOf(of, { ...VERSIONS, engine }, shard)));
  for (const index of order) await writer.append(block(index));
  return writer.close();
}

async function single(folder: string, blocks: number): Promise<{ path: string; bytes: Buffer }> {
  const path = join(folder, 'single.edgesweep');
  await written(path, definition(blocks), { index: 1, count: 1 }, blocksOfShard(blocks, { index: 1, count: 1 }));
  return { path, bytes: await readFile(path) };
}

describe('shards of a sweep', () => {
  test('every block belongs to exactly one shard, and no shard has two blocks more than another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 50 }), (blocks, count) => {
        const shards = Array.from({ length: count }, (_, i) => blocksOfShard(blocks, { index: i + 1, count }));
        const all = shards.flat().sort((a, b) => a - b);
        expect(all).toEqual(Array.from({ length: blocks }, (_, i) => i));
        shards.forEach((own, i) => own.forEach((index) => expect(shardOfBlock(index, count)).toBe(i + 1)));
        const sizes = shards.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('what is read is what was written, bit for bit', async () => {
    const { path } = await single(await newFolder(), 6);
    const read: SweepBlock[] = [];
    for await (const one of blocksOf(valueOf(await scanShard(path)))) read.push(one);
    expect(read).toEqual([0, 1, 2, 3, 4, 5].map(block));
    expect(Object.is(read[2]?.columns['anchor0']?.[0], -0)).toBe(true);
    expect(valueOf(await scanShard(path)).header.definition).toEqual(definition(6));
    const [line = ''] = (await readFile(path, 'utf8')).split('\n');
    expect(JSON.parse(line)).toMatchObject({ format: 'edgesweep', shard: { index: 1, count: 1 }, versions: VERSIONS });
  });

  test('shards computed in any order merge into the bytes of a single run, whatever their number', async () => {
    const folder = await newFolder();
    const { bytes } = await single(folder, 11);
    let k = 0;
    const orders = fc.integer({ min: 1, max: 13 }).chain((count) => {
      const shards = Array.from({ length: count }, (_, i) => blocksOfShard(11, { index: i + 1, count }));
      return fc.tuple(...shards.map((own) => fc.shuffledSubarray(own, { minLength: own.length })));
    });
    await fc.assert(
      fc.asyncProperty(orders, async (shards) => {
        const name = `many-${k++}`;
        const paths = shards.map((_, i) => join(folder, shardFileName(`${name}.part`, { index: i + 1, count: shards.length + 1 })));
        for (const [i, order] of shards.entries()) await written(paths[i]!, definition(11), { index: i + 1, count: shards.length }, order);
        const out = join(folder, `${name}.edgesweep`);
        await writeMerged(out, valueOf(fitTogether(valueOf(await scanShards(paths.reverse())))));
        expect(bytes.equals(await readFile(out))).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  test('a file cut at any byte loses only what was cut, and gone on with it is the file of a single run', async () => {
    const folder = await newFolder();
    const { path, bytes } = await single(folder, 7);
    const cut = join(folder, 'cut.edgesweep');
    const start = valueOf(await scanShard(path)).start;
    const record = (bytes.length - start) / 7;
    const header = headerOf(definition(7), VERSIONS, { index: 1, count: 1 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (length) => {
        await copyFile(path, cut);
        await truncate(cut, length);
        const writer = valueOf(await openShard(cut, header));
        expect(writer.damage).toBeNull();
        expect(writer.missing.length).toBe(7 - Math.max(0, Math.floor((length - start) / record)));
        for (const index of [...writer.missing].reverse()) await writer.append(block(index));
        await writer.close();
        expect(bytes.equals(await readFile(cut))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('zeros a power failure left at the end are no damage', async () => {
    const { path, bytes } = await single(await newFolder(), 3);
    await appendFile(path, Buffer.alloc(100));
    expect(valueOf(await scanShard(path))).toMatchObject({ damage: null, missing: [], tidy: false });
    await written(path, definition(3), { index: 1, count: 1 }, []);
    expect(bytes.equals(await readFile(path))).toBe(true);
  });

  test('a byte changed anywhere is found: a merge refuses, going on computes it again', async () => {
    const folder = await newFolder();
    const { path, bytes } = await single(folder, 5);
    const bad = join(folder, 'bad.edgesweep');
    const header = headerOf(definition(5), VERSIONS, { index: 1, count: 1 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(bytes);
        changed[at] = changed[at]! ^ change;
        await writeFile(bad, changed);
        const scanned = await scanShards([bad]);
        if (!scanned.ok) expect(['damaged', 'not-a-shard']).toContain(scanned.refusal.code);
        // Only a length that was changed to reach beyond the end could pass for a block that was cut off; its check forbids it.
        expect(scanned.ok).toBe(false);
        const opened = await openShard(bad, header);
        if (!opened.ok) {
          expect(opened.refusal.code).toBe('not-a-shard');
          return;
        }
        for (const index of opened.value.missing) await opened.value.append(block(index));
        await opened.value.close();
        expect(bytes.equals(await readFile(bad))).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(path).not.toBe(bad);
  });
});

describe('what does not belong together', () => {
  const place = { index: 1, count: 2 };
  async function refusalOf(path: string, of: SweepDefinition, shard = place, engine = '1') {
    const opened = await openShard(path, headerOf(of, { ...VERSIONS, engine }, shard));
    if (opened.ok) await opened.value.close();
    return opened.ok ? null : opened.refusal.code;
  }

  test('a file of another sweep, engine or shard is refused and left as it is', async () => {
    const path = join(await newFolder(), 'a.edgesweep');
    await written(path, definition(4), place, [0]);
    const before = await readFile(path);
    expect(await refusalOf(path, definition(4, 3))).toBe('other-sweep');
    expect(await refusalOf(path, definition(4), place, '2')).toBe('other-engine');
    expect(await refusalOf(path, definition(4), { index: 2, count: 2 })).toBe('other-shard');
    expect(before.equals(await readFile(path))).toBe(true);
    await writeFile(path, '{"not": "a shard"}\n');
    expect(await refusalOf(path, definition(4))).toBe('not-a-shard');
    expect(await refusalOf(join(path, 'below', 'a file'), definition(4))).toBe('not-written');
  });

  test('merging refuses other sweeps and engines, and one block with two results; equal duplicates are fine', async () => {
    const folder = await newFolder();
    const at = (name: string) => join(folder, `${name}.edgesweep`);
    await written(at('one'), definition(4), place, [0, 2]);
    await written(at('other'), definition(4, 3), { index: 2, count: 2 }, [1, 3]);
    await written(at('engine'), definition(4), { index: 2, count: 2 }, [1, 3], '2');
    await written(at('same'), definition(4), { index: 1, count: 1 }, [0, 1]);
    const writer = valueOf(await openShard(at('wrong'), headerOf(definition(4), VERSIONS, { index: 1, count: 4 })));
    await writer.append({ ...block(3), index: 0 });
    await writer.close();
    const codeOf = async (...names: string[]) => {
      const set = fitTogether(valueOf(await scanShards(names.map(at))));
      return set.ok ? set.value.missing : set.refusal.code;
    };
    expect(await codeOf('one', 'other')).toBe('other-sweep');
    expect(await codeOf('one', 'engine')).toBe('other-engine');
    expect(await codeOf('one', 'wrong')).toBe('conflict');
    expect(await codeOf('one', 'same')).toEqual([3]);
    expect(await codeOf()).toBe('no-shards');
  });

  test('the digest is that of the definition, not of the order in which it was typed', () => {
    const { spec, ...rest } = definition(4);
    const turned = {
      ...rest,
      spec: { shape: spec.shape, experiment: Object.fromEntries(Object.entries(spec.experiment).reverse()), version: 1 },
    };
    expect(digestOf(turned as unknown as SweepDefinition, '1')).toBe(digestOf(definition(4), '1'));
    expect(digestOf(definition(4), '2')).not.toBe(digestOf(definition(4), '1'));
    const head = (of: SweepDefinition) => headerBytes(headerOf(of, VERSIONS, place));
    expect(head(turned as unknown as SweepDefinition).equals(head(definition(4)))).toBe(true);
  });

  test('lists of blocks are short', () => {
    expect(indexText([0, 2, 3, 4, 9])).toBe('0, 2–4, 9');
    expect(indexText([0, 2, 4, 6], 2)).toBe('0, 2 and 2 more ranges');
  });
});

describe('one process writes a shard', () => {
  const quick = { beat: 50, patience: 400 };

  test('a second one is refused while the first lives', async () => {
    const path = join(await newFolder(), 'a.edgesweep');
    const first = valueOf(await lockShard(path));
    const second = await lockShard(path);
    expect(second.ok ? null : second.refusal.code).toBe('being-written');
    await first.release();
    await valueOf(await lockShard(path)).release();
  });

  test('the lock of a process that is gone is taken, here at once', async () => {
    const path = join(await newFolder(), 'a.edgesweep');
    const { hostname } = await import('node:os');
    // Process numbers end at 2²².
    await writeFile(`${path}.lock`, `${hostname()} 4194305 3\n`);
    await valueOf(await lockShard(path, quick)).release();
  });

  test('the lock of another machine counts as left over only when it stands still', async () => {
    const path = join(await newFolder(), 'a.edgesweep');
    let beats = 0;
    const beat = () => writeFile(`${path}.lock`, `elsewhere 17 ${beats++}\n`);
    await beat();
    const timer = setInterval(() => void beat(), quick.beat);
    const living = await lockShard(path, quick);
    clearInterval(timer);
    await new Promise((wake) => setTimeout(wake, 2 * quick.beat));
    expect(living.ok ? null : living.refusal.what).toContain('Process 17 on elsewhere');
    await valueOf(await lockShard(path, quick)).release();
  });
});
