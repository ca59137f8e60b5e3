/** The job `sweepCheck`. */
import type { Answer } from '../../src-shared/answer';
import type { CheckedSweep, SweepSpec } from '../../src-shared/sweep';
import { checkSweep } from '../sweeps/check-sweep';
import type { Host } from './host';

export function sweepCheck(spec: SweepSpec, host: Host): Answer<CheckedSweep> {
  return checkSweep(spec, host);
}
