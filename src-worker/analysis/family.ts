/** Do the solutions of r(x) = 0 near a solution form a family, or is the solution isolated but degenerate (a fold)? */
import { largest } from '../engine/norms';
import type { PseudoInverse } from './linear';

/** How far along the kernel the test looks, relative to ‖x‖∞. */
const REACH = 1e-3;
/** At the origin ‖x‖∞ says nothing of the scale. */
const LEAST_SCALE = 0.05;
const STEPS = 12;
/** Directions tried at most: generic combinations, so that each tests the whole kernel. */
const TRIALS = 2;

/**
 * True if from x + εt, t in the kernel of Dr(x), simplified Newton steps of least norm lead back to r = 0 at a distance of about ε
 * from x: the kernel then is tangent to a family of solutions. At a fold or a degenerate isolated solution a residual of the order ε² or ε³
 * stays in the directions the steps cannot reach. `residual` writes r(x); the third argument is (Dr(x))⁺.
 */
export function isFamily(
  residual: (x: Float64Array, out: Float64Array) => void,
  x: Float64Array,
  { kernel, solve, largestSingular }: PseudoInverse,
): boolean {
  if (kernel.length === 0) return false;
  const epsilon = REACH * Math.max(largest(x), LEAST_SCALE);
  const out = new Float64Array(x.length);
  residual(x, out);
  const floor = 64 * largest(out) + 1e-12 * epsilon * largestSingular;
  for (let trial = 0; trial < TRIALS; trial++) {
    const weights = kernel.map((_, k) => Math.cos(1 + k * (1 + 1.618 * trial) + trial));
    const size = Math.hypot(...weights);
    const y = x.map((value, i) => value + (epsilon / size) * kernel.reduce((sum, t, k) => sum + weights[k]! * t[i]!, 0));
    let reached = false;
    for (let k = 0; k < STEPS && !reached; k++) {
      residual(y, out);
      reached = largest(out) <= floor;
      const step = solve(out);
      for (let i = 0; i < y.length; i++) y[i]! -= step[i]!;
    }
    const away = Math.hypot(...y.map((value, i) => value - x[i]!));
    if (!reached || Math.abs(away / epsilon - 1) > 0.2) return false;
  }
  return true;
}
