/** Which series a run records, and the value of each at a sample. */
import { SERIES } from '../../src-shared/views';
import type { Loss } from './problem';
import { recordedSharpness, sharpnessIsTaken } from './sharpness';

/** Coordinates are recorded up to this dimension. */
const COORDINATES = 8;

/** Names in the order of the columns. */
export function seriesNames(loss: Loss): readonly string[] {
  const names: string[] = [SERIES.loss, SERIES.oneStep, SERIES.twoStep];
  if (recordedSharpness(loss)) names.push(SERIES.sharpness);
  if (loss.dimension <= COORDINATES) names.push(...loss.coordinates);
  if (loss.observables) names.push(...loss.observables.names);
  return names;
}

/** A sample before it is written: the values of all series at x_t, in the order of `seriesNames`. */
export interface Sampler {
  readonly names: readonly string[];
  /**
   * Fills `row`, sample after sample; the sharpness is NaN where it is too dear for every sample and this one is left out; `oneStep` and `twoStep` are ‖x_{t+1} − x_t‖ and ‖x_{t+2} − x_t‖.
   */
  fill(row: Float64Array, x: Float64Array, oneStep: number, twoStep: number): void;
}

export function samplerFor(loss: Loss): Sampler {
  const sharpness = recordedSharpness(loss);
  const shown = loss.dimension <= COORDINATES ? loss.dimension : 0;
  const first = sharpness ? 4 : 3;
  const { observables } = loss;
  let sample = 0;
  const observed = new Float64Array(observables?.names.length ?? 0);
  return {
    names: seriesNames(loss),
    fill(row, x, oneStep, twoStep) {
      row[0] = loss.value(x);
      row[1] = oneStep;
      row[2] = twoStep;
      if (sharpness) row[3] = sharpness.everySample || sharpnessIsTaken(sample) ? sharpness.at(x) : NaN;
      sample++;
      for (let i = 0; i < shown; i++) row[first + i] = x[i]!;
      if (!observables) return;
      observables.fill(x, observed);
      row.set(observed, first + shown);
    },
  };
}
