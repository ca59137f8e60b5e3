/** A run between Run and its stored end: its job, its progress, its clock (pauses do not count). */
import type { Experiment, Status } from '../../src-shared/spec';
import type { Progress } from '../../src-shared/views';
import type { Job } from './job';

export class LiveRun {
  readonly id: number;
  readonly steps: number;
  job: Job<'trajectory'> | null = null;
  /** Why the run cannot be kept whole, first cause only. */
  failure: string | null = null;
  #status: Status = 'queued';
  #step = 0;
  #loss = Number.NaN;
  #seconds = 0;
  /** Since when the clock runs, in milliseconds; null while it stands. */
  #since: number | null = null;
  #settle: () => void = () => undefined;
  /** When the end is stored. */
  readonly ended = new Promise<void>((resolve) => (this.#settle = resolve));

  constructor(id: number, experiment: Experiment) {
    this.id = id;
    this.steps = experiment.steps;
  }

  get status(): Status {
    return this.#status;
  }

  get seconds(): number {
    return this.#seconds + (this.#since === null ? 0 : (performance.now() - this.#since) / 1000);
  }

  get paused(): boolean {
    return this.job?.isHeldBy('user') ?? false;
  }

  start(): void {
    this.#status = 'running';
    if (!this.paused) this.#since = performance.now();
  }

  advance(step: number, loss: number): void {
    this.#step = step;
    this.#loss = loss;
  }

  pause(paused: boolean): void {
    this.job?.hold('user', paused);
    this.#seconds = this.seconds;
    this.#since = paused || this.#status !== 'running' ? null : performance.now();
  }

  finish(status: Status, stepsDone: number | null): void {
    this.#seconds = this.seconds;
    this.#since = null;
    this.#status = status;
    if (stepsDone !== null) this.#step = stepsDone;
  }

  /** The end is stored, or storing it failed: nobody waits any longer. */
  settle(): void {
    this.#settle();
  }

  progress(): Progress {
    const known = this.#step > 0 && this.#status === 'running';
    return {
      runId: this.id,
      status: this.#status,
      step: this.#step,
      steps: this.steps,
      secondsLeft: known ? ((this.steps - this.#step) * this.seconds) / this.#step : null,
      loss: this.#loss,
      paused: this.paused,
    };
  }
}
