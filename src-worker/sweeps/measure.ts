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
const NEGLIGIBLE = 1e-3;
/** Cells of a map that are followed to their end, for at most so many steps. */
const FOLLOWED = 256;
const FOLLOWED_STEPS = 20_000;
/** A step relative to the point below which a cell is at rest. */
const REST = 1e-13;

export interface Measured {
  /** On one thread, all cells; those of a map as far as they take to rest or diverge. */
  readonly seconds: number;
  /** Of them, what it takes to find the starts and learning rates. */
  readonly preparing: number;
}

/** Null when stopped. */
export function measure(swept: Swept, spec: SweepSpec, host: SweepHost): Measured | null {
  const preparing = preparation(swept, spec, host);
  const ending = spec.shape.kind === 'outcome-map' && swept.lanes ? endingShare(swept, spec, host) : 1;
  if (ending === null) return null;
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
    const iterating = (took / 1_000 / steps / batch.count) * workOf(spec) * ending;
    return { seconds: preparing + iterating, preparing };
  }
}

/** Share of all steps that a map's cells take before they rest or diverge, from some of them; null when stopped. */
function endingShare(swept: Swept, spec: SweepSpec, host: SweepHost): number | null {
  const { map, batch } = iterationOf(swept, placesOf(spec, FOLLOWED));
  const cap = Math.min(spec.experiment.steps, FOLLOWED_STEPS);
  const out = { step: new Uint32Array(batch.count), how: new Uint8Array(batch.count) };
  const limits = { cap, bound: swept.divergenceBound, tolerance: REST };
  if (!map.escape(batch, limits, out, () => host.control() !== 'stop')) return null;
  // A cell that does not end here is taken to go on to its own end.
  const steps = out.step.reduce((sum, step) => sum + (step < cap ? step : spec.experiment.steps), 0);
  return steps / batch.count / spec.experiment.steps;
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
