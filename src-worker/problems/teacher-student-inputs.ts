/** Inputs of the empirical loss, row by row N × d, all of length 1. */
import { stream } from '../engine/random';

/** x_k = (cos, sin)(2π(k + ½)/N), k = 0 … N − 1. */
export function gridInputs(N: number): Float64Array {
  const inputs = new Float64Array(2 * N);
  for (let k = 0; k < N; k++) {
    const theta = (2 * Math.PI * (k + 0.5)) / N;
    inputs[2 * k] = Math.cos(theta);
    inputs[2 * k + 1] = Math.sin(theta);
  }
  return inputs;
}

/** Independent uniform points of the unit sphere of R^d (normal vectors made length 1), stream 0 of `seed`. */
export function sampledInputs(N: number, d: number, seed: number): Float64Array {
  const { normal } = stream(seed, 0);
  const inputs = Float64Array.from({ length: N * d }, normal);
  for (let k = 0; k < N; k++) {
    const row = inputs.subarray(k * d, (k + 1) * d);
    const length = Math.hypot(...row);
    for (let i = 0; i < d; i++) row[i] = row[i]! / length;
  }
  return inputs;
}
