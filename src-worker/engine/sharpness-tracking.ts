/**
 * Sharpness along a run to 10⁻³ in one or two Hessian-vector products a step: Lanczos started from the eigenvector of the step before,
 * whose residual ρ leaves the eigenvalue an error of ρ² over the gap to the next one. A warm start sees one eigenvalue only and
 * follows it where another overtakes, so the next step starts cold where the two largest are close, where the eigenvector has turned
 * too far for two products, and every so many steps.
 *
 * At the edge of stability, where the two largest eigenvalues cross again and again, single steps may still report the lower one (of
 * the tanh network at η = 0.5: some in a hundred, by up to a few per cent); `sharpnessOf` does not.
 */
import { type TopEigenvalue, topEigenvalue } from './lanczos';
import type { Loss } from './problem';

/** Residual, relative to the size of the Hessian, at which an iteration ends. */
const WARM_RESIDUAL = 1e-2;
const COLD_RESIDUAL = 1e-4;
const WARM_PRODUCTS = 2;
/** Two eigenvalues are close when the second is above this share of the first. */
const CLOSE = 0.7;
/** Steps from one cold start to the next, at most. */
export const STEPS_BETWEEN_CHECKS = 20;

export interface TrackedSharpness {
  /** λ_max, from below; NaN where the iteration did not converge. */
  readonly value: number;
  /** Unit vector, length n. */
  readonly vector: Float64Array;
  /** Hessian-vector products taken, those of a warm start given up included. */
  readonly products: number;
  /** The answer is that of a cold start. */
  readonly cold: boolean;
}

/** A function to be called at the iterates of one run in their order: its answers depend on the points before. */
export function trackSharpness(loss: Loss): (x: Float64Array) => TrackedSharpness {
  const n = loss.dimension;
  let known: TopEigenvalue | null = null;
  let warmSteps = 0;
  return (x) => {
    const apply = (v: Float64Array, out: Float64Array) => loss.hessianVector(x, v, out);
    const warm: TopEigenvalue | null = known && topEigenvalue(apply, n, WARM_RESIDUAL, { vector: known.vector, products: WARM_PRODUCTS });
    const cold = !warm?.converged;
    const top = cold ? topEigenvalue(apply, n, COLD_RESIDUAL) : warm;
    warmSteps = cold ? 0 : warmSteps + 1;
    const trusted = top.converged && top.second < CLOSE * top.value && warmSteps < STEPS_BETWEEN_CHECKS;
    known = trusted ? top : null;
    const products = top.products + (cold && warm ? warm.products : 0);
    return { value: top.converged ? top.value : NaN, vector: top.vector, products, cold };
  };
}
