import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createStore } from '../../src-main/store/store';
import { bundled } from '../bundle';
import { bitsOf, blocksHere } from '../lab/sweep-truth';
import { valueOf } from '../store/samples';
import { axis, experimentOf, map } from '../sweeps/specs';

const KILLS = 4;
const SPEC = map(axis('K', 0.6, 2), axis('start:0', 0.2, 0.9), experimentOf('quartic', { mu: 1 }, { steps: 40_000 }), {
  columns: 170,
  rows: 170,
});

/** Kills the laboratory some time after it said that more blocks are durable; answers its last number and whether it ended first. */
async function killed(args: readonly string[], had: number, delay: number): Promise<{ durable: number; ended: boolean }> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'laboratory.mjs'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let wrong = '';
  let armed = false;
  const durable = () => Math.max(0, ...[...said.matchAll(/^blocks (\d+)$/gm)].map(([, number]) => Number(number)));
  child.stderr.on('data', (text: Buffer) => (wrong += text.toString()));
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
    if (armed || durable() <= had) return;
    armed = true;
    setTimeout(() => child.kill('SIGKILL'), delay);
  });
  await new Promise((done) => child.on('close', done));
  expect(wrong).toBe('');
  return { durable: durable(), ended: /^end finished$/m.test(said) };
}

test('a laboratory killed in mid-sweep keeps every block that was durable, and resumed it ends as one that never was killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'edgelab-sweeps-kill-'));
  const path = join(folder, 'killed.edgelab');
  const scripts = [await bundled('lab'), await bundled('simulation'), await bundled('store')];
  const truth = bitsOf(blocksHere(SPEC));
  let had = 0;
  let kills = 0;
  for (let k = 0, ended = false; !ended; k++) {
    const args = [...scripts, path, JSON.stringify(SPEC), String(1 + (k % 3))];
    const said = await killed(args, had, k < KILLS ? (k * 37) % 150 : 600_000);
    ended = said.ended;
    if (!ended) kills++;
    const store = createStore(() => undefined);
    valueOf(store.open({ path, mode: 'open', title: '', unsaved: false, dataFolder: join(folder, 'data') }));
    const [row] = store.sweeps();
    expect(row).toMatchObject({ status: ended ? 'finished' : 'interrupted', blocks: truth.length });
    expect(row!.blocksDone).toBeGreaterThanOrEqual(Math.max(had, said.durable));
    const blocks = bitsOf(valueOf(store.sweepBlocks(row!.id, 0, truth.length)));
    expect(blocks).toEqual(blocks.map(({ index }) => truth[index]));
    if (ended) expect(blocks).toEqual(truth);
    had = row!.blocksDone;
    store.close();
  }
  rmSync(folder, { recursive: true, force: true });
  expect(kills).toBeGreaterThan(0);
  console.log(`killed ${kills} times in ${truth.length} blocks`);
}, 240_000);
