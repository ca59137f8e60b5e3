/** Runs a problem through the real driver and hands the record to the analysis. */
import { simulate } from '../../src-worker/engine/simulate';
import type { Loss } from '../../src-worker/engine/problem';
import type { RunRecord } from '../../src-worker/engine/run-record';
import { recordingFor } from '../../src-shared/recording';
import type { Params } from '../../src-shared/spec';
import { bound } from '../problems/bound';
import { problemById } from '../../src-worker/problems';

export function lossOf(id: string, params: Params = {}): Loss {
  const problem = problemById(id);
  if (!problem) throw new Error(`unknown problem ${id}`);
  return bound(problem, params);
}

/** The record of `steps` steps from `start` with the given learning rates; divergence bound 1e6. */
export function run(loss: Loss, etas: readonly number[], start: readonly number[], steps: number): RunRecord {
  return simulate(
    {
      loss,
      etas,
      start: Float64Array.from(start),
      steps,
      divergenceBound: 1e6,
      recording: recordingFor(1),
    },
    { control: () => 'run', progress: () => undefined, samples: () => undefined },
  );
}

export const never = (): boolean => false;
