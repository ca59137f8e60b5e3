/** The job `sweepAttractors`. */
import { type Answer, accept } from '../../src-shared/answer';
import type { JobKinds, MapAttractors } from '../../src-shared/jobs';
import { attractorsOf } from '../../src-shared/sweep-raster';

/** The attractors of a map whose blocks are all there, and the layer that shows them. */
export function sweepAttractors({ blocks }: JobKinds['sweepAttractors']['input']): Answer<MapAttractors> {
  const { attractors, layers, families } = attractorsOf(blocks);
  const layer = new Uint8Array(layers.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of layers) {
    layer.set(one, at);
    at += one.length;
  }
  return accept({ attractors, layer, families });
}
