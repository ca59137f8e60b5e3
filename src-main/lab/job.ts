/** A job as the pool sees it: what is asked, who listens, and how it can end. */
import type { Answer } from '../../src-shared/answer';
import type { JobKind, JobKinds, SampleBlock } from '../../src-shared/jobs';
import type { Holder } from './control';

/** Interactive jobs (preview, check, curves) go before runs. */
export type Priority = 'interactive' | 'run';

export interface JobRequest<Kind extends JobKind> {
  readonly kind: Kind;
  readonly input: JobKinds[Kind]['input'];
  readonly priority: Priority;
  /** Of jobs with one key a single one runs at a time and only the newest waits; older waiting ones are dropped. */
  readonly key?: string;
  onStart?(): void;
  onProgress?(step: number, loss: number, steps: number): void;
  onSamples?(block: SampleBlock): void;
}

export type JobEnd<Kind extends JobKind> =
  | { readonly type: 'answer'; readonly answer: Answer<JobKinds[Kind]['result']> }
  /** An exception in the job, or the death of its thread. */
  | { readonly type: 'crashed'; readonly message: string }
  /** Stopped, but the thread did not react and was ended. */
  | { readonly type: 'unresponsive' }
  /** Stopped or superseded before it began. */
  | { readonly type: 'dropped' };

export interface Job<Kind extends JobKind> {
  /** Never rejects. */
  readonly end: Promise<JobEnd<Kind>>;
  readonly stopped: boolean;
  isHeldBy(holder: Holder): boolean;
  stop(): void;
  hold(holder: Holder, held: boolean): void;
}
