/** Asks the built threads as the lab does, without a lab around them. */
import { Worker } from 'node:worker_threads';

/** A simulation thread: `run(kind, input)` resolves with the answer and with the blocks of samples sent on the way. */
export function simulationThread(script) {
  const worker = new Worker(script);
  let job = 0;
  return {
    run(kind, input) {
      const number = ++job;
      return new Promise((resolve, reject) => {
        const blocks = [];
        const hear = (message) => {
          if (message.job !== number) return;
          if (message.type === 'samples') blocks.push(message.block);
          if (message.type !== 'done' && message.type !== 'failed') return;
          worker.off('message', hear);
          if (message.type === 'failed') reject(new Error(message.message));
          else resolve({ answer: message.answer, blocks });
        };
        worker.on('message', hear);
        worker.postMessage({ job: number, kind, input, control: new SharedArrayBuffer(4) });
      });
    },
    end: () => worker.terminate(),
  };
}

/** The store thread: `call(name, ...args)` resolves with the value. It is closed by message, never terminated. */
export function storeThread(script) {
  const worker = new Worker(script);
  const waiting = new Map();
  let seq = 0;
  worker.on('message', (message) => {
    const settle = waiting.get(message.seq);
    if (settle === undefined) return;
    waiting.delete(message.seq);
    if (message.type === 'failed') settle.reject(new Error(message.message));
    else settle.resolve(message.value);
  });
  return {
    call(name, ...args) {
      return new Promise((resolve, reject) => {
        waiting.set(++seq, { resolve, reject });
        worker.postMessage({ seq, call: name, args });
      });
    },
    end() {
      worker.unref();
    },
  };
}

export const QUARTIC = {
  version: 1,
  problem: { id: 'quartic', params: { mu: 1 } },
  start: [0.8],
  startNoise: 0,
  seed: 1,
  rule: { kind: 'gradient-descent', learningRate: { text: '1.1', unit: 'eta' } },
  steps: 400,
  divergenceBound: 1e6,
};
