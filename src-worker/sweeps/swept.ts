/** A sweep made ready to compute: its cells as lanes of one compiled map, or as losses one by one. */
import { type Answer, accept } from '../../src-shared/answer';
import type { SweepSpec } from '../../src-shared/sweep';
import { cellExperiment } from '../../src-shared/sweep-cell';
import { largest } from '../engine/norms';
import type { Loss } from '../engine/problem';
import { checkExperiment } from '../experiment/check-experiment';
import { laneMap } from '../kernels';
import type { LaneBatch, LaneMap } from '../kernels/lane-map';
import { valueAt } from './axes';
import { type Cells } from './cells';
import { type Grounds, groundsOf } from './grounds';
import { type Lanes, lanesOf } from './lane-source';
import type { Place } from './place';

export type { Place } from './place';

/** One cell's map: loss, learning rates (one per step of the schedule) and start. */
export interface SweptCell {
  readonly loss: Loss;
  readonly etas: readonly number[];
  readonly etaC: number;
  readonly start: Float64Array;
}

export interface Swept {
  readonly dimension: number;
  readonly coordinates: readonly string[];
  readonly divergenceBound: number;
  /** The compiled map, or null where the loss has no formula or an axis changes more than numbers in it. */
  readonly lanes: LaneMap | null;
  /**
   * Lanes for these places, starts and learning rates filled in; only where `lanes` is not null. Where a cell cannot be an experiment
   * (no threshold to count η in, a learning rate that is not positive), its learning rates are NaN.
   */
  batch(places: readonly Place[]): LaneBatch;
  /** The cell through the loss; refuses where its parameters do not fit together. Equal to checkExperiment(cellExperiment(…)). */
  cell(place: Place): Answer<SweptCell>;
}

let last: { readonly key: string; readonly answer: Answer<Swept> } | null = null;

/**
 * The sweep of a definition, with an empty start resolved where a start is varied (see `resolvedSpec`). Refusals name the field of
 * the spec. The last one is kept: the blocks of one sweep come one after the other.
 */
export function sweptOf(spec: SweepSpec): Answer<Swept> {
  const key = JSON.stringify(spec);
  if (last?.key !== key) last = { key, answer: makeSwept(spec) };
  return last.answer;
}

function makeSwept(spec: SweepSpec): Answer<Swept> {
  const grounds = groundsOf(spec);
  if (!grounds.ok) return grounds;
  return accept(sweptFrom(grounds.value));
}

function sweptFrom({ spec, cells, loss }: Grounds): Swept {
  const { dimension, coordinates } = loss;
  const lanes = lanesOf(spec, cells);
  return {
    dimension,
    coordinates,
    divergenceBound: spec.experiment.divergenceBound,
    lanes: lanes && laneMap(lanes.source),
    batch(places) {
      if (lanes === null) throw new Error('a sweep without a formula has no lanes');
      return batchOf(spec, cells, lanes, places, dimension);
    },
    cell: (place) => cellOf(spec, cells, place, dimension),
  };
}

function batchOf({ shape }: SweepSpec, cells: Cells, lanes: Lanes, places: readonly Place[], dimension: number): LaneBatch {
  const count = places.length;
  const { cycle } = cells;
  const x = new Float64Array(dimension * count).fill(NaN);
  const etas = new Float64Array(cycle * count);
  const parameters = new Float64Array(lanes.axes.length * count);
  const start = new Float64Array(dimension);
  for (let lane = 0; lane < count; lane++) {
    const place = places[lane]!;
    for (let m = 0; m < lanes.axes.length; m++) parameters[m * count + lane] = valueAt(shape, lanes.axes[m]!, place);
    const possible = cells.startInto(place, start);
    for (let i = 0; possible && i < dimension; i++) x[i * count + lane] = start[i]!;
    const rates = possible ? cells.etasAt(place, start) : [];
    for (let k = 0; k < cycle; k++) etas[k * count + lane] = rates[k] ?? NaN;
  }
  return { count, x, etas, cycle, parameters, steps: 0 };
}

function cellOf(spec: SweepSpec, cells: Cells, place: Place, dimension: number): Answer<SweptCell> {
  const bound = cells.boundAt(place);
  const start = new Float64Array(dimension);
  if (bound.ok && cells.startInto(place, start)) {
    const etaC = cells.thresholdAt(place, start);
    const etas = cells.etasAt(place, start);
    const inside = largest(start) <= spec.experiment.divergenceBound;
    if (inside && Number.isFinite(etaC) && etas.every((eta) => eta > 0)) return accept({ loss: bound.value.loss, etas, etaC, start });
  }
  // What is refused is refused in the words of the check.
  const ready = checkExperiment(cellExperiment(spec, place.column, place.row, place.part));
  if (!ready.ok) return ready;
  const { loss, etas, etaC, start: x } = ready.value;
  return accept({ loss, etas, etaC, start: x });
}
