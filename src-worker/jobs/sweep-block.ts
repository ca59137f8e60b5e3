/** The jobs `sweepBlock` and `sweepPart`: one block's results, and the same as the picture's bytes. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { SweepBlockRequest } from '../../src-shared/jobs';
import type { ResultColumn, SweepBlock } from '../../src-shared/sweep';
import { rasterPart } from '../../src-shared/sweep-raster';
import type { RasterPart } from '../../src-shared/sweep-views';
import { diagramBlock } from '../sweeps/diagram';
import { sweptOf } from '../sweeps/swept';
import type { Host } from './host';

export function sweepBlock({ spec, index, range }: SweepBlockRequest, host: Host): Answer<SweepBlock> {
  const { shape } = spec;
  const units = shape.kind === 'orbit-diagram' ? shape.columns : shape.kind === 'outcome-map' ? shape.rows : shape.runs;
  if (!(Number.isInteger(range.from) && Number.isInteger(range.to) && 0 <= range.from && range.from < range.to && range.to <= units))
    return refuse('block-range', 'range', 'The sweep has no such block.', `Blocks lie in 0 to ${units}.`);
  const swept = sweptOf(spec);
  if (!swept.ok) return swept;
  if (shape.kind !== 'orbit-diagram') return refuse('not-there-yet', 'shape.kind', 'Only orbit diagrams yet.', 'Wait.');
  if (shape.range === null) return refuse('range-unknown', 'shape.range', 'The range of the diagram is open.', 'Check the sweep first.');
  const block = diagramBlock(swept.value, shape, range, () => host.control() !== 'stop');
  if (!block.ok) return block;
  return accept({ index, columns: block.value as unknown as Readonly<Record<string, ResultColumn>> });
}

export function sweepPart(request: SweepBlockRequest, host: Host): Answer<RasterPart> {
  if (request.spec.shape.kind === 'ensemble')
    return refuse('no-picture', 'shape.kind', 'An ensemble has no picture of cells.', 'Ask for its bands.');
  const block = sweepBlock(request, host);
  return block.ok ? accept(rasterPart(request.spec, request.range, block.value)) : block;
}
