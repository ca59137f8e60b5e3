/** Job arrays on a real Slurm, the failure of its node in mid-array included. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grows, newCheckout, type Checkout } from './checkout';
import { noCluster, startCluster, type Cluster } from './cluster';
import { diagram } from './sweeps';

const reason = noCluster();
if (reason !== null) console.log(`job arrays on Slurm: not run, because ${reason}`);

interface Collection {
  readonly blocksDone: number;
  readonly blocks: number;
  readonly missing: readonly { readonly task: number; readonly blocks: readonly number[]; readonly state: string | null }[];
  readonly job: string | null;
  readonly resubmitted: readonly number[];
  readonly sweepId: number | null;
}

describe.skipIf(reason !== null)('a job array on Slurm', () => {
  let cluster: Cluster;
  let checkout: Checkout;
  const file = (name: string) => join(checkout.folder, name);

  beforeAll(async () => {
    checkout = await newCheckout();
    cluster = await startCluster();
  }, 60_000);
  afterAll(async () => {
    await cluster.stop();
    await checkout.remove();
  });

  async function edgelab(...words: string[]) {
    const { code, out, err } = await checkout.start(words, cluster.env).ended;
    return { code, out, err };
  }
  async function collect(folder: string, ...words: string[]): Promise<Collection & { readonly code: number | null }> {
    const { code, out, err } = await edgelab('collect', folder, '--json', ...words);
    expect([0, 2], err).toContain(code);
    return { code, ...(JSON.parse(out) as Collection) };
  }
  async function single(spec: string): Promise<Buffer> {
    const { code, err } = await edgelab('sweep', spec, '--threads', '1', '--out', `${spec}.edgesweep`);
    expect(code, err).toBe(0);
    return readFile(file(`${spec}.edgesweep`));
  }

  test('an array of four is submitted, collected into a project, and equals a single run', async () => {
    await writeFile(file('quick.json'), JSON.stringify(diagram(1_024, 100_000)));
    const submitted = await edgelab('sweep', 'quick.json', '--slurm', '--array', '4', '--time', '10:00', '--partition', 'main', '--json');
    expect(submitted.code, submitted.err).toBe(0);
    const { job, tasks } = JSON.parse(submitted.out) as { job: string; tasks: number };
    expect(tasks).toBe(4);
    await cluster.idle();
    expect(cluster.tasks().filter((line) => line.startsWith(`${job} `))).toHaveLength(4);
    const collected = await collect('quick-array', '--into', 'quick.edgelab');
    expect(collected).toMatchObject({ code: 0, missing: [], sweepId: 1 });
    expect((await single('quick.json')).equals(await readFile(file('quick-array/sweep.edgesweep')))).toBe(true);
    // Nothing is missing: nothing is submitted.
    expect(await collect('quick-array', '--resubmit')).toMatchObject({ code: 0, job: null, resubmitted: [] });
  }, 60_000);

  test('the node dies in mid-array: collect says what is missing, only that is submitted again, the result is the same', async () => {
    await writeFile(file('long.json'), JSON.stringify(diagram(2_048, 800_000)));
    const submitted = await edgelab('sweep', 'long.json', '--slurm', '--array', '4');
    expect(submitted.code, submitted.err).toBe(0);
    // Two processors: two tasks run, two wait.
    await grows(file('long-array/sweep.shard-1-of-4.edgesweep'), 27_000);
    cluster.failNode();

    const broken = await collect('long-array');
    expect(broken.code).toBe(2);
    const dead = broken.missing.filter(({ state }) => state === null).map(({ task }) => task);
    const waiting = broken.missing.filter(({ state }) => state === 'pending').map(({ task }) => task);
    // Those that ran are lost (all but one that had just ended), those that waited still do.
    expect(dead).toContain(1);
    expect(dead.length).toBeLessThanOrEqual(2);
    expect(waiting).toContain(4);
    expect(dead.length + waiting.length).toBe(broken.missing.length);
    // What task 1 had computed is kept.
    expect(broken.missing[0]?.blocks.length).toBeLessThan(8);
    expect(broken.blocksDone).toBeGreaterThan(0);
    expect(broken.missing.flatMap(({ blocks }) => blocks)).toHaveLength(broken.blocks - broken.blocksDone);

    expect(await collect('long-array', '--resubmit')).toMatchObject({ code: 2, resubmitted: dead });
    // Asked again, the tasks are waiting already.
    expect(await collect('long-array', '--resubmit')).toMatchObject({ code: 2, job: null, resubmitted: [] });
    await cluster.repairNode();
    await cluster.idle();
    expect(await collect('long-array')).toMatchObject({ code: 0, missing: [] });
    expect((await single('long.json')).equals(await readFile(file('long-array/sweep.edgesweep')))).toBe(true);
  }, 120_000);
});
