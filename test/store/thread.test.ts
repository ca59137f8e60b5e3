import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { END_STORE, type FromStore, type StoreCalls, type ToStore } from '../../src-shared/store-contract';
import { bundled } from '../bundle';
import { block, newRun, request, temporaryFolder } from './samples';

const folder = temporaryFolder();

test('the thread answers strictly in order, transfers samples, survives a bug and ends by message', async () => {
  const worker = new Worker(await bundled('store'));
  const received: FromStore[] = [];
  worker.on('message', (message: FromStore) => received.push(message));
  let seq = 0;
  const call = <Name extends keyof StoreCalls>(name: Name, ...args: Parameters<StoreCalls[Name]>) => {
    const message: ToStore = { seq: ++seq, call: name, args };
    worker.postMessage(message);
  };
  call('project');
  call('open', request(folder, 'thread.edgelab', 'create'));
  call('addRun', newRun());
  call('appendSamples', 1, block(['x', 'loss'], 0, 100_000));
  call('flush');
  call('samples', 1, 'x', 99_998, 10);
  call('view', { runId: 1, series: ['x', 'x', 'loss'], fromStep: null, toStep: null, pixels: 500 });
  worker.postMessage(END_STORE);
  expect(await new Promise<number>((resolve) => worker.on('exit', resolve))).toBe(0);
  const answers = received.flatMap((message) => ('seq' in message ? [message] : []));
  expect(answers.map((answer) => answer.seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(answers[0]).toMatchObject({ type: 'failed', message: 'no project is open' });
  expect(answers[5]).toMatchObject({ value: { ok: true, value: block(['x'], 99_998, 2).columns['x'] } });
  expect(answers[6]).toMatchObject({ value: { ok: true, value: [{ kind: 'envelope' }, { kind: 'envelope' }, { name: 'loss' }] } });
  expect(received.filter((message) => message.type === 'flushed').at(-1)).toEqual({ type: 'flushed', runId: 1, samples: 100_000 });
});
