/** Durable flushes of a live run and lists of a long history, in a real project file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile, row } from './sample.mjs';
import { QUARTIC, storeThread } from './thread.mjs';

const FLUSHES = 100;
const SAMPLES = 20_000;
const RUNS = 10_000;
const SERIES = ['loss', 'one-step', 'two-step', 'sharpness', 'x'];
const LIST = { sort: 'created', descending: true, text: '', offset: 0, limit: 200 };

export async function benchStore(root) {
  const folder = mkdtempSync(join(tmpdir(), 'edgelab-bench-'));
  const store = storeThread(join(root, 'out/main/store.js'));
  try {
    const opened = await store.call('open', {
      path: join(folder, 'bench.edgelab'),
      mode: 'create',
      title: 'bench',
      unsaved: false,
      dataFolder: folder,
    });
    if (!opened.ok) throw new Error(opened.refusal.what);
    const flushes = await flushTimes(store);
    await addRuns(store);
    const page = [];
    const byMetric = [];
    const filtered = [];
    for (let i = 0; i < 20; i++) {
      page.push(await timed(() => store.call('runs', LIST)));
      byMetric.push(await timed(() => store.call('runs', { ...LIST, sort: 'finalLoss' })));
      filtered.push(await timed(() => store.call('runs', { ...LIST, text: 'run 77' })));
    }
    await store.call('close');
    return [
      row(`durable flush of ${SAMPLES} samples × ${SERIES.length} series`, flushes, 'ms'),
      row('the same, 95th percentile', [quantile(flushes, 0.95)], 'ms'),
      row('page of 200 of 10 000 runs, newest first', page, 'ms', '≤ 100 ms'),
      row('the same sorted by final loss', byMetric, 'ms', '≤ 100 ms'),
      row('the same filtered by text', filtered, 'ms', '≤ 50 ms'),
    ];
  } finally {
    store.end();
    rmSync(folder, { recursive: true, force: true });
  }
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

async function addRuns(store) {
  for (let i = 0; i < RUNS; i++) {
    const runId = await store.call('addRun', newRun(`run ${i}`));
    const metrics = { finalLoss: (i * 7919) % 10_007, twoStepRate: 0.18 };
    await store.call('finishRun', runId, { status: 'finished', analysis: null, metrics, error: null, seconds: 0.1 });
    if (i % 1_000 === 0) process.stderr.write(`\radding runs to list: ${i} of ${RUNS} `);
  }
  process.stderr.write('\r\x1b[K');
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
