/** What is shown of a stored sweep. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { CheckedSweep, SweepBlock } from '../../src-shared/sweep';
import { ATTRACTOR_COLUMNS, attractorsOf, rasterPart, tellsAttractors } from '../../src-shared/sweep-raster';
import type { AttractorView, RasterPart } from '../../src-shared/sweep-views';
import { Damage } from './columns';
import type { Connection } from './connection';
import { blocksOf } from './sweep-blocks';
import { checkedSweep } from './sweep-rows';

/** The picture of the blocks that are there; the attractors' layer for maps. Throws `Damage`. */
export function pictureOf(connection: Connection, sweepId: number): Answer<readonly RasterPart[]> {
  const found = checkedSweep(connection, sweepId);
  if (!found.ok) return found;
  const { spec, blocks } = found.value;
  if (spec.shape.kind === 'ensemble')
    return refuse('not-a-picture', `sweep ${sweepId}`, 'An ensemble has no picture of cells.', 'Look at its bands.');
  const parts: RasterPart[] = [];
  for (const block of blocksOf(connection, sweepId)) parts.push(rasterPart(spec, rangeOf(blocks, block), block));
  if (!tellsAttractors(found.value.spec)) return accept(parts);
  const { layers } = attractorsOf(anchorsOf(connection, sweepId));
  return accept(parts.map((part, i) => ({ ...part, layers: { ...part.layers, attractor: layers[i]! } })));
}

/** Empty for anything but a map. Throws `Damage`. */
export function attractorsIn(connection: Connection, sweepId: number): Answer<readonly AttractorView[]> {
  const found = checkedSweep(connection, sweepId);
  if (!found.ok) return found;
  return accept(tellsAttractors(found.value.spec) ? attractorsOf(anchorsOf(connection, sweepId)).attractors : []);
}

function anchorsOf(connection: Connection, sweepId: number): readonly SweepBlock[] {
  return [...blocksOf(connection, sweepId, 0, Number.MAX_SAFE_INTEGER, ATTRACTOR_COLUMNS)];
}

function rangeOf(blocks: CheckedSweep['blocks'], { index }: SweepBlock) {
  const range = blocks[index];
  if (!range) throw new Damage(`there is no block ${index} in its sweep`);
  return range;
}
