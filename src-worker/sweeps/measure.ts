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
/** Cells prepared to see what that takes, and seconds each that are not worth counting. */
const PREPARED = 3;
const NEGLIGIBLE = 2e-4;

export interface Measured {
  /** On one thread, all steps of all cells; cells that end early make it less. */
  readonly seconds: number;
  /** Of them, what it takes to find the starts and learning rates. */
  readonly preparing: number;
}

/** Null when stopped. */
export function measure(swept: Swept, spec: SweepSpec, host: SweepHost): Measured | null {
  const preparing = preparation(swept, spec, host);
  const { map, batch } = iterationOf(swept, placesOf(spec, swept.lanes ? LANES : 1));
  const proceed = () => host.control() !== 'stop';
  const { steps: most } = unitsOf(spec);
  // The first call compiles.
  if (!map.advance(batch, 2, proceed)) return null;
  for (let steps = 16; ; steps *= 4) {
    const began = host.elapsed();
    if (!map.advance(batch, steps, proceed)) return null;
    const took = host.elapsed() - began;
    if (took < ENOUGH && steps < Math.min(most, 1e6)) continue;
    const iterating = (took / 1_000 / steps / batch.count) * workOf(spec);
    return { seconds: preparing + iterating, preparing };
  }
}

/** Seconds for all cells' starts and learning rates, from a few whose η_c is not known yet. */
function preparation(swept: Swept, spec: SweepSpec, host: SweepHost): number {
  const { units, lanes } = unitsOf(spec);
  const [first, ...others] = placesOf(spec, PREPARED + 1).map((place) => ({ ...place, part: 0.25 }));
  if (others.length === 0) return 0;
  iterationOf(swept, [first!]);
  const began = host.elapsed();
  iterationOf(swept, others);
  const each = (host.elapsed() - began) / 1_000 / others.length;
  // One call's own cost is not that of every cell.
  return each < NEGLIGIBLE ? 0 : each * distinctCells(spec, units * lanes);
}

/** Cells whose η_c may differ: of a map whose starts are the same along an axis, those of the other. */
function distinctCells({ shape }: SweepSpec, cells: number): number {
  if (shape.kind !== 'outcome-map') return cells;
  const heavy = [/^(param|start):/.test(shape.x.quantity) ? shape.columns : 1, /^(param|start):/.test(shape.y.quantity) ? shape.rows : 1];
  return heavy[0]! * heavy[1]!;
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
