/** How long a sweep will take, measured on a few of its cells. */
import type { SweepSpec } from '../../src-shared/sweep';
import type { SweepHost } from './host';
import { iterationOf } from './iteration';
import { isCarried, unitsOf, workOf } from './layout';
import type { Place, Swept } from './swept';

/** Lanes measured at a time: enough to fill the compiled kernels. */
const LANES = 64;
/** A measurement is long enough after so many milliseconds. */
const ENOUGH = 0.5;

/** Seconds on one thread for all steps of all cells; what ends early (cells at rest) makes it less. Infinite where nothing could be measured. */
export function secondsOf(swept: Swept, spec: SweepSpec, host: SweepHost): number {
  const { map, batch } = iterationOf(swept, placesOf(spec, swept.lanes ? LANES : 1));
  const proceed = () => host.control() !== 'stop';
  const { steps: most } = unitsOf(spec);
  // The first call compiles.
  if (!map.advance(batch, 2, proceed)) return Infinity;
  for (let steps = 16; ; steps *= 4) {
    const began = host.elapsed();
    if (!map.advance(batch, steps, proceed)) return Infinity;
    const took = host.elapsed() - began;
    if (took >= ENOUGH || steps >= Math.min(most, 1e6)) return (took / 1_000 / steps / batch.count) * workOf(spec);
  }
}

function placesOf(spec: SweepSpec, wanted: number): Place[] {
  const { shape } = spec;
  const columns = shape.kind === 'ensemble' ? shape.runs : shape.columns;
  const rows = shape.kind === 'outcome-map' ? shape.rows : 1;
  const count = isCarried(spec) ? 1 : Math.min(wanted, columns * rows);
  return Array.from({ length: count }, (_, i) => ({
    column: Math.floor(((i + 0.5) * columns) / count),
    row: Math.floor((((i * 7) % count) * rows) / count),
    part: 0.5,
  }));
}
