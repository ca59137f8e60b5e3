/** Calls about runs computed again. */
import type { Answer } from '../answer';
import type { Reproduction } from '../reproduction';

export interface ReproduceCalls {
  /** Computes the run again from its stored specification and compares every sample; progress as events `reproduceProgress`. */
  reproduce(runId: number): Answer<Reproduction>;
  /** The answer is then the refusal `stopped`. */
  stopReproduce(runId: number): void;
}

export const REPRODUCE_CALLS = { reproduce: true, stopReproduce: true } satisfies Record<keyof ReproduceCalls, true>;
