/** The runs of one project: queued, computed in a thread, stored block by block, ended by a stored result. */
import { refuse } from '../../src-shared/answer';
import type { SampleBlock } from '../../src-shared/jobs';
import type { FinishedRun, NewRun } from '../../src-shared/store-contract';
import type { Progress } from '../../src-shared/views';
import type { Emit } from './events';
import type { JobEnd } from './job';
import { LiveRun } from './live-run';
import type { Pool } from './pool';
import type { StoreClient } from './store-client';

/** Bytes of samples on their way to the store above which threads wait, and below which they go on. */
const BACKLOG_HIGH = 128e6;
const BACKLOG_LOW = 32e6;

export class RunQueue {
  readonly #pool: Pool;
  readonly #store: StoreClient;
  readonly #emit: Emit;
  readonly #onChange: () => void;
  readonly #runs = new Map<number, LiveRun>();
  #backlog = 0;
  #held = false;

  constructor(pool: Pool, store: StoreClient, emit: Emit, onChange: () => void) {
    this.#onChange = onChange;
    this.#pool = pool;
    this.#store = store;
    this.#emit = emit;
  }

  get running(): readonly Progress[] {
    return this.#with('running').map((run) => run.progress());
  }

  get queued(): number {
    return this.#with('queued').length;
  }

  /** Stores the run as queued and lines it up. Rejects when the store fails. */
  async start(run: NewRun): Promise<number> {
    const live = new LiveRun(await this.#store.addRun(run), run.experiment);
    this.#runs.set(live.id, live);
    const job = this.#pool.run({
      kind: 'trajectory',
      input: run.experiment,
      priority: 'run',
      onStart: () => this.#started(live),
      onProgress: (step, loss) => {
        live.advance(step, loss);
        this.#emit('progress', live.progress());
      },
      onSamples: (block) => this.#append(live, block),
    });
    live.job = job;
    job.hold('backlog', this.#held);
    void job.end.then((end) => this.#ended(live, end));
    this.#emit('progress', live.progress());
    this.#changed(live);
    return live.id;
  }

  stop(runId: number): void {
    this.#runs.get(runId)?.job?.stop();
  }

  pause(runId: number, paused: boolean): void {
    const live = this.#runs.get(runId);
    if (live === undefined) return;
    live.pause(paused);
    this.#emit('progress', live.progress());
    this.#onChange();
  }

  /** Resolves when the run's end is stored; at once for a run that is not in the queue. */
  async ended(runId: number): Promise<void> {
    await this.#runs.get(runId)?.ended;
  }

  async stopAll(): Promise<void> {
    const all = [...this.#runs.values()];
    // The waiting ones first, or they would start in the place of a stopped one.
    for (const live of all.filter((run) => run.status === 'queued')) live.job?.stop();
    for (const live of all) live.job?.stop();
    await Promise.all(all.map((live) => live.ended));
  }

  #with(status: 'queued' | 'running'): LiveRun[] {
    return [...this.#runs.values()].filter((run) => run.status === status);
  }

  #started(live: LiveRun): void {
    live.start();
    this.#store.setRunStatus(live.id, 'running').then(
      () => this.#changed(live),
      (error: unknown) => this.#fail(live, error),
    );
    this.#emit('progress', live.progress());
  }

  #append(live: LiveRun, block: SampleBlock): void {
    if (live.failure !== null) return;
    const bytes = block.count * 8 * Object.keys(block.columns).length;
    this.#weigh(bytes);
    this.#store
      .appendSamples(live.id, block)
      .catch((error: unknown) => this.#fail(live, error))
      .finally(() => this.#weigh(-bytes));
  }

  #weigh(bytes: number): void {
    this.#backlog += bytes;
    const held = this.#backlog > (this.#held ? BACKLOG_LOW : BACKLOG_HIGH);
    if (held === this.#held) return;
    this.#held = held;
    for (const live of this.#runs.values()) live.job?.hold('backlog', held);
  }

  /** The store refuses a run's data (disk full …): that run ends, with what is stored. */
  #fail(live: LiveRun, error: unknown): void {
    live.failure ??= error instanceof Error ? error.message : String(error);
    live.job?.stop();
  }

  async #ended(live: LiveRun, end: JobEnd<'trajectory'>): Promise<void> {
    const result = end.type === 'answer' && end.answer.ok ? end.answer.value : null;
    const { status, error } = verdict(end, live.failure);
    live.finish(status, result?.stepsDone ?? null);
    const stored: FinishedRun = {
      status,
      analysis: result?.analysis ?? null,
      metrics: result?.metrics ?? {},
      error,
      seconds: live.seconds,
    };
    try {
      await this.#store.finishRun(live.id, stored);
    } catch (failure) {
      const what = failure instanceof Error ? failure.message : String(failure);
      this.#emit('trouble', refuse('run-not-stored', `run ${live.id}`, what, 'Save the project elsewhere and repeat the run.').refusal);
    }
    this.#runs.delete(live.id);
    if (status === 'failed' && error !== null)
      this.#emit('trouble', refuse('run-failed', `run ${live.id}`, error, 'Its samples up to there are kept; repeat the run.').refusal);
    this.#emit('progress', live.progress());
    this.#changed(live);
    live.settle();
  }

  #changed(live: LiveRun): void {
    this.#emit('runChanged', { runId: live.id });
    this.#onChange();
  }
}

function verdict(end: JobEnd<'trajectory'>, failure: string | null): Pick<FinishedRun, 'status' | 'error'> {
  if (failure !== null) return { status: 'failed', error: failure };
  if (end.type === 'crashed') return { status: 'failed', error: end.message };
  if (end.type === 'dropped') return { status: 'stopped', error: null };
  if (end.type === 'unresponsive')
    return { status: 'stopped', error: 'The thread did not react to Stop and was ended; the analysis is missing.' };
  return end.answer.ok ? { status: end.answer.value.status, error: null } : { status: 'failed', error: end.answer.refusal.what };
}
