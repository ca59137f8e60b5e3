/** The bundled entry in a real worker thread. */
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONTROL, type FromThread, type JobKind } from '../../src-shared/jobs';
import { bundled } from '../bundle';
import { atEta, experiment } from './experiments';

let worker: Worker;
let jobs = 0;

beforeEach(async () => {
  worker = new Worker(await bundled('simulation'));
});

afterEach(async () => {
  await worker.terminate();
});

function setControl(control: SharedArrayBuffer, word: number) {
  const view = new Int32Array(control);
  Atomics.store(view, 0, word);
  Atomics.notify(view, 0);
}

/** Sends a job; resolves with all its messages once it is done or has failed. `each` sees every message as it comes. */
function ask(kind: JobKind, input: unknown, each: (message: FromThread) => void = () => undefined, control = new SharedArrayBuffer(4)) {
  const job = ++jobs;
  return new Promise<FromThread[]>((resolve, reject) => {
    const messages: FromThread[] = [];
    const listen = (message: FromThread) => {
      if (message.job !== job) return;
      messages.push(message);
      each(message);
      if (message.type !== 'done' && message.type !== 'failed') return;
      worker.off('message', listen);
      resolve(messages);
    };
    worker.on('message', listen);
    worker.once('error', reject);
    worker.postMessage({ job, kind, input, control });
  });
}

const samplesOf = (messages: readonly FromThread[]) => messages.reduce((sum, m) => sum + (m.type === 'samples' ? m.block.count : 0), 0);

test('a run sends its samples in order and then its result', async () => {
  const messages = await ask('trajectory', experiment('quartic-1.1', { steps: 50_000 }));
  expect(samplesOf(messages)).toBe(50_001);
  const last = messages.at(-1)!;
  expect(last).toMatchObject({ type: 'done', answer: { ok: true, value: { status: 'finished', stepsDone: 50_000 } } });
  let next = 0;
  for (const message of messages)
    if (message.type === 'samples') {
      expect(message.block.start).toBe(next);
      next += message.block.count;
      for (const column of Object.values(message.block.columns)) expect(column).toHaveLength(message.block.count);
    }
});

test('an exception fails the job, and the thread answers the next one', async () => {
  const [failed] = await ask('nonsense' as JobKind, {});
  expect(failed).toMatchObject({ type: 'failed' });
  expect(await ask('catalogue', null)).toMatchObject([{ type: 'done', answer: { ok: true } }]);
});

test('stop ends a long run and keeps its part; progress comes at most 20 times a second', async () => {
  const control = new SharedArrayBuffer(4);
  const began = performance.now();
  let stoppedAt = 0;
  const messages = await ask(
    'trajectory',
    experiment('quartic-1.1', { steps: 1_000_000_000, rule: atEta('1.5') }),
    (message) => {
      if (message.type !== 'progress' || stoppedAt || performance.now() - began < 300) return;
      stoppedAt = performance.now();
      setControl(control, CONTROL.stop);
    },
    control,
  );
  const ended = performance.now();
  expect(messages.at(-1)).toMatchObject({ type: 'done', answer: { ok: true, value: { status: 'stopped' } } });
  expect(samplesOf(messages)).toBeGreaterThan(0);
  const progress = messages.filter(({ type }) => type === 'progress').length;
  expect(progress).toBeGreaterThan(0);
  expect(progress).toBeLessThanOrEqual(Math.ceil((ended - began) / 50) + 1);
  // Generous: the machine may be busy; the bench measures the real time.
  expect(ended - stoppedAt).toBeLessThan(2_000);
});

test('a paused run hands over its samples, waits, and goes on to the same result', async () => {
  const input = experiment('quartic-1.1', { steps: 3_000_000, rule: atEta('1.5') });
  const straight = await ask('trajectory', input);
  const control = new SharedArrayBuffer(4);
  let paused = false;
  const messages = await ask(
    'trajectory',
    input,
    (message) => {
      if (message.type !== 'samples' || paused) return;
      paused = true;
      setControl(control, CONTROL.pause);
      setTimeout(() => setControl(control, CONTROL.run), 150);
    },
    control,
  );
  expect(paused).toBe(true);
  expect(messages.at(-1)).toMatchObject({ type: 'done', answer: { ok: true, value: { status: 'finished' } } });
  const result = (all: readonly FromThread[]) => {
    const last = all.at(-1)!;
    return last.type === 'done' ? last.answer : null;
  };
  expect(result(messages)).toEqual(result(straight));
  expect(samplesOf(messages)).toBe(samplesOf(straight));
});

test('a run told to stop while paused stops', async () => {
  const control = new SharedArrayBuffer(4);
  setControl(control, CONTROL.pause);
  setTimeout(() => setControl(control, CONTROL.stop), 100);
  const messages = await ask('trajectory', experiment('quartic-1.1', { steps: 1_000_000 }), undefined, control);
  expect(messages.at(-1)).toMatchObject({ type: 'done', answer: { ok: true, value: { status: 'stopped' } } });
});
