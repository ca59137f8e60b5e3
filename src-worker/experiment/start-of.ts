import type { Experiment } from '../../src-shared/spec';
import type { Loss } from '../engine/problem';
import { stream } from '../engine/random';

/**
 * x₀, length n: the experiment's own start, or the one the problem's parameters state (drawn from stream 1 of the seed), plus
 * independent Gaussian noise of the stated standard deviation from stream 0.
 */
export function startOf({ start, startNoise, seed }: Experiment, loss: Loss): Float64Array {
  const x = start.length === 0 && loss.start ? loss.start(stream(seed, 1)) : Float64Array.from(start);
  if (startNoise === 0) return x;
  const { normal } = stream(seed, 0);
  return x.map((coordinate) => coordinate + startNoise * normal());
}
