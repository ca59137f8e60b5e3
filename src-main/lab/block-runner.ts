/**
 * Computes blocks of a checked sweep on the pool's threads: a bounded number under way, in the order asked for, stopped at once.
 * Results come as they are ready, in any order, and are the same on any number of threads.
 */
import { refuse, type Refusal } from '../../src-shared/answer';
import type { JobKinds } from '../../src-shared/jobs';
import type { CheckedSweep } from '../../src-shared/sweep';
import { answerOf } from './desk';
import type { Job, JobEnd, Priority } from './job';
import type { Pool } from './pool';

/** `sweepBlock`: results to keep; `sweepPart`: bytes to look at. */
export type BlockKind = 'sweepBlock' | 'sweepPart';

/** Bytes of results that `onBlock` has not taken yet, above which no further block is begun. */
const MOST_WAITING = 64e6;
/** Finished blocks the rate is measured on: the rate follows a changed number of threads, and cells of unequal length. */
const RATE_OVER = 32;

export interface BlocksRequest<Kind extends BlockKind> {
  readonly kind: Kind;
  readonly checked: CheckedSweep;
  /** Indices of `checked.blocks` to compute, first to last; null = all. */
  readonly indices: readonly number[] | null;
  readonly priority: Priority;
  /** At most so many threads; null = all. */
  readonly threads: number | null;
  /** Takes a finished block. A promise tells when it is taken; when it rejects, the work ends as failed. */
  onBlock(result: JobKinds[Kind]['result'], index: number): void | Promise<void>;
  /** A first block has got its thread. */
  onStart?(): void;
}

/** How the work ended; what `onBlock` was given before stays valid. */
export type BlocksEnd =
  { readonly type: 'finished' } | { readonly type: 'stopped' } | { readonly type: 'failed'; readonly refusal: Refusal };

export class BlockRunner<Kind extends BlockKind> {
  /** Never rejects; when every block is taken or none is under way any more. */
  readonly end: Promise<BlocksEnd>;
  readonly total: number;
  readonly #pool: Pool;
  readonly #request: BlocksRequest<Kind>;
  readonly #indices: readonly number[];
  readonly #jobs = new Set<Job<Kind>>();
  readonly #finishedAt: number[] = [];
  #settle: (end: BlocksEnd) => void = () => undefined;
  #threads: number | null;
  #next = 0;
  #taking = 0;
  #waiting = 0;
  #done = 0;
  #started = false;
  #stopped = false;
  #refusal: Refusal | null = null;

  constructor(pool: Pool, request: BlocksRequest<Kind>) {
    this.#pool = pool;
    this.#request = request;
    this.#threads = request.threads;
    this.#indices = request.indices ?? request.checked.blocks.map((_, index) => index);
    this.total = this.#indices.length;
    this.end = new Promise((resolve) => (this.#settle = resolve));
    this.#pump();
  }

  /** Blocks `onBlock` has taken. */
  get done(): number {
    return this.#done;
  }

  get threads(): number | null {
    return this.#threads;
  }

  /** By the rate of the last blocks, before the first one by the estimate of the check. */
  get secondsLeft(): number | null {
    const left = this.total - this.#done;
    const { seconds, blocks } = this.#request.checked;
    const [first] = this.#finishedAt;
    const counted = this.#finishedAt.length - 1;
    if (first !== undefined && counted > 0) return (left * (performance.now() - first)) / 1000 / counted;
    return Number.isFinite(seconds) ? (seconds * left) / Math.max(1, blocks.length) / Math.min(this.#most, Math.max(1, left)) : null;
  }

  /** "Use fewer cores": at most so many threads from now on; blocks under way end on theirs. null = all. */
  limit(threads: number | null): void {
    this.#threads = threads;
    this.#pump();
  }

  /** Blocks under way are given up, finished ones are still taken. */
  stop(): void {
    this.#stopped = true;
    for (const job of this.#jobs) job.stop();
    this.#pump();
  }

  /** Interactive blocks may use the thread that is kept for previews as well. */
  get #most(): number {
    const all = this.#pool.threads + (this.#request.priority === 'interactive' ? 1 : 0);
    return Math.max(1, Math.min(this.#threads ?? all, all));
  }

  /** Without a limit one block more waits at the pool, so that a thread need not wait for the next message. */
  get #mayStart(): boolean {
    if (this.#next >= this.total || this.#over) return false;
    const most = this.#threads === null || this.#threads >= this.#most + 1 ? this.#most + 1 : this.#most;
    return this.#jobs.size < most && this.#waiting <= MOST_WAITING;
  }

  get #over(): boolean {
    return this.#stopped || this.#refusal !== null;
  }

  #pump(): void {
    while (this.#mayStart) this.#begin(this.#indices[this.#next++]!);
    if (this.#jobs.size > 0 || this.#taking > 0 || (this.#next < this.total && !this.#over)) return;
    if (this.#refusal !== null) this.#settle({ type: 'failed', refusal: this.#refusal });
    else this.#settle({ type: this.#done < this.total ? 'stopped' : 'finished' });
  }

  #begin(index: number): void {
    const { checked, kind, priority } = this.#request;
    const range = checked.blocks[index];
    if (range === undefined) throw new Error(`the sweep has no block ${index}`);
    const job = this.#pool.run<Kind>({ kind, input: { spec: checked.spec, index, range }, priority, onStart: () => this.#start() });
    this.#jobs.add(job);
    void job.end.then((end) => {
      this.#jobs.delete(job);
      this.#ended(index, end);
      this.#pump();
    });
  }

  #start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#finishedAt.push(performance.now());
    this.#request.onStart?.();
  }

  #ended(index: number, end: JobEnd<Kind>): void {
    const answer = answerOf(end);
    if (answer.ok) void this.#take(answer.value, index);
    else if (!this.#over) this.#fail(answer.refusal);
  }

  async #take(result: JobKinds[Kind]['result'], index: number): Promise<void> {
    const bytes = bytesOf(result);
    this.#taking++;
    this.#waiting += bytes;
    try {
      await this.#request.onBlock(result, index);
      this.#done++;
      this.#finishedAt.push(performance.now());
      if (this.#finishedAt.length > RATE_OVER + 1) this.#finishedAt.shift();
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      this.#fail(refuse('not-kept', `block ${index}`, what, 'What was kept before is there; make room and go on.').refusal);
    }
    this.#taking--;
    this.#waiting -= bytes;
    this.#pump();
  }

  #fail(refusal: Refusal): void {
    this.#refusal ??= refusal;
    for (const job of this.#jobs) job.stop();
  }
}

/** Bytes of the typed arrays in a result. */
export function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + bytesOf(part), 0);
}
