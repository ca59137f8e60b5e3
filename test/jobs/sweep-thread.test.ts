/** Blocks of a sweep from the bundled entry in a real worker thread: their arrays are handed over. */
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src-shared/answer';
import type { FromThread, JobKind } from '../../src-shared/jobs';
import type { CheckedSweep, SweepBlock } from '../../src-shared/sweep';
import type { RasterPart } from '../../src-shared/sweep-views';
import { runJob } from '../../src-worker/jobs';
import { bundled } from '../bundle';
import { diagram } from '../sweeps/specs';
import { host } from './experiments';

let worker: Worker;

beforeAll(async () => {
  worker = new Worker(await bundled('simulation'));
});

afterAll(() => worker.terminate());

function ask<T>(kind: JobKind, input: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    worker.once('message', (message: FromThread) => {
      if (message.type !== 'done' || !message.answer.ok) reject(new Error(JSON.stringify(message)));
      else resolve((message.answer as Answer<T> & { readonly ok: true }).value);
    });
    worker.postMessage({ job: 1, kind, input, control: new SharedArrayBuffer(4) });
  });
}

test('a block of a thread is the block of the job, each time it is asked for', async () => {
  const checked = await ask<CheckedSweep>('sweepCheck', diagram({ range: null, lyapunov: true }));
  const request = { spec: checked.spec, index: 0, range: checked.blocks[0]! };
  const here = runJob('sweepBlock', request, host());
  for (let k = 0; k < 2; k++) {
    const there = await ask<SweepBlock>('sweepBlock', request);
    expect(here.ok && here.value).toEqual(there);
    expect(there.columns['counts']).toBeInstanceOf(Uint32Array);
  }
  const part = await ask<RasterPart>('sweepPart', request);
  expect(part.layers.density).toHaveLength(checked.blocks[0]!.to * 100);
});
