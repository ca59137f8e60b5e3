/** What the driver hands to the analysis of a finished or stopped run. Vectors have the problem's dimension n. */
export interface RunRecord {
  /** Learning rates of the schedule, one per step, repeated; length 1 for plain gradient descent. */
  readonly etas: readonly number[];
  /** x₀, length n. */
  readonly start: Float64Array;
  readonly stepsDone: number;
  readonly ending:
    | { readonly kind: 'steps' }
    | { readonly kind: 'stopped' }
    /** ‖x‖∞ passed the bound at this step. */
    | { readonly kind: 'diverged'; readonly step: number; readonly bound: number }
    /** An iterate or the loss became NaN or infinite at this step. */
    | { readonly kind: 'nonfinite'; readonly step: number };
  /** The last `tailCount` iterates, row-major tailCount × n, oldest first; the last row is x at step `stepsDone`. */
  readonly tail: Float64Array;
  readonly tailCount: number;
  /** ‖x_{t+1} − x_t‖ and ‖x_{t+2} − x_t‖ for the first steps t = 0, 1, … (at most 20 000), for fits of rates. */
  readonly early: { readonly oneStep: Float64Array; readonly twoStep: Float64Array };
}
