/**
 * Theorem cards: a theorem held against a problem at its reference minimum and, where there is one, against a run. A new card is a
 * file of its own and a line in cards/index.ts. Cards are cheap: closed forms, a few derivatives, and what the run recorded.
 */
import type { ProblemAnalysis, RunAnalysis } from '../../../src-shared/analysis';
import type { Params } from '../../../src-shared/spec';
import type { TheoremCard } from '../../../src-shared/theorem-card';
import type { Loss } from '../../engine/problem';
import type { RunRecord } from '../../engine/run-record';

export interface CardContext {
  /** Id of the problem. */
  readonly problem: string;
  readonly params: Params;
  readonly loss: Loss;
  /** Learning rates of the schedule; length 1 for plain gradient descent. */
  readonly etas: readonly number[];
  /** x₀, length n. */
  readonly start: Float64Array;
  readonly analysis: ProblemAnalysis;
  /** The run with its last iterates, or null. */
  readonly run: { readonly record: RunRecord; readonly analysis: RunAnalysis } | null;
}

export interface Card {
  readonly id: string;
  /** Is the card offered on this problem at all? Whether its hypotheses hold is said on the card. */
  applies(context: CardContext): boolean;
  /** What the card says; `id` and `applies` are added by the list. */
  fill(context: CardContext): Omit<TheoremCard, 'id' | 'applies'>;
}
