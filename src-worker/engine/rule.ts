/** The contract of an update rule: where the next iterate lies. The driver owns the loop, limits and recording. */
import type { Loss } from './problem';

export interface UpdateRule {
  /** Learning rate used in step t (t = 0 is the step from x₀ to x₁). */
  eta(t: number): number;
  /** Writes x_{t+1} into `out` (never the same array as `x`); `gradient` is scratch of length n and holds ∇f(x_t) afterwards. */
  step(loss: Loss, x: Float64Array, t: number, gradient: Float64Array, out: Float64Array): void;
}
