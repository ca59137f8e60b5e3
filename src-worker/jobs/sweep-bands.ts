/** The job `sweepBands`. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { JobKinds } from '../../src-shared/jobs';
import type { EnsembleView } from '../../src-shared/sweep-views';
import { ensembleBands } from '../sweeps/bands';

export function sweepBands({ spec, blocks }: JobKinds['sweepBands']['input']): Answer<EnsembleView> {
  if (spec.shape.kind !== 'ensemble')
    return refuse('no-bands', 'shape.kind', 'Only an ensemble has bands.', 'Ask a diagram or a map for its picture.');
  return accept(ensembleBands(spec, blocks));
}
