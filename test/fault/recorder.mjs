/**
 * A process that records without end, to be killed: `node recorder.mjs <store bundle> <project> <seed>`. What the store has
 * acknowledged is printed at once: `name <experiment name>`, `samples <run> <durable>`, `end <run> <samples>`.
 */
import { writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

const [bundle, path, seed] = process.argv.slice(2);
const SERIES = ['x', 'loss'];
const experiment = {
  version: 1,
  problem: { id: 'quartic', params: { mu: 1 } },
  start: [0.8],
  startNoise: 0,
  seed: 7,
  rule: { kind: 'gradient-descent', learningRate: { text: '1.1', unit: 'eta' } },
  steps: 1000,
  divergenceBound: 1e8,
};

const say = (line) => writeSync(1, `${line}\n`);
const worker = new Worker(bundle);
const waiting = new Map();
let seq = 0;
worker.on('message', (message) => {
  if (message.type === 'flushed') return say(`samples ${message.runId} ${message.samples}`);
  if (message.type === 'changedOnDisk') return;
  const { resolve, reject } = waiting.get(message.seq);
  waiting.delete(message.seq);
  if (message.type === 'failed') reject(new Error(message.message));
  else resolve(message.value);
});
const call = (name, ...args) =>
  new Promise((resolve, reject) => {
    waiting.set(++seq, { resolve, reject });
    worker.postMessage({ seq, call: name, args });
  });

/** Mulberry32: sizes and pauses differ from child to child but are the same for one seed. */
let state = Number(seed);
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** Recomputed by the checker (test/store/samples.ts). */
const sampleAt = (column, index) => ((index * 2654435761 + column * 40503) % 1000003) / 1000003 - 0.5;

function blockOf(start, count) {
  const columns = SERIES.map((name, k) => [name, Float64Array.from({ length: count }, (_, i) => sampleAt(k, start + i))]);
  return { start, count, columns: Object.fromEntries(columns) };
}

const request = { path, title: 'Fault', unsaved: false, dataFolder: join(dirname(path), 'data') };
let opened = await call('open', { ...request, mode: 'open' });
if (!opened.ok) opened = await call('open', { ...request, mode: 'create' });
if (!opened.ok) throw new Error(opened.refusal.what);
let id = opened.value.experiments[0]?.id;
if (id === undefined) id = (await call('edit', { kind: 'create-experiment', name: '0', experiment }, 'New')).value;
let name = Number(opened.value.experiments[0]?.name ?? 0);

for (;;) {
  const runId = await call('addRun', {
    experimentId: id,
    title: 'Recorded until the end',
    experiment,
    recording: { dense: 1000000, stride: 1 },
    series: SERIES,
    versions: { app: '0', engine: '1', runtime: 'node', v8: '0', platform: 'test' },
    metrics: { eta: 1.1 },
    created: new Date().toISOString(),
  });
  await call('setRunStatus', runId, 'running');
  const length = 1 + Math.floor(random() * 150000);
  let n = 0;
  while (n < length) {
    const count = Math.min(length - n, 1 + Math.floor(random() * (random() < 0.5 ? 200 : 20000)));
    await call('appendSamples', runId, blockOf(n, count));
    n += count;
    if (random() < 0.5) await call('flush');
    if (random() < 0.3) {
      await call('edit', { kind: 'rename-experiment', id, name: String(++name) }, 'Rename');
      say(`name ${name}`);
    }
  }
  await call('finishRun', runId, { status: 'finished', analysis: null, metrics: { finalLoss: 0 }, error: null, seconds: 1 });
  say(`end ${runId} ${n}`);
}
