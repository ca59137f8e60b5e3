/** The job `sweepCell`. */
import type { Answer } from '../../src-shared/answer';
import type { JobKinds } from '../../src-shared/jobs';
import type { CellView } from '../../src-shared/sweep-views';
import { inspectCell } from '../sweeps/inspect-cell';
import { groundsOf } from '../sweeps/grounds';
import { sweptOf } from '../sweeps/swept';
import type { Host } from './host';

/** One cell with the analysis a run of it gets; the sweep need not be checked before. */
export function sweepCell({ spec: given, column, row }: JobKinds['sweepCell']['input'], host: Host): Answer<CellView> {
  const grounds = groundsOf(given);
  if (!grounds.ok) return grounds;
  const { spec } = grounds.value;
  const swept = sweptOf(spec);
  return swept.ok ? inspectCell(swept.value, spec, column, row, host) : swept;
}
