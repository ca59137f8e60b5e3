/** What a run shows, as numbers for the observed column; null without a run or where the run does not show it. */
import type { Orbit } from '../../../src-shared/analysis';
import { halfAmplitude as halfAmplitudeOf } from '../../../src-shared/half-amplitude';
import { ownMultipliers } from '../../../src-shared/multipliers';
import { sharpnessOf } from '../../engine/sharpness';
import type { CardContext } from './card';

/** The stable period-2 orbit the run settled on. */
export function settledTwoCycle({ run }: CardContext): Orbit | null {
  return run?.analysis.outcome.kind === 'period-p' && run.analysis.settled?.period === 2 ? run.analysis.settled : null;
}

/** Both points of the 2-cycle the run settled on, length n each, the one with the smaller first coordinate first. */
export function twoCyclePoints(context: CardContext): readonly [Float64Array, Float64Array] | null {
  const [first, second] = settledTwoCycle(context)?.points ?? [];
  return first && second ? [Float64Array.from(first), Float64Array.from(second)] : null;
}

/** Half the Euclidean distance of its points. */
export function halfAmplitude(context: CardContext): number | null {
  const orbit = settledTwoCycle(context);
  return orbit && halfAmplitudeOf(orbit);
}

/** Its largest real multiplier that is not one of the neutral ones (exactly 1 along a family of orbits). */
export function twoStepMultiplier(context: CardContext): number | null {
  const orbit = settledTwoCycle(context);
  const [dominant] = orbit ? ownMultipliers(orbit) : [];
  return dominant && dominant.im === 0 ? dominant.re : null;
}

/** The minimum the run converged to, length n. */
export function settledMinimum({ run }: CardContext): Float64Array | null {
  const point = run?.analysis.outcome.kind === 'converged' ? run.analysis.settled?.points[0] : undefined;
  return point ? Float64Array.from(point) : null;
}

/** Sharpness of the minimum the run converged to. */
export function limitingSharpness(context: CardContext): number | null {
  const minimum = settledMinimum(context);
  return minimum ? sharpnessOf(context.loss)(minimum) : null;
}

/** The last recorded iterates, oldest first, as views of length n; empty without a run. */
export function lastIterates({ run, loss }: CardContext, most = Infinity): readonly Float64Array[] {
  if (!run) return [];
  const n = loss.dimension;
  const { tail, tailCount } = run.record;
  const first = Math.max(0, tailCount - most);
  return Array.from({ length: tailCount - first }, (_, i) => tail.subarray((first + i) * n, (first + i + 1) * n));
}

/**
 * Signed factor per two steps of the quantity, over the latest stretch of iterates where it is above `floor`: the geometric mean of
 * up to ten ratios with the sign of the last. Null where fewer than four iterates are above the floor.
 */
export function twoStepFactor(iterates: readonly Float64Array[], quantity: (x: Float64Array) => number, floor: number): number | null {
  const values = iterates.map(quantity);
  let last = values.length - 1;
  while (last >= 2 && !(Math.abs(values[last]!) > floor)) last--;
  const pairs = Math.min(10, Math.floor(last / 2));
  if (pairs < 1) return null;
  const ratio = values[last]! / values[last - 2 * pairs]!;
  const sign = Math.sign(values[last]! / values[last - 2]!);
  return Number.isFinite(ratio) ? sign * Math.abs(ratio) ** (1 / pairs) : null;
}
