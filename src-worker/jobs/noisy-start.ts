import { stream } from '../engine/random';

/** x₀: the given start plus independent Gaussian noise of standard deviation `noise` from stream 0 of `seed`. */
export function noisyStart(start: readonly number[], noise: number, seed: number): Float64Array {
  const x = Float64Array.from(start);
  if (noise === 0) return x;
  const { normal } = stream(seed, 0);
  return x.map((coordinate) => coordinate + noise * normal());
}
