/**
 * Which iterates a run records: every step up to `dense`, then every `stride`-th. `dense` is even and `stride` odd, so the
 * parity of a sample's index is always the parity of its step: even and odd iterates, the two orbits of F², stay separable.
 */
export interface Recording {
  readonly dense: number;
  readonly stride: number;
}

const DENSE_STEPS = 1_000_000;

/** Recording for a run of `steps` steps: at most about 2·10⁶ samples per series. */
export function recordingFor(steps: number): Recording {
  const rest = Math.max(0, steps - DENSE_STEPS);
  const stride = Math.max(1, Math.ceil(rest / DENSE_STEPS));
  return { dense: DENSE_STEPS, stride: stride % 2 === 0 ? stride + 1 : stride };
}

/** Step of sample `index` (0-based; sample 0 is the start x₀). */
export function stepOf(recording: Recording, index: number): number {
  return index <= recording.dense ? index : recording.dense + (index - recording.dense) * recording.stride;
}

/** Index of the last sample at or before `step`. */
export function indexOf(recording: Recording, step: number): number {
  return step <= recording.dense ? Math.floor(step) : recording.dense + Math.floor((step - recording.dense) / recording.stride);
}

/** Number of samples of a run of `steps` steps, the start included. */
export function sampleCount(recording: Recording, steps: number): number {
  return indexOf(recording, steps) + 1;
}
