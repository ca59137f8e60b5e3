/** Durable flushes of a live run, and the history of 10 000 and of 100 000 real runs, in real project files. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHistory } from './history/make.mjs';
import { quantile, row } from './sample.mjs';
import { QUARTIC, storeThread } from './thread.mjs';

const FLUSHES = 100;
const SAMPLES = 20_000;
const REPETITIONS = 15;
const SERIES = ['loss', 'one-step', 'two-step', 'sharpness', 'x'];
const NEWEST = [{ key: 'created', descending: true }];
/** [what, filter, sort, offset, target at 10 000 runs]. */
const LISTS = [
  ['the newest 200', '', NEWEST, 0, '≤ 100 ms'],
  ['scrolled to the middle', '', NEWEST, 0.5, '≤ 100 ms'],
  ['filter K>1 outcome:period-2 tag:paper', 'K>1 outcome:period-2 tag:paper', NEWEST, 0, '≤ 50 ms'],
  ['filter by a parameter, negated', '-mu=2 finalLoss>1e-3', NEWEST, 0, '≤ 50 ms'],
  ['filter by any text', 'contracts', NEWEST, 0, '≤ 50 ms'],
  ['sorted by two metrics', '', sortBy('K', 'finalLoss'), 0, '≤ 100 ms'],
  ['sorted by a parameter and a metric', '', sortBy('param:problem.params.mu', 'twoStepRate'), 0, '≤ 100 ms'],
];
const GROUPS = ['problem', 'tag', 'param:problem.params.mu'];

function sortBy(...keys) {
  return keys.map((key) => ({ key, descending: false }));
}

export async function benchStore(root) {
  const folder = mkdtempSync(join(tmpdir(), 'edgelab-bench-'));
  try {
    const rows = await benchFlushes(root, folder);
    for (const runs of [10_000, 100_000]) rows.push(...(await benchHistory(root, folder, runs)));
    return rows;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchFlushes(root, folder) {
  const store = storeThread(join(root, 'out/main/store.js'));
  await open(store, join(folder, 'flushes.edgelab'), 'create', folder);
  const flushes = await flushTimes(store);
  await store.call('close');
  store.end();
  return [
    row(`durable flush of ${SAMPLES} samples × ${SERIES.length} series`, flushes, 'ms'),
    row('the same, 95th percentile', [quantile(flushes, 0.95)], 'ms'),
  ];
}

/** Opening is measured with a thread that is there, and with the first page of the list. */
async function benchHistory(root, folder, runs) {
  const path = join(folder, `${runs}.edgelab`);
  await makeHistory(root, path, runs, (what) => process.stderr.write(`\r\x1b[K${what}`));
  process.stderr.write('\r\x1b[K');
  const many = runs.toLocaleString('en').replace(',', ' ');
  const target = (text) => (runs > 10_000 ? '' : text);
  const store = storeThread(join(root, 'out/main/store.js'));
  const list = (filter, sort, offset) => store.call('runs', { sort, filter, trash: false, offset: Math.floor(offset * runs), limit: 200 });
  const opens = [];
  await open(store, join(folder, 'flushes.edgelab'), 'open', folder);
  for (let i = 0; i < 5; i++) {
    await store.call('close');
    opens.push(
      await timed(async () => {
        await open(store, path, 'open', folder);
        await list('', NEWEST, 0);
      }),
    );
  }
  const rows = [row(`${many} runs: open and list`, opens, 'ms', target('≤ 100 ms'))];
  for (const [what, filter, sort, offset, wanted] of LISTS)
    rows.push(row(`${many} runs: ${what}`, await repeated(() => list(filter, sort, offset)), 'ms', target(wanted)));
  for (const by of GROUPS)
    rows.push(
      row(
        `${many} runs: grouped by ${by}`,
        await repeated(() => store.call('runGroups', '', by, ['finalLoss', 'twoStepRate', 'lyapunov']), 5),
        'ms',
      ),
    );
  await store.call('close');
  store.end();
  rmSync(path);
  return rows;
}

async function open(store, path, mode, dataFolder) {
  const opened = await store.call('open', { path, mode, title: 'bench', unsaved: false, dataFolder });
  if (!opened.ok) throw new Error(opened.refusal.what);
}

async function repeated(work, times = REPETITIONS) {
  const measured = [];
  for (let i = 0; i < times; i++) measured.push(await timed(work));
  return measured;
}

async function flushTimes(store) {
  const runId = await store.call('addRun', newRun('live'));
  const times = [];
  for (let i = 0; i < FLUSHES; i++) {
    const columns = Object.fromEntries(
      SERIES.map((name, k) => [name, Float64Array.from({ length: SAMPLES }, (_, j) => Math.sin(i + j + k))]),
    );
    await store.call('appendSamples', runId, { start: i * SAMPLES, count: SAMPLES, columns });
    times.push(await timed(() => store.call('flush')));
  }
  return times;
}

function newRun(title) {
  const versions = { app: 'bench', engine: 'bench', runtime: process.version, v8: process.versions.v8, platform: process.platform };
  const recording = { dense: 1_000_000, stride: 1 };
  return {
    experimentId: null,
    title,
    experiment: QUARTIC,
    recording,
    series: SERIES,
    versions,
    metrics: { eta: 1.1, K: 1.1 },
    created: new Date().toISOString(),
  };
}

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
