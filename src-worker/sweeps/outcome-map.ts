/** A block of an outcome map: rows of cells, each judged by itself. */
import { type Answer, accept } from '../../src-shared/answer';
import type { BlockRange, SweepSpec } from '../../src-shared/sweep';
import type { Proceed } from '../kernels/lane-map';
import { outcomesOf } from './cell-outcome';
import type { Outcomes } from './cell-outcome-record';
import { stopped } from './diagram';
import { iterationOf } from './iteration';
import type { Place, Swept } from './swept';

/** Cells taken at a time, in tiles of so many rows and columns: neighbours end together. */
const CELLS = 4_096;
const TILE = 8;

/** What a block asks of its thread. */
export interface BlockHost {
  control(): 'run' | 'flush' | 'stop';
  progress(step: number, steps: number, loss: number): void;
}

/** Columns of an outcome map's block, as SweepBlock states them. */
export type OutcomeColumns = Outcomes;

/**
 * Rows [from, to) of the map, cells row by row. A cell's result depends on nothing but its own place. Periods count steps; a run that
 * settles on one pass of a step schedule is `converged`, as in the analysis of runs, with the number of steps of the pass as its period
 * unless every step rests. A cell that is no experiment is undetermined after 0 steps. Refused: `stopped`.
 */
export function outcomeMapBlock(swept: Swept, spec: SweepSpec, range: BlockRange, host: BlockHost): Answer<OutcomeColumns> {
  const { shape, experiment } = spec;
  if (shape.kind !== 'outcome-map') throw new Error('no map');
  const { columns } = shape;
  const cells = (range.to - range.from) * columns;
  const out: OutcomeColumns = emptyOutcomes(cells);
  let done = 0;
  const proceed: Proceed = () => {
    const go = host.control() !== 'stop';
    if (go) host.progress(done, cells, NaN);
    return go;
  };
  for (const places of tiled(range, columns)) {
    const found = placesOutcomes(swept, places, experiment.steps, proceed);
    if (found === null) return stopped();
    places.forEach((place, i) => copyOutcome(found, i, out, (place.row - range.from) * columns + place.column));
    done += places.length;
  }
  return accept(out);
}

/** The outcomes of these cells, in their order; null when stopped. */
export function placesOutcomes(swept: Swept, places: readonly Place[], cap: number, proceed: Proceed): Outcomes | null {
  if (!proceed()) return null;
  const { map, batch } = iterationOf(swept, places);
  return outcomesOf({
    map,
    start: batch,
    cap,
    bound: swept.divergenceBound,
    cellOf(lane) {
      const cell = swept.cell(places[lane]!);
      return cell.ok ? cell.value : null;
    },
    proceed,
  });
}

export function emptyOutcomes(count: number): Outcomes {
  return {
    class: new Uint8Array(count),
    period: new Uint16Array(count),
    steps: new Uint32Array(count),
    anchor0: new Float64Array(count),
    anchor1: new Float64Array(count),
  };
}

function copyOutcome(from: Outcomes, i: number, to: Outcomes, k: number): void {
  to.class[k] = from.class[i]!;
  to.period[k] = from.period[i]!;
  to.steps[k] = from.steps[i]!;
  to.anchor0[k] = from.anchor0[i]!;
  to.anchor1[k] = from.anchor1[i]!;
}

/** All places of the rows, tile by tile, in lists of at most CELLS. */
function* tiled({ from, to }: BlockRange, columns: number): Generator<Place[]> {
  let places: Place[] = [];
  for (let bottom = from; bottom < to; bottom += TILE)
    for (let left = 0; left < columns; left += TILE)
      for (let row = bottom; row < Math.min(to, bottom + TILE); row++)
        for (let column = left; column < Math.min(columns, left + TILE); column++) {
          places.push({ column, row, part: 0.5 });
          if (places.length < CELLS) continue;
          yield places;
          places = [];
        }
  if (places.length > 0) yield places;
}
