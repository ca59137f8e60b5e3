/** The jobs `sweepBlock` and `sweepPart`: one block's results, and the same as the picture's bytes. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { SweepBlockRequest } from '../../src-shared/jobs';
import type { BlockRange, SweepBlock, SweepSpec } from '../../src-shared/sweep';
import { ATTRACTOR_COLUMNS, rasterPart, tellsAttractors } from '../../src-shared/sweep-raster';
import type { RasterPart } from '../../src-shared/sweep-views';
import { diagramBlock } from '../sweeps/diagram';
import { ensembleBlock } from '../sweeps/ensemble';
import { proceedOf } from '../sweeps/host';
import { unitsOf } from '../sweeps/layout';
import { outcomeMapBlock } from '../sweeps/outcome-map';
import { type Swept, sweptOf } from '../sweeps/swept';
import type { Host } from './host';

/** One block of a checked sweep; whole, or refused. */
export function sweepBlock({ spec, index, range }: SweepBlockRequest, host: Host): Answer<SweepBlock> {
  const { units } = unitsOf(spec);
  if (!(Number.isInteger(range.from) && Number.isInteger(range.to) && 0 <= range.from && range.from < range.to && range.to <= units))
    return refuse('block-range', 'range', 'The sweep has no such block.', `Blocks lie in 0 to ${units}.`);
  const swept = sweptOf(spec);
  if (!swept.ok) return swept;
  const columns = columnsOf(swept.value, spec, range, host);
  return columns.ok ? accept({ index, columns: columns.value }) : columns;
}

function columnsOf(swept: Swept, spec: SweepSpec, range: BlockRange, host: Host): Answer<SweepBlock['columns']> {
  const { shape } = spec;
  switch (shape.kind) {
    case 'orbit-diagram': {
      if (shape.range === null)
        return refuse('range-unknown', 'shape.range', 'The range of the diagram is open.', 'Check the sweep first.');
      return named(diagramBlock(swept, shape, range, proceedOf(host)));
    }
    case 'outcome-map':
      return named(outcomeMapBlock(swept, spec, range, host));
    case 'ensemble':
      return named(ensembleBlock(swept, spec, range, host));
  }
}

/** Columns by their names, those that are there. */
function named(columns: Answer<object>): Answer<SweepBlock['columns']> {
  return columns.ok ? accept({ ...columns.value } as SweepBlock['columns']) : columns;
}

/** One block as the picture's bytes: diagrams and maps; of maps also what their attractors are found from. */
export function sweepPart(request: SweepBlockRequest, host: Host): Answer<RasterPart> {
  if (request.spec.shape.kind === 'ensemble')
    return refuse('no-picture', 'shape.kind', 'An ensemble has no picture of cells.', 'Ask for its bands.');
  const block = sweepBlock(request, host);
  if (!block.ok) return block;
  const part = rasterPart(request.spec, request.range, block.value);
  if (!tellsAttractors(request.spec)) return accept(part);
  const { columns } = block.value;
  return accept({ ...part, settled: Object.fromEntries(ATTRACTOR_COLUMNS.map((name) => [name, columns[name]!])) });
}
