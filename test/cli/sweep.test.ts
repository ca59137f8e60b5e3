import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SWEEP_EXAMPLES } from '../../src-main/cli/sweep-examples';
import { sweepSchema, type SweepSpec } from '../../src-shared/sweep';
import { grows, newCheckout, type Checkout } from '../slurm/checkout';
import { diagram } from '../slurm/sweeps';
import { terminal } from './host';

const ASSETS = resolve(import.meta.dirname, '../../assets/sweeps');

async function withSpec(spec: SweepSpec = diagram(512, 80_000)) {
  const shell = await terminal();
  await writeFile(join(shell.folder, 'spec.json'), JSON.stringify(spec));
  return { shell, file: (name: string) => join(shell.folder, name) };
}

describe('edgelab sweep', () => {
  test('the shards of a sweep, merged in any order, are the bytes of a single run on any number of threads', async () => {
    const { shell, file } = await withSpec();
    expect(await shell.edgelab('sweep', 'spec.json', '--threads', '1', '--out', 'single.edgesweep', '--json')).toBe(0);
    expect(shell.json()).toMatchObject({ kind: 'orbit-diagram', blocksDone: 8, blocks: 8, computed: 8, missing: [], divergedColumns: 0 });
    // Every kept step of every column falls into the picture: its range was found from the orbits.
    expect(shell.json()['points']).toBe(512 * 1_000);
    expect(await shell.edgelab('sweep', 'spec.json', '--threads', '2', '--out', 'two.edgesweep')).toBe(0);
    for (const i of [3, 1, 2]) expect(await shell.edgelab('sweep', 'spec.json', '--shard', `${i}/3`, '--threads', '2')).toBe(0);
    const shards = [2, 3, 1].map((i) => `spec.shard-${i}-of-3.edgesweep`);
    expect(await shell.edgelab('merge', ...shards, '--out', 'merged.edgesweep')).toBe(0);
    const single = await readFile(file('single.edgesweep'));
    expect(single.equals(await readFile(file('two.edgesweep')))).toBe(true);
    expect(single.equals(await readFile(file('merged.edgesweep')))).toBe(true);
  });

  test.each(['basin-map', 'ensemble'])('so are those of the example %s, and it is drawn', async (name) => {
    const { shell, file } = await withSpec();
    expect(await shell.edgelab('sweep', name, '--picture', 'a.png', '--json'), shell.err).toBe(0);
    const { cells, classes } = shell.json() as { cells: number; classes: Record<string, number> };
    // Every cell has a class; nothing is dropped.
    expect(Object.values(classes).reduce((sum, count) => sum + count, 0)).toBe(cells);
    expect((await readFile(file('a.png'))).subarray(1, 4).toString()).toBe('PNG');
    for (const i of [2, 1]) expect(await shell.edgelab('sweep', name, '--shard', `${i}/2`, '--threads', '1')).toBe(0);
    expect(await shell.edgelab('merge', ...[1, 2].map((i) => `${name}.shard-${i}-of-2.edgesweep`), '--out', 'merged.edgesweep')).toBe(0);
    expect((await readFile(file(`${name}.edgesweep`))).equals(await readFile(file('merged.edgesweep')))).toBe(true);
  });

  test('merge says which blocks are missing and writes nothing', async () => {
    const { shell, file } = await withSpec();
    for (const i of [1, 3]) await shell.edgelab('sweep', 'spec.json', '--shard', `${i}/3`);
    const shards = [1, 3].map((i) => `spec.shard-${i}-of-3.edgesweep`);
    expect(await shell.edgelab('merge', ...shards, '--out', 'merged.edgesweep')).toBe(2);
    expect(shell.err).toContain('Of 8 blocks 3 are missing: 1, 4, 7.');
    expect(existsSync(file('merged.edgesweep'))).toBe(false);
    expect(await shell.edgelab('merge', ...shards, 'nothing', '--out', 'merged.edgesweep')).toBe(2);
    expect(shell.err).toContain('cannot be read');
  });

  test('a damaged shard is refused by merge and mended by computing it again', async () => {
    const { shell, file } = await withSpec();
    await shell.edgelab('sweep', 'spec.json', '--out', 'a.edgesweep');
    const whole = await readFile(file('a.edgesweep'));
    const bad = Buffer.from(whole);
    bad[bad.length - 100]! ^= 1;
    await writeFile(file('a.edgesweep'), bad);
    expect(await shell.edgelab('merge', 'a.edgesweep', '--out', 'b.edgesweep')).toBe(2);
    expect(shell.err).toMatch(/The file is damaged: block 7 is not as it was written\. Run this shard again/);
    expect(await shell.edgelab('sweep', 'spec.json', '--out', 'a.edgesweep', '--json')).toBe(0);
    expect(shell.json()).toMatchObject({ computed: 1, blocksDone: 8 });
    expect(whole.equals(await readFile(file('a.edgesweep')))).toBe(true);
  });

  test('goes on with a file of the same sweep and leaves that of another one alone', async () => {
    const { shell, file } = await withSpec();
    await shell.edgelab('sweep', 'spec.json', '--out', 'a.edgesweep');
    const whole = await readFile(file('a.edgesweep'));
    await truncate(file('a.edgesweep'), Math.round(whole.length / 2));
    expect(await shell.edgelab('sweep', 'spec.json', '--out', 'a.edgesweep')).toBe(0);
    expect(shell.out).toContain('3 blocks were there before');
    expect(whole.equals(await readFile(file('a.edgesweep')))).toBe(true);
    await writeFile(file('other.json'), JSON.stringify(diagram(256, 80_000)));
    expect(await shell.edgelab('sweep', 'other.json', '--out', 'a.edgesweep')).toBe(2);
    expect(shell.err).toMatch(/holds another sweep\. It is left as it is/);
    expect(whole.equals(await readFile(file('a.edgesweep')))).toBe(true);
    expect(await shell.edgelab('sweep', 'spec.json', '--out', 'b.edgesweep', '--expect', 'f'.repeat(64))).toBe(2);
    expect(existsSync(file('b.edgesweep'))).toBe(false);
  });

  test('--picture draws it, --into brings it into a project from which it can be computed again', async () => {
    const { shell, file } = await withSpec();
    const words = ['sweep', 'spec.json', '--out', 'a.edgesweep', '--picture', 'a.png', '--into', 'p.edgelab'];
    expect(await shell.edgelab(...words), shell.err).toBe(0);
    expect((await readFile(file('a.png'))).subarray(1, 4).toString()).toBe('PNG');
    expect(shell.out).toMatch(/in the project +sweep 1/);
    expect(await shell.edgelab('sweep', 'p.edgelab:spec', '--out', 'b.edgesweep'), shell.err).toBe(0);
    expect((await readFile(file('a.edgesweep'))).equals(await readFile(file('b.edgesweep')))).toBe(true);
    expect(await shell.edgelab('sweep', 'p.edgelab:speck')).toBe(2);
    expect(shell.err).toContain('Did you mean spec?');
  });

  test.each([
    [['sweep', 'nothing.json'], /no such file or sweep/],
    [['sweep', 'orbit-diagam'], /Did you mean orbit-diagram\?/],
    [['sweep', 'bad.json'], /shape\.axis\.scale: /],
    [['sweep', 'text.json'], /not JSON/],
    [['sweep', 'spec.json', '--shard', '0/3'], /i\/n/],
    [['sweep', 'spec.json', '--shard', '4/3'], /i\/n/],
    [['sweep', 'spec.json', '--threads', 'many'], /--threads/],
    [['sweep', 'spec.json', '--shard', '1/3', '--into', 'p.edgelab'], /no whole sweep/],
    [['sweep', 'spec.json', '--slurm', '--no-submit', '--time', 'x'], /time: /],
    [['sweep', 'spec.json', '--slurm', '--no-submit', '--array', '900'], /Choose 1 to 8/],
    [['merge', 'a'], /--out/],
    [['collect', '.'], /no job array/],
  ])('%j is bad input', async (words, message) => {
    const { shell, file } = await withSpec();
    const spec = diagram(512, 80_000);
    await writeFile(
      file('bad.json'),
      JSON.stringify({ ...spec, shape: { ...spec.shape, axis: { quantity: 'K', from: 1, to: 2, scale: 'log2' } } }),
    );
    await writeFile(file('text.json'), 'K = 1');
    expect(await shell.edgelab(...words)).toBe(2);
    expect(shell.err).toMatch(message);
    expect((await readdir(shell.folder)).filter((name) => name.endsWith('.edgesweep'))).toEqual([]);
  });

  test('the examples are sweeps, and the files of them say the same', async () => {
    const shell = await terminal();
    for (const [name, { spec }] of Object.entries(SWEEP_EXAMPLES)) {
      expect(sweepSchema.parse(spec)).toEqual(spec);
      expect(JSON.parse(await readFile(join(ASSETS, `${name}.json`), 'utf8'))).toEqual(spec);
      expect(await shell.edgelab('sweep', name, '--print')).toBe(0);
      expect(shell.json()).toEqual(spec);
    }
  });
});

describe('processes of their own', () => {
  let checkout: Checkout;
  beforeAll(async () => {
    checkout = await newCheckout();
    await writeFile(join(checkout.folder, 'spec.json'), JSON.stringify(diagram(1_024, 400_000)));
  }, 60_000);
  afterAll(() => checkout.remove());
  const file = (name: string) => join(checkout.folder, name);
  const single = async () => {
    if (!existsSync(file('single.edgesweep')))
      expect(await checkout.start(['sweep', 'spec.json', '--out', 'single.edgesweep']).ended).toMatchObject({ code: 0 });
    return readFile(file('single.edgesweep'));
  };

  // Windows has no signals to send.
  test.skipIf(process.platform === 'win32')(
    'kill -9 in the middle, then the same command again: the bytes of an undisturbed run',
    async () => {
      const words = ['sweep', 'spec.json', '--threads', '1', '--out', 'killed.edgesweep'];
      const { child, ended } = checkout.start(words);
      await grows(file('killed.edgesweep'), 200_000);
      child.kill('SIGKILL');
      expect(await ended).toMatchObject({ signal: 'SIGKILL' });
      await copyFile(file('killed.edgesweep'), file('left.edgesweep'));
      const again = await checkout.start([...words, '--json']).ended;
      expect(again.code, again.err).toBe(0);
      const { computed, blocks } = JSON.parse(again.out) as { computed: number; blocks: number };
      expect(computed).toBeGreaterThan(0);
      expect(computed).toBeLessThan(blocks);
      expect((await single()).equals(await readFile(file('killed.edgesweep')))).toBe(true);
      expect(existsSync(file('killed.edgesweep.lock'))).toBe(false);
    },
  );

  test.skipIf(process.platform === 'win32')('Ctrl-C keeps the finished blocks', async () => {
    const words = ['sweep', 'spec.json', '--threads', '1', '--out', 'stopped.edgesweep'];
    const { child, ended } = checkout.start([...words, '--json']);
    await grows(file('stopped.edgesweep'), 200_000);
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    expect(code, err).toBe(130);
    expect(err).toContain('finished blocks are kept');
    const { blocksDone, missing, blocks } = JSON.parse(out) as { blocksDone: number; missing: number[]; blocks: number };
    expect(blocksDone).toBeGreaterThan(0);
    expect(missing.length).toBe(blocks - blocksDone);
    expect(await checkout.start(words).ended).toMatchObject({ code: 0 });
    expect((await single()).equals(await readFile(file('stopped.edgesweep')))).toBe(true);
  });

  test.skipIf(process.platform === 'win32')(
    'two tasks at once by hand, as GNU parallel runs them, collect into the single run',
    async () => {
      expect(
        await checkout.start(['sweep', 'spec.json', '--slurm', '--no-submit', '--array', '2', '--folder', 'by-hand']).ended,
      ).toMatchObject({ code: 0 });
      const tasks = [1, 2].map((task) => checkout.run('sh', [file('by-hand/run-array.sh'), String(task)]));
      // A second process for the same shard is turned away; the first one is held meanwhile.
      await grows(file('by-hand/sweep.shard-1-of-2.edgesweep'), 20_000);
      tasks[0]?.child.kill('SIGSTOP');
      const twice = await checkout.run('sh', [file('by-hand/run-array.sh'), '1']).ended;
      expect(twice.code).toBe(2);
      expect(twice.err).toContain('is computing this shard');
      const early = await checkout.start(['collect', 'by-hand']).ended;
      expect(early.code, early.err).toBe(2);
      expect(early.out).toMatch(/^ +1 {2}not running/m);
      tasks[0]?.child.kill('SIGCONT');
      for (const { code, err } of await Promise.all(tasks.map(({ ended }) => ended))) expect(code, err).toBe(0);
      const collected = await checkout.start(['collect', 'by-hand', '--into', 'p.edgelab']).ended;
      expect(collected.code, collected.err).toBe(0);
      expect(collected.out).toContain('2 of 2 tasks are finished');
      expect(collected.out).toContain('In the project: sweep 1');
      expect((await single()).equals(await readFile(file('by-hand/sweep.edgesweep')))).toBe(true);
    },
  );

  test('without Slurm the folder is written all the same, and what to do is said', async () => {
    const { code, err, out } = await checkout.start(['sweep', 'spec.json', '--slurm', '--folder', 'no-slurm'], { PATH: '/nowhere' }).ended;
    expect(code).toBe(1);
    expect(err).toMatch(/there is no sbatch\. Run it where Slurm is, or by hand/);
    expect(out).toContain(join('no-slurm', 'run-array.sh'));
    expect(existsSync(file('no-slurm/run-array.sh'))).toBe(true);
  });
});
