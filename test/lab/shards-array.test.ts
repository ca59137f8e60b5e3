import { execFileSync } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importJobArray, readJobArray, writeJobArray, type NewJobArray } from '../../src-main/lab/job-array';
import { rangesOf } from '../../src-main/lab/job-array-slurm';
import { definitionOf } from '../../src-main/lab/shards/definition';
import { headerOf } from '../../src-main/lab/shards/shard-format';
import { openShard } from '../../src-main/lab/shards/shard-writer';
import type { CheckedSweep, SweepBlock } from '../../src-shared/sweep';
import type { NewSweep } from '../../src-shared/store-contract';
import { newFolder, valueOf } from './bench';
import { QUARTIC } from './experiments';

const VERSIONS = { app: 'test', engine: '1', runtime: 'node', v8: '1', platform: 'test' };
const axis = { quantity: 'K', from: 0.5, to: 2, scale: 'linear' } as const;
const CHECKED: CheckedSweep = {
  spec: {
    version: 1,
    experiment: QUARTIC,
    shape: { kind: 'outcome-map', x: axis, y: { ...axis, quantity: 'start:0' }, columns: 1, rows: 6 },
  },
  blocks: Array.from({ length: 6 }, (_, i) => ({ from: i, to: i + 1 })),
  coordinates: ['x'],
  route: 'lanes',
  work: 6,
  seconds: 0.123,
  memory: 5,
  bytes: 1,
  notes: [],
};
const ARRAY: NewJobArray = {
  title: "Ünïcode's $(title)\n#SBATCH --evil",
  checked: CHECKED,
  settings: { tasks: 3, threads: 2, time: '1:00:00', partition: 'main,long' },
  versions: VERSIONS,
  command: ['edgelab'],
};
const block = (index: number): SweepBlock => ({ index, columns: { class: Uint8Array.of(index) } });

async function computed(folder: string, task: number, blocks: readonly number[]): Promise<void> {
  const path = join(folder, `sweep.shard-${task}-of-3.edgesweep`);
  const writer = valueOf(await openShard(path, headerOf(definitionOf(CHECKED), VERSIONS, { index: task, count: 3 })));
  for (const index of blocks) await writer.append(block(index));
  await writer.close();
}

describe('a job array', () => {
  test('its script is one a shell takes, and no title or setting adds a line of its own', async () => {
    const folder = join(await newFolder(), 'array');
    const script = valueOf(await writeJobArray(folder, ARRAY));
    const text = await readFile(script, 'utf8');
    const directives = text.split('\n').filter((line) => line.startsWith('#SBATCH'));
    expect(directives).toEqual([
      '#SBATCH --job-name=edgelab-U-ni-code-s-title-SBATCH-evil',
      '#SBATCH --array=1-3',
      '#SBATCH --nodes=1',
      '#SBATCH --ntasks=1',
      '#SBATCH --cpus-per-task=2',
      '#SBATCH --output=logs/%A_%a.txt',
      '#SBATCH --open-mode=append',
      '#SBATCH --time=1:00:00',
      '#SBATCH --partition=main,long',
    ]);
    execFileSync('sh', ['-n', script]);
  });

  test.skipIf(process.platform === 'win32')('the script gives the command its words, by hand and as Slurm runs it', async () => {
    const folder = join(await newFolder(), "a folder with 'quotes'");
    const script = valueOf(await writeJobArray(folder, ARRAY));
    const echo = join(folder, 'echo words');
    await writeFile(echo, '#!/bin/sh\nprintf "%s\\n" "$PWD" "$@"\n');
    await chmod(echo, 0o755);
    const run = (words: string[], env: Record<string, string>, cwd: string) =>
      execFileSync('sh', [script, ...words], { cwd, env: { PATH: process.env['PATH'] ?? '', EDGELAB: echo, ...env }, encoding: 'utf8' })
        .trim()
        .split('\n');
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
    const words = (shard: number, threads: string) => [
      folder,
      ...['sweep', 'sweep.json', '--shard', `${shard}/3`, '--threads', threads],
      ...['--out', `sweep.shard-${shard}-of-3.edgesweep`, '--expect', digest],
    ];
    expect(run(['2'], {}, '/')).toEqual(words(2, '2'));
    expect(run([], { SLURM_ARRAY_TASK_ID: '3', SLURM_SUBMIT_DIR: folder, SLURM_CPUS_PER_TASK: '7' }, '/')).toEqual(words(3, '7'));
    expect(() => run([], { SLURM_ARRAY_TASK_ID: '3', SLURM_SUBMIT_DIR: '/' }, '/')).toThrow(/submit this script from its own folder/);
    expect(() => run([], {}, '/')).toThrow(/say which shard/);
  });

  test.each([
    ['tasks', { tasks: 7 }],
    ['tasks', { tasks: 0 }],
    ['tasks', { tasks: Number.NaN }],
    ['threads', { threads: 1.5 }],
    ['time', { time: '1:00\n#SBATCH --exclusive' }],
    ['time', { time: 'soon' }],
    ['partition', { partition: 'main --exclusive' }],
    ['partition', { partition: '$(id)' }],
  ])('refuses bad %s %j', async (where, change) => {
    const folder = join(await newFolder(), 'array');
    const written = await writeJobArray(folder, { ...ARRAY, settings: { ...ARRAY.settings, ...change } });
    expect(written).toMatchObject({ ok: false, refusal: { code: 'bad-setting', where } });
  });

  test('takes no folder of another array or with other files of these names; the same array may be written again', async () => {
    const folder = join(await newFolder(), 'array');
    valueOf(await writeJobArray(folder, ARRAY));
    valueOf(await writeJobArray(folder, { ...ARRAY, settings: { ...ARRAY.settings, time: '2-0' } }));
    const other = await writeJobArray(folder, { ...ARRAY, settings: { ...ARRAY.settings, tasks: 2 } });
    expect(other).toMatchObject({ ok: false, refusal: { code: 'folder-in-use' } });
    const used = await newFolder();
    await writeFile(join(used, 'sweep.json'), 'mine');
    expect(await writeJobArray(used, ARRAY)).toMatchObject({ ok: false, refusal: { code: 'folder-in-use' } });
    expect(await readFile(join(used, 'sweep.json'), 'utf8')).toBe('mine');
    expect(await readJobArray(used)).toMatchObject({ ok: false, refusal: { code: 'no-array' } });
  });

  test('says what is finished, and brings in what is there', async () => {
    const folder = join(await newFolder(), 'array');
    valueOf(await writeJobArray(folder, ARRAY));
    expect(valueOf(await readJobArray(folder))).toMatchObject({ title: ARRAY.title, tasks: 3, finished: 0, blocksDone: 0, blocks: 6 });
    await computed(folder, 2, [4, 1]);
    await computed(folder, 3, [2]);
    expect(valueOf(await readJobArray(folder))).toMatchObject({ tasks: 3, finished: 1, blocksDone: 3, blocks: 6 });
    expect(await bringIn(folder)).toMatchObject({ blocks: [1, 2, 4], status: 'stopped', title: ARRAY.title });
    await computed(folder, 3, [5]);
    await computed(folder, 1, [0, 3]);
    expect(valueOf(await readJobArray(folder))).toMatchObject({ finished: 3, blocksDone: 6 });
    expect(await bringIn(folder, [3])).toMatchObject({ blocks: [0, 1, 2, 4, 5], status: 'finished' });
  });

  test('ranges as --array reads them', () => {
    expect(rangesOf([7, 1, 2, 3])).toBe('1-3,7');
  });
});

/** Imports into a store that notes what it is given; it has the blocks `done` already. */
async function bringIn(folder: string, done: readonly number[] = []) {
  const heard = { title: '', blocks: [] as number[], status: '' };
  valueOf(
    await importJobArray(folder, {
      addSweep: async (sweep: NewSweep) => {
        heard.title = sweep.title;
        return { id: 5, done };
      },
      setSweepStatus: async () => null,
      appendBlocks: async (_id, blocks) => {
        heard.blocks.push(...blocks.map(({ index }) => index));
        return null;
      },
      finishSweep: async (_id, { status }) => {
        heard.status = status;
        return null;
      },
    }),
  );
  return heard;
}
