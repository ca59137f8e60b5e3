/** A sweep made ready to compute: its cells as lanes of one compiled map, or as losses one by one. */
import type { Answer } from '../../src-shared/answer';
import type { SweepSpec } from '../../src-shared/sweep';
import type { Loss } from '../engine/problem';
import type { LaneBatch, LaneMap } from '../kernels/lane-map';

/** One cell's map: loss, learning rates (one per step of the schedule) and start. */
export interface SweptCell {
  readonly loss: Loss;
  readonly etas: readonly number[];
  readonly etaC: number;
  readonly start: Float64Array;
}

/** A cell's place: column, row (0 for one axis) and the part of the column, as in `cellExperiment`. */
export interface Place {
  readonly column: number;
  readonly row: number;
  readonly part: number;
}

export interface Swept {
  readonly dimension: number;
  readonly coordinates: readonly string[];
  readonly divergenceBound: number;
  /** The compiled map, or null where the loss has no formula or an axis changes more than numbers in it. */
  readonly lanes: LaneMap | null;
  /** Lanes for these places, starts and learning rates filled in; only where `lanes` is not null. */
  batch(places: readonly Place[]): LaneBatch;
  /** The cell through the loss; refuses where its parameters do not fit together. Equal to checkExperiment(cellExperiment(…)). */
  cell(place: Place): Answer<SweptCell>;
}

export declare function sweptOf(spec: SweepSpec): Answer<Swept>;
