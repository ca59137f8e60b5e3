// A thread that speaks the protocol of simulation threads and misbehaves on request: what pool.test.ts needs and no engine may do.
import { parentPort } from 'node:worker_threads';

const STOP = 1;

parentPort.on('message', ({ job, input, control }) => {
  const word = new Int32Array(control);
  const done = (value) => parentPort.postMessage({ job, type: 'done', answer: { ok: true, value } });
  const act = input.problem.id;
  const name = input.seed;
  if (act === 'echo') done(name);
  if (act === 'throw') parentPort.postMessage({ job, type: 'failed', message: 'told to fail', stack: '' });
  if (act === 'crash') throw new Error('told to crash');
  if (act === 'exit') process.exit(7);
  if (act === 'spin') for (;;);
  if (act === 'until-stopped') {
    parentPort.postMessage({ job, type: 'progress', step: 1, steps: 2, loss: 0 });
    while (Atomics.load(word, 0) !== STOP) Atomics.wait(word, 0, Atomics.load(word, 0), 20);
    done('stopped');
  }
});
