/** The sweeps of one project: their missing blocks computed in threads and stored as they come, stopped and resumed at will. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { Status, Versions } from '../../src-shared/spec';
import type { NewSweep } from '../../src-shared/store-contract';
import type { CheckedSweep } from '../../src-shared/sweep';
import type { SweepProgress, SweepRow } from '../../src-shared/sweep-views';
import { BlockRunner, type BlocksEnd } from './block-runner';
import type { Emit } from './events';
import type { Pool } from './pool';
import type { StoreClient } from './store-client';

/** At most 10 progress events a second and sweep, in milliseconds. */
const TELL_EVERY = 100;

interface LiveSweep {
  readonly id: number;
  readonly blocks: number;
  /** Blocks that were there before. */
  readonly before: number;
  readonly began: number;
  runner: BlockRunner<'sweepBlock'> | null;
  status: Status;
  toldAt: number;
  ended: Promise<void>;
}

export class SweepQueue {
  readonly #pool: Pool;
  readonly #store: StoreClient;
  readonly #emit: Emit;
  readonly #sweeps = new Map<number, LiveSweep>();

  constructor(pool: Pool, store: StoreClient, emit: Emit) {
    this.#pool = pool;
    this.#store = store;
    this.#emit = emit;
  }

  /** Stores the sweep and begins with the blocks no identical sweep has; the value is its id. Rejects when the store fails. */
  async start(sweep: NewSweep, threads: number | null): Promise<number> {
    const { id, done } = await this.#store.addSweep(sweep);
    this.#launch(id, sweep.checked, done, threads);
    return id;
  }

  /** Computes what is missing; a sweep under way is left alone. Refuses results of another engine: they would not fit together. */
  async resume(sweepId: number, versions: Versions): Promise<Answer<null>> {
    if (this.#sweeps.has(sweepId)) return accept(null);
    const asked = await this.#store.sweepWork(sweepId);
    if (!asked.ok) return asked;
    const row = (await this.#store.sweeps()).find(({ id }) => id === sweepId);
    const other = row === undefined ? null : otherEngine(row, asked.value.checked, versions);
    if (other !== null) return other;
    // Asked twice, it goes on once.
    if (this.#sweeps.has(sweepId)) return accept(null);
    // From here on the store refuses to delete it; it may have been deleted until here.
    await this.#store.setSweepStatus(sweepId, 'queued');
    const work = await this.#store.sweepWork(sweepId);
    if (!work.ok || this.#sweeps.has(sweepId)) return work.ok ? accept(null) : work;
    this.#launch(sweepId, work.value.checked, work.value.done, null);
    return accept(null);
  }

  /** Blocks under way are given up, finished ones kept. */
  stop(sweepId: number): void {
    this.#sweeps.get(sweepId)?.runner?.stop();
  }

  limit(sweepId: number, threads: number | null): void {
    const live = this.#sweeps.get(sweepId);
    live?.runner?.limit(threads);
    if (live) this.#tell(live);
  }

  /** Resolves when the sweep's end is stored; at once for one that is not under way. */
  async ended(sweepId: number): Promise<void> {
    await this.#sweeps.get(sweepId)?.ended;
  }

  async stopAll(): Promise<void> {
    const all = [...this.#sweeps.values()];
    for (const live of all) live.runner?.stop();
    await Promise.all(all.map(({ ended }) => ended));
  }

  #launch(id: number, checked: CheckedSweep, done: readonly number[], threads: number | null): void {
    const there = new Set(done);
    const indices = checked.blocks.map((_, index) => index).filter((index) => !there.has(index));
    const live: LiveSweep = {
      id,
      blocks: checked.blocks.length,
      before: there.size,
      began: performance.now(),
      runner: null,
      status: 'queued',
      toldAt: 0,
      ended: Promise.resolve(),
    };
    this.#sweeps.set(id, live);
    live.runner = new BlockRunner(this.#pool, {
      kind: 'sweepBlock',
      checked,
      indices,
      priority: 'run',
      threads,
      onStart: () => void this.#started(live),
      onBlock: async (block) => {
        await this.#store.appendBlocks(id, [block]);
        if (performance.now() - live.toldAt >= TELL_EVERY) this.#tell(live);
      },
    });
    live.ended = this.#finish(live, live.runner);
    this.#changed(live);
  }

  async #started(live: LiveSweep): Promise<void> {
    live.status = 'running';
    this.#changed(live);
    // Where the store refuses, the first block says so and ends the sweep.
    await this.#store.setSweepStatus(live.id, 'running').catch(() => null);
  }

  async #finish(live: LiveSweep, runner: BlockRunner<'sweepBlock'>): Promise<void> {
    const end = await runner.end;
    live.status = end.type;
    const error = end.type === 'failed' ? end.refusal.what : null;
    const seconds = (performance.now() - live.began) / 1000;
    try {
      await this.#store.finishSweep(live.id, { status: live.status, seconds, error });
    } catch (failure) {
      const what = failure instanceof Error ? failure.message : String(failure);
      this.#emit(
        'trouble',
        refuse('sweep-not-stored', `sweep ${live.id}`, what, 'Save the project elsewhere and resume the sweep.').refusal,
      );
    }
    this.#sweeps.delete(live.id);
    if (end.type === 'failed') this.#emit('trouble', failed(live.id, end));
    this.#changed(live);
  }

  #changed(live: LiveSweep): void {
    this.#tell(live);
    this.#emit('sweepChanged', { sweepId: live.id });
  }

  #tell(live: LiveSweep): void {
    live.toldAt = performance.now();
    this.#emit('sweepProgress', progressOf(live));
  }
}

/** Without compiled kernels the functions are those of the JavaScript engine, whose last bits change with its version. */
function otherEngine({ id, versions: then }: SweepRow, { route }: CheckedSweep, now: Versions) {
  const names = (versions: Versions) => (route === 'loss' ? `${versions.engine} on V8 ${versions.v8}` : versions.engine);
  if (names(then) === names(now)) return null;
  const what = `Its blocks were computed by engine ${names(then)}, this is engine ${names(now)}: they need not fit together.`;
  return refuse('other-engine', `sweep ${id}`, what, 'Start the sweep anew.');
}

function progressOf({ id, status, before, blocks, runner }: LiveSweep): SweepProgress {
  return {
    sweepId: id,
    status,
    done: before + (runner?.done ?? 0),
    total: blocks,
    secondsLeft: runner?.secondsLeft ?? null,
    threads: runner?.threads ?? null,
  };
}

function failed(id: number, end: Extract<BlocksEnd, { type: 'failed' }>) {
  return refuse('sweep-failed', `sweep ${id}`, end.refusal.what, 'Its blocks up to there are kept; resume the sweep.').refusal;
}
