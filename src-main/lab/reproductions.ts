/** Stored runs computed again and compared sample by sample; nothing is stored. */
import { refuse, type Answer } from '../../src-shared/answer';
import type { SampleBlock, TrajectoryResult } from '../../src-shared/jobs';
import { stepOf } from '../../src-shared/recording';
import {
  compareBlock,
  compareFacts,
  NOTHING_FOUND,
  TOLERANCE,
  verdictOf,
  type Found,
  type Reproduction,
} from '../../src-shared/reproduction';
import type { Versions } from '../../src-shared/spec';
import type { RunView } from '../../src-shared/views';
import { answerOf, type Desk } from './desk';
import type { Emit } from './events';
import type { Job } from './job';
import type { Pool } from './pool';
import type { StoreClient } from './store-client';

/** Blocks that wait to be compared: the thread waits above the first number and goes on below the second. */
const WAITING_HIGH = 8;
const WAITING_LOW = 2;

export class Reproductions {
  readonly #pool: Pool;
  readonly #desk: Desk;
  readonly #emit: Emit;
  readonly #running = new Map<number, { readonly job: Job<'trajectory'>; stopped: boolean }>();

  constructor(pool: Pool, desk: Desk, emit: Emit) {
    this.#pool = pool;
    this.#desk = desk;
    this.#emit = emit;
  }

  stop(runId: number): void {
    const running = this.#running.get(runId);
    if (!running) return;
    running.stopped = true;
    running.job.stop();
  }

  stopAll(): void {
    for (const runId of this.#running.keys()) this.stop(runId);
  }

  /** Runs the stored specification again from its start; the recorded part is compared, however the stored run ended. */
  async reproduce(store: StoreClient, runId: number, versions: Versions): Promise<Answer<Reproduction>> {
    await store.flush();
    const stored = await store.run(runId);
    if (!stored.ok) return stored;
    const run = stored.value;
    const why = await this.#whyNot(run);
    if (why) return why;
    const comparison = new Comparison(store, run);
    const end = await this.#computeAgain(run, comparison);
    if (!end.ok) return end;
    const compared = await comparison.done();
    if (!compared.ok) return compared;
    const whole = run.status === 'finished' && end.value !== null;
    const facts = whole && end.value ? compareFacts(resultsOf(run), resultsOf(end.value), TOLERANCE) : [];
    const { found, samples } = compared.value;
    return {
      ok: true,
      value: {
        ...{ runId, verdict: verdictOf(samples, found, facts), samples, lastStep: stepOf(run.recording, Math.max(0, samples - 1)) },
        ...{ series: run.series, tolerance: TOLERANCE, ...found, facts, then: run.versions, now: versions },
      },
    };
  }

  async #whyNot(run: RunView): Promise<ReturnType<typeof refuse> | null> {
    const where = `run ${run.id}`;
    if (run.status === 'queued' || run.status === 'running')
      return refuse('run-active', where, 'The run has not ended yet.', 'Wait for its end or stop it.');
    if (this.#running.has(run.id))
      return refuse('already-running', where, 'The run is being computed again already.', 'Wait for the answer.');
    const checked = await this.#desk.ask('check', run.experiment);
    if (!checked.ok) return checked;
    const { dense, stride } = checked.value.recording;
    if (dense !== run.recording.dense || stride !== run.recording.stride)
      return refuse(
        'recorded-otherwise',
        where,
        'Its samples were not recorded at the steps this version records.',
        'Compare its chart instead.',
      );
    return null;
  }

  /** The value is null where the stored run ended early and the rest was not computed. */
  async #computeAgain(run: RunView, comparison: Comparison): Promise<Answer<TrajectoryResult | null>> {
    const began = performance.now();
    const total = stepOf(run.recording, Math.max(0, run.samples - 1));
    const job = this.#pool.run({
      kind: 'trajectory',
      input: run.experiment,
      priority: 'run',
      onProgress: (step) => {
        const done = Math.min(step, total);
        const secondsLeft = done > 0 ? ((performance.now() - began) / 1000 / done) * (total - done) : null;
        this.#emit('reproduceProgress', { runId: run.id, done, total, secondsLeft });
      },
      onSamples: (block) => comparison.take(block),
    });
    comparison.over(job);
    const running = { job, stopped: false };
    this.#running.set(run.id, running);
    try {
      const end = await job.end;
      if (running.stopped)
        return refuse('stopped', `run ${run.id}`, 'It was stopped before the comparison was complete.', 'Start it again.');
      if (comparison.enough) return { ok: true, value: null };
      return answerOf(end);
    } finally {
      this.#running.delete(run.id);
    }
  }
}

/** Compares blocks in their order as they come, and ends the job where the stored run ended before. */
class Comparison {
  readonly #store: StoreClient;
  readonly #run: RunView;
  #found: Found = NOTHING_FOUND;
  #samples = 0;
  #waiting = 0;
  #job: Job<'trajectory'> | null = null;
  #chain: Promise<Answer<null>> = Promise.resolve({ ok: true, value: null });

  constructor(store: StoreClient, run: RunView) {
    this.#store = store;
    this.#run = run;
  }

  over(job: Job<'trajectory'>): void {
    this.#job = job;
  }

  /** True when a run that ended early has been compared as far as it goes. */
  get enough(): boolean {
    return this.#run.status !== 'finished' && this.#samples >= this.#run.samples;
  }

  take(block: SampleBlock): void {
    const count = Math.min(block.count, this.#run.samples - block.start);
    if (count <= 0) return;
    this.#samples = block.start + count;
    this.#waiting++;
    if (this.#waiting >= WAITING_HIGH) this.#job?.hold('backlog', true);
    this.#chain = this.#chain.then(async (before) => (before.ok ? this.#compare(block, count) : before));
    void this.#chain.then((answer) => {
      this.#waiting--;
      if (this.#waiting <= WAITING_LOW) this.#job?.hold('backlog', false);
      if (!answer.ok) this.#job?.stop();
    });
    if (this.enough) this.#job?.stop();
  }

  async done(): Promise<Answer<{ readonly found: Found; readonly samples: number }>> {
    const answer = await this.#chain;
    return answer.ok ? { ok: true, value: { found: this.#found, samples: this.#samples } } : answer;
  }

  async #compare({ start, columns }: SampleBlock, count: number): Promise<Answer<null>> {
    const { id, series, recording } = this.#run;
    const answers = await Promise.all(series.map((name) => this.#store.samples(id, name, start, count)));
    const pairs = [];
    for (const [k, answer] of answers.entries()) {
      if (!answer.ok) return answer;
      const name = series[k] ?? '';
      pairs.push({ name, then: answer.value, now: columns[name] });
    }
    this.#found = compareBlock(this.#found, recording, start, pairs, TOLERANCE);
    return { ok: true, value: null };
  }
}

function resultsOf({
  analysis,
  metrics,
}: Pick<TrajectoryResult, 'metrics'> & Pick<RunView, 'analysis'>): Readonly<Record<string, string | number | null>> {
  return { outcome: analysis?.outcome.kind ?? null, period: analysis?.outcome.period ?? null, ...metrics };
}
