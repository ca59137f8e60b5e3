import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createStore } from '../../src-main/store/store';
import { runJob } from '../../src-worker/jobs';
import { bundled } from '../bundle';
import { host } from '../jobs/experiments';
import { valueOf } from '../store/samples';
import { axis, experimentOf, map } from '../sweeps/specs';

const KILLS = 10;
const SPEC = map(axis('K', 0.6, 2), axis('start:0', 0.2, 0.9), experimentOf('quartic', { mu: 1 }, { steps: 20_000 }), {
  columns: 240,
  rows: 240,
});

/** Lets the sweep be computed until some time after its first blocks were acknowledged, then SIGKILL; answers the last number said. */
async function killed(bundles: readonly string[], path: string, delay: number): Promise<{ blocks: number; ended: boolean }> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'sweeper.mjs'), ...bundles, path, JSON.stringify(SPEC)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let wrong = '';
  let armed = false;
  child.stderr.on('data', (text: Buffer) => (wrong += text.toString()));
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
    if (armed || !said.includes('blocks')) return;
    armed = true;
    setTimeout(() => child.kill('SIGKILL'), delay);
  });
  await new Promise((done) => child.on('close', done));
  expect(wrong).toBe('');
  // The last line may be cut off: it was not said.
  const lines = said.split('\n').slice(0, -1);
  return {
    blocks: Number(
      lines
        .filter((line) => line.startsWith('blocks'))
        .at(-1)
        ?.split(' ')[1] ?? 0,
    ),
    ended: lines.includes('end'),
  };
}

test('a sweep killed in the middle again and again keeps every acknowledged block and ends as one that never was', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'edgelab-kill-sweep-'));
  const path = join(folder, 'killed.edgelab');
  const request = { path, mode: 'open', title: '', unsaved: false, dataFolder: join(folder, 'data') } as const;
  const bundles = await Promise.all([bundled('store'), bundled('simulation')]);
  const checked = valueOf(runJob('sweepCheck', SPEC, host()));
  const truth = checked.blocks.map((range, index) => valueOf(runJob('sweepBlock', { spec: checked.spec, index, range }, host())));
  let kills = 0;
  for (let k = 0, ended = false; k < KILLS + 1 && !ended; k++) {
    const said = await killed(bundles, path, k < KILLS ? (k * 23) % 90 : 600_000);
    ended = said.ended;
    if (!ended) kills++;
    const store = createStore(() => undefined);
    const project = valueOf(store.open(request));
    const [row] = store.sweeps();
    expect(row!.blocksDone).toBeGreaterThanOrEqual(said.blocks);
    expect(row!.status).toBe(ended ? 'finished' : 'interrupted');
    if (!ended) expect(project.notice).toContain('one sweep was interrupted'.slice(4));
    // What is there is whole and right after every kill.
    for (const block of valueOf(store.sweepBlocks(row!.id, 0, truth.length))) expect(block).toEqual(truth[block.index]);
    if (ended) expect(valueOf(store.sweepWork(row!.id)).done).toHaveLength(truth.length);
    store.close();
  }
  console.log(`killed ${kills} times, ${truth.length} blocks`);
  expect(kills).toBeGreaterThan(1);
  rmSync(folder, { recursive: true, force: true });
}, 180_000);
