/**
 * A process that computes and stores a sweep, to be killed: `node sweeper.mjs <store bundle> <simulation bundle> <project> <spec JSON>`.
 * It resumes the project's sweep, or starts it. What the store has acknowledged is printed at once: `blocks <number>`, and `end`.
 */
import { writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

const [storeBundle, simulationBundle, path, specText] = process.argv.slice(2);
const say = (line) => writeSync(1, `${line}\n`);

/** Numbered questions to a thread; `heard` gets what is no answer. */
function asker(bundle, makeMessage, heard) {
  const worker = new Worker(bundle);
  const waiting = new Map();
  let last = 0;
  worker.on('message', (message) => {
    const number = message.seq ?? message.job;
    if (number === undefined) return heard(message);
    if (message.type === 'progress') return undefined;
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    return message.type === 'failed' ? reject(new Error(message.message)) : resolve(message.value ?? message.answer);
  });
  return (...question) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      worker.postMessage(makeMessage(last, ...question));
    });
}

let flushes = 0;
const store = asker(
  storeBundle,
  (seq, call, ...args) => ({ seq, call, args }),
  ({ type }) => type === 'sweepFlushed' && void flushes++,
);
const control = new SharedArrayBuffer(4);
const compute = asker(
  simulationBundle,
  (job, kind, input) => ({ job, kind, input, control }),
  () => undefined,
);
const value = (answer) => {
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
};

const request = { path, title: 'Fault', unsaved: false, dataFolder: join(dirname(path), 'data') };
const opened = await store('open', { ...request, mode: 'open' });
if (!opened.ok) value(await store('open', { ...request, mode: 'create' }));
let id = (await store('sweeps'))[0]?.id;
if (id === undefined) {
  const checked = value(await compute('sweepCheck', JSON.parse(specText)));
  const versions = { app: '0', engine: '1', runtime: 'node', v8: process.versions.v8, platform: 'test' };
  ({ id } = await store('addSweep', { title: 'Fault', checked, versions, created: new Date().toISOString() }));
}
const { checked, done } = value(await store('sweepWork', id));
await store('setSweepStatus', id, 'running');
let given = done.length;
for (const [index, range] of checked.blocks.entries()) {
  if (done.includes(index)) continue;
  const block = value(await compute('sweepBlock', { spec: checked.spec, index, range }));
  await store('appendBlocks', id, [block]);
  given++;
  // Durable from here on: acknowledged by the store.
  if (given % 3 === 0) {
    await store('flush');
    say(`blocks ${given}`);
  }
}
await store('finishSweep', id, { status: 'finished', seconds: 1, error: null });
say('end');
process.exit(0);
