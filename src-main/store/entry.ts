/** The store thread: requests in, strictly in order; answers and events out. */
import { parentPort } from 'node:worker_threads';
import { END_STORE, type FromStore, type ToStore } from '../../src-shared/store-contract';
import { createStore } from './store';
import { buffersOf } from './transfer';

if (!parentPort) throw new Error('this file runs in a thread');
const port = parentPort;
const post = (message: FromStore, transfer: readonly ArrayBuffer[] = []) => port.postMessage(message, [...transfer]);
const store = createStore(post);

function answer({ seq, call, args }: ToStore): void {
  try {
    // The one cast: main sends what the contract's types let it send.
    const value = (store[call] as (...given: readonly unknown[]) => unknown)(...args);
    post({ seq, type: 'value', value }, buffersOf(value));
  } catch (problem) {
    const error = problem instanceof Error ? problem : new Error(String(problem));
    post({ seq, type: 'failed', message: error.message, stack: error.stack ?? '' });
  }
}

port.on('message', (message: ToStore | typeof END_STORE) => {
  if (message !== END_STORE) return answer(message);
  try {
    store.close();
  } finally {
    port.close();
  }
});
