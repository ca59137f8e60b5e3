/** One simulation thread against two on the blocks of a sweep, through the messages the application uses; medians over several launches. */
import { join } from 'node:path';
import { row } from './sample.mjs';
import { QUARTIC, simulationThread } from './thread.mjs';

const LAUNCHES = 7;
const WARM = 6;

const SWEEPS = [
  {
    name: 'orbit diagram, 4000 η × 11 000 steps',
    target: '≥ 1.8',
    spec: {
      version: 1,
      experiment: QUARTIC,
      shape: {
        kind: 'orbit-diagram',
        axis: { quantity: 'eta', from: 1, to: 1.999, scale: 'linear' },
        columns: 2000,
        rows: 600,
        coordinate: 0,
        range: [-2, 2],
        transient: 10_000,
        kept: 1_000,
        perColumn: 2,
        seeding: 'fixed',
        lyapunov: false,
      },
    },
  },
  {
    name: 'basin map of xy, 1000 × 1000',
    target: '≥ 1.7',
    spec: {
      version: 1,
      experiment: {
        ...QUARTIC,
        problem: { id: 'xy', params: { mu: 1 } },
        start: [1, 1],
        rule: { kind: 'gradient-descent', learningRate: { text: '0.25', unit: 'eta' } },
        steps: 500,
      },
      shape: {
        kind: 'outcome-map',
        x: { quantity: 'start:0', from: -4, to: 4, scale: 'linear' },
        y: { quantity: 'start:1', from: -4, to: 4, scale: 'linear' },
        columns: 1000,
        rows: 1000,
      },
    },
  },
];

export async function benchThreads(root) {
  const script = join(root, 'out/main/simulation.js');
  const rows = [];
  for (const { name, target, spec } of SWEEPS) {
    const times = { one: [], two: [] };
    for (let launch = 0; launch < LAUNCHES; launch++) {
      const threads = [simulationThread(script), simulationThread(script)];
      const checked = await valueOf(threads[0].run('sweepCheck', spec));
      for (let i = 0; i < WARM; i++) await computed(threads, checked);
      times.one.push(await computed(threads.slice(0, 1), checked));
      times.two.push(await computed(threads, checked));
      for (const thread of threads) await thread.end();
    }
    rows.push(row(`${name}: one thread`, times.one, 'ms'), row(`${name}: two threads`, times.two, 'ms'));
    const ratios = times.one.map((time, i) => time / times.two[i]);
    rows.push(row(`${name}: two threads over one, by launch`, ratios, '×', target));
  }
  return rows;
}

/** Milliseconds for all blocks of the sweep, the next block to the thread that is free. */
async function computed(threads, { spec, blocks }) {
  const began = performance.now();
  let next = 0;
  await Promise.all(
    threads.map(async (thread) => {
      while (next < blocks.length) {
        const index = next++;
        await valueOf(thread.run('sweepBlock', { spec, index, range: blocks[index] }));
      }
    }),
  );
  return performance.now() - began;
}

async function valueOf(asked) {
  const { answer } = await asked;
  if (!answer.ok) throw new Error(`${answer.refusal.where}: ${answer.refusal.what}`);
  return answer.value;
}
