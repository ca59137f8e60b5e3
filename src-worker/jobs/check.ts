/** The job `check`. */
import { type Answer, accept } from '../../src-shared/answer';
import type { CheckedExperiment } from '../../src-shared/jobs';
import { sampleCount } from '../../src-shared/recording';
import type { Experiment } from '../../src-shared/spec';
import { checkExperiment, type Ready } from '../experiment/check-experiment';

const BYTES = 8;

/** What a run of the experiment would use, and its size. */
export function check(experiment: Experiment): Answer<CheckedExperiment> {
  const ready = checkExperiment(experiment);
  if (!ready.ok) return ready;
  const { loss, etas, etaC, start, series, recording } = ready.value;
  const mean = etas.reduce((sum, eta) => sum + eta, 0) / etas.length;
  return accept({
    etas,
    etaC,
    K: mean / etaC,
    start: Array.from(start),
    coordinates: loss.coordinates,
    series,
    recording,
    bytes: seriesBytes(ready.value, experiment.steps),
  });
}

/** Estimated size of the recorded series of a run of `steps` steps, in bytes before compression and pyramids. */
export function seriesBytes({ series, recording }: Ready, steps: number): number {
  return sampleCount(recording, steps) * series.length * BYTES;
}
