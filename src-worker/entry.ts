/** A simulation thread: messages in, messages and transferred blocks out. Owns the clock that throttles them; no logic. */
import { parentPort } from 'node:worker_threads';
import { CONTROL, type FromThread, type ToThread } from '../src-shared/jobs';
import { type Host, runJob } from './jobs';

/** At most 20 progress messages a second. */
const PROGRESS_EVERY = 50;
/** Samples of a slow run are handed over at least this often, in milliseconds. */
const FLUSH_EVERY = 500;
/** A paused thread looks at its control word at least this often, in milliseconds. */
const PAUSE_SLICE = 100;
/** What the analysis of a stopped run may take, in milliseconds. */
const STOP_GRACE = 100;

/** Jobs whose answers are made for their caller alone: their arrays are handed over, not copied. */
const TRANSFERRED: ReadonlySet<string> = new Set(['sweepBlock', 'sweepPart', 'sweepBands', 'sweepAttractors']);

const port = parentPort;
if (!port) throw new Error('this file is the entry of a simulation thread');

function send(message: FromThread, transfer: readonly ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

/** The buffers of all typed arrays in a value, each once. */
function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) buffersOf(part, found);
  return [...found];
}

function hostOf(job: number, word: Int32Array): Host {
  let progressAt = 0;
  let flushAt = performance.now() + FLUSH_EVERY;
  let pausedFlushed = false;
  let stopSeen = 0;
  const began = performance.now();

  function stopRequested(now: number): boolean {
    if (Atomics.load(word, 0) !== CONTROL.stop) return false;
    stopSeen ||= now;
    return true;
  }

  return {
    control() {
      const now = performance.now();
      if (stopRequested(now)) return 'stop';
      if (Atomics.load(word, 0) === CONTROL.pause) {
        // What there is becomes visible before the thread sleeps.
        if (!pausedFlushed) {
          pausedFlushed = true;
          progressAt = 0;
          return 'flush';
        }
        while (Atomics.load(word, 0) === CONTROL.pause) Atomics.wait(word, 0, CONTROL.pause, PAUSE_SLICE);
        pausedFlushed = false;
        return stopRequested(performance.now()) ? 'stop' : 'run';
      }
      pausedFlushed = false;
      if (now < flushAt) return 'run';
      flushAt = now + FLUSH_EVERY;
      return 'flush';
    },
    progress(step, steps, loss) {
      const now = performance.now();
      if (now < progressAt) return;
      progressAt = now + PROGRESS_EVERY;
      send({ job, type: 'progress', step, steps, loss });
    },
    samples(block) {
      send(
        { job, type: 'samples', block },
        Object.values(block.columns).map((column) => column.buffer as ArrayBuffer),
      );
    },
    elapsed: () => performance.now() - began,
    overdue: (milliseconds) => performance.now() - began > milliseconds,
    outOfTime() {
      const now = performance.now();
      return stopRequested(now) && now - stopSeen > STOP_GRACE;
    },
  };
}

port.on('message', ({ job, kind, input, control }: ToThread) => {
  try {
    const answer = runJob(kind, input as never, hostOf(job, new Int32Array(control)));
    send({ job, type: 'done', answer }, TRANSFERRED.has(kind) && answer.ok ? buffersOf(answer.value) : []);
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error));
    send({ job, type: 'failed', message: cause.message, stack: cause.stack ?? '' });
  }
});
