/** What a job sees of the thread it runs in. The host owns the clock; jobs own none. */
import type { SampleBlock } from '../../src-shared/jobs';

export interface Host {
  /** Blocks while paused. `flush`: hand over the samples collected so far. */
  control(): 'run' | 'flush' | 'stop';
  progress(step: number, steps: number, loss: number): void;
  /** Takes ownership of the block's arrays. */
  samples(block: SampleBlock): void;
  /**
   * For what follows the simulation: true once a requested stop has waited so long that even the analysis of the partial
   * result must end where it is.
   */
  outOfTime(): boolean;
  /** True once the job has run for longer than so many milliseconds; asked only where nothing that is stored depends on it. */
  overdue(milliseconds: number): boolean;
  /** Milliseconds since the job began; only for estimates of time, which nothing that is stored depends on. */
  elapsed(): number;
}
