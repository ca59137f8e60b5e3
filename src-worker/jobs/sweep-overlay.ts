/** The job `sweepOverlay`. */
import type { Answer } from '../../src-shared/answer';
import type { SweepSpec } from '../../src-shared/sweep';
import type { SweepOverlay } from '../../src-shared/sweep-views';
import { overlayOf } from '../sweeps/overlay';
import type { Host } from './host';

/** What is not found in so many milliseconds is left out, and said to be. */
const MOST_TIME = 2_000;
/** The clock and the control are asked once in so many questions. */
const EVERY = 16;

export function sweepOverlay(spec: SweepSpec, host: Host): Answer<SweepOverlay> {
  let asked = 0;
  let ended = false;
  return overlayOf(spec, () => {
    if (!ended && asked++ % EVERY === 0) ended = host.overdue(MOST_TIME) || host.control() === 'stop';
    return ended;
  });
}
