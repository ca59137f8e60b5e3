import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readSync, closeSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createStore } from '../../src-main/store/store';
import { bundled } from '../bundle';
import { sampleAt, valueOf } from '../store/samples';

/** The long form (scripts/fault-long.mjs) asks for more. */
const KILLS = Number(process.env['EDGELAB_KILLS'] ?? 24);

interface Acknowledged {
  name: number;
  readonly samples: Map<number, number>;
  readonly ended: Map<number, number>;
}

/** Starts a recorder, kills it with SIGKILL some milliseconds after its first samples were acknowledged; answers what it had said. */
async function killed(bundle: string, path: string, seed: number, delay: number): Promise<Acknowledged> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'recorder.mjs'), bundle, path, String(seed)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let wrong = '';
  let armed = false;
  child.stderr.on('data', (text: Buffer) => (wrong += text.toString()));
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
    if (armed || !said.includes('samples')) return;
    armed = true;
    setTimeout(() => child.kill('SIGKILL'), delay);
  });
  const signal = await new Promise((done) => child.on('close', (_code, by) => done(by)));
  expect(signal, wrong).toBe('SIGKILL');
  const acknowledged: Acknowledged = { name: 0, samples: new Map(), ended: new Map() };
  // The last line may be cut off: it was not said.
  for (const line of said.split('\n').slice(0, -1)) {
    const [word, a, b] = line.split(' ');
    if (word === 'name') acknowledged.name = Number(a);
    if (word === 'samples') acknowledged.samples.set(Number(a), Number(b));
    if (word === 'end') acknowledged.ended.set(Number(a), Number(b));
  }
  return acknowledged;
}

function hotJournal(path: string): boolean {
  const journal = `${path}-journal`;
  if (!existsSync(journal) || statSync(journal).size === 0) return false;
  const first = Buffer.alloc(1);
  const file = openSync(journal, 'r');
  readSync(file, first);
  closeSync(file);
  return first[0] !== 0;
}

/** Opens the project again and counts what was acknowledged but is not there, and what is there but not as it was written. */
function reopened(path: string, said: Acknowledged) {
  const store = createStore(() => undefined);
  const started = performance.now();
  const project = valueOf(store.open({ path, mode: 'open', title: '', unsaved: false, dataFolder: join(path, '..', 'data') }));
  const ms = performance.now() - started;
  let lost = 0;
  let corrupt = 0;
  if (Number(project.experiments[0]?.name) < said.name) lost++;
  for (const [runId, samples] of new Map([...said.samples, ...said.ended])) {
    const run = valueOf(store.run(runId));
    if (run.samples < samples) lost++;
    expect(run.status).toBe(said.ended.has(runId) || run.metrics['finalLoss'] === 0 ? 'finished' : 'interrupted');
    for (const [column, name] of run.series.entries()) {
      const stored = store.samples(runId, name, 0, run.samples);
      if (!stored.ok || stored.value.length !== run.samples || stored.value.some((value, i) => value !== sampleAt(column, i))) corrupt++;
    }
  }
  const active = store
    .runs({ sort: [{ key: 'id', descending: true }], filter: '', trash: false, offset: 0, limit: 1000 })
    .rows.filter((row) => row.status === 'running');
  expect(active).toEqual([]);
  store.close();
  return { ms, lost, corrupt, interrupted: project.notice?.includes('interrupted') ?? false };
}

test(
  `nothing acknowledged is lost when the process is killed at ${KILLS} random moments`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'edgelab-kill-'));
    const bundle = await bundled('store');
    const total = { kills: 0, hot: 0, lost: 0, corrupt: 0, interrupted: 0, runs: 0, slowest: 0 };
    for (let k = 0; k < KILLS; k++) {
      // A fresh file now and then keeps the long form's file small.
      const path = join(folder, `killed-${Math.floor(k / 12)}.edgelab`);
      const said = await killed(bundle, path, 1000 + k, (k * 37) % 180);
      total.kills++;
      if (hotJournal(path)) total.hot++;
      const found = reopened(path, said);
      total.runs += said.samples.size;
      total.lost += found.lost;
      total.corrupt += found.corrupt;
      if (found.interrupted) total.interrupted++;
      total.slowest = Math.max(total.slowest, found.ms);
    }
    rmSync(folder, { recursive: true, force: true });
    console.log(
      '| kills | hot journals | reopened with interrupted runs | lost acknowledged | corrupt | slowest reopen |\n' +
        '|---|---|---|---|---|---|\n' +
        `| ${total.kills} | ${total.hot} | ${total.interrupted} | ${total.lost} | ${total.corrupt} | ${total.slowest.toFixed(0)} ms |`,
    );
    expect(total).toMatchObject({ kills: KILLS, lost: 0, corrupt: 0 });
    expect(total.interrupted).toBeGreaterThan(KILLS / 2);
  },
  60_000 + KILLS * 5000,
);
