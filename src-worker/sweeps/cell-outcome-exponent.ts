/** Largest Lyapunov exponents on lanes, with their standard errors, and whether a motion drifts. */
import type { LaneBatch, LaneMap, Proceed } from '../kernels/lane-map';
import { pickLanes } from './cell-outcome-lanes';

/** Stretches an exponent's standard error and a drift are found from. */
export const BATCHES = 16;
/** As in the analysis of runs: multiples of the standard error, and least exponent, from which a motion counts as chaotic. */
const SIGNIFICANT = 5;
const LEAST = 1e-4;
/** Steps recorded at once, and the change over all stretches that counts as a drift, relative to the first mean. */
const RECORDED = 64;
const RESOLVED = 1e-9;

/** Advances the lanes by BATCHES × `perBatch` steps; 1 where the exponent is significantly above zero. Null when stopped. */
export function positiveExponents(
  map: LaneMap,
  batch: LaneBatch,
  tangent: Float64Array,
  perBatch: number,
  proceed: Proceed,
): Uint8Array | null {
  const { count } = batch;
  const total = new Float64Array(count);
  const squares = new Float64Array(count);
  const sums = new Float64Array(count);
  for (let k = 0; k < BATCHES; k++) {
    sums.fill(0);
    if (!map.lyapunov(batch, perBatch, tangent, sums, proceed)) return null;
    for (let lane = 0; lane < count; lane++) {
      const mean = sums[lane]! / perBatch;
      total[lane] = total[lane]! + mean;
      squares[lane] = squares[lane]! + mean * mean;
    }
  }
  return Uint8Array.from(total, (sum, lane) => {
    const exponent = sum / BATCHES;
    const variance = Math.max(0, squares[lane]! - BATCHES * exponent * exponent) / (BATCHES - 1);
    return exponent > LEAST && exponent > SIGNIFICANT * Math.sqrt(variance / BATCHES) && exponent < Infinity ? 1 : 0;
  });
}

/** Tangent vectors to begin with: (1, 1/2, 1/3, …) on every lane. */
export function firstTangents(dimension: number, count: number): Float64Array {
  return Float64Array.from({ length: dimension * count }, (_, i) => 1 / (1 + Math.floor(i / count)));
}

/** Lanes followed at once when their means are taken: what is recorded of them stays in the cache. */
const GROUP = 256;

/**
 * 1 where the motion of a lane is on its way to somewhere else, so that its exponent says nothing of its end. In several variables: where the
 * means of a coordinate over BATCHES stretches of `perBatch` steps all rise or all fall. In one variable a bounded chaotic motion
 * has nowhere to drift to, and what creeps away from a fixed point moves one way: 1 where `RECORDED` steps all do. The batch stays as it is.
 * Null when stopped.
 */
export function driftingLanes(map: LaneMap, batch: LaneBatch, perBatch: number, proceed: Proceed): Uint8Array | null {
  const out = new Uint8Array(batch.count);
  for (let from = 0; from < batch.count; from += GROUP) {
    const lanes = new Int32Array(Math.min(GROUP, batch.count - from));
    for (let i = 0; i < lanes.length; i++) lanes[i] = from + i;
    const group = pickLanes(batch, lanes);
    const drifts = map.dimension === 1 ? oneWay(map, group, RECORDED, 1, proceed) : oneWay(map, group, BATCHES, perBatch, proceed);
    if (drifts === null) return null;
    out.set(drifts, from);
  }
  return out;
}

/** 1 where the means of a coordinate over `stretches` of `length` steps all rise or all fall. */
function oneWay(map: LaneMap, batch: LaneBatch, stretches: number, length: number, proceed: Proceed): Uint8Array | null {
  const { count } = batch;
  const rows = map.dimension * count;
  const recorded = new Float64Array(Math.min(length, RECORDED) * rows);
  const first = new Float64Array(rows);
  const previous = new Float64Array(rows);
  const direction = new Int8Array(rows);
  // Who has turned has its answer, so that a group ends when all have.
  for (let k = 0; k < stretches && (k < 2 || direction.some((sign) => sign !== 0)); k++) {
    const sum = new Float64Array(rows);
    for (let left = length; left > 0; left -= RECORDED) {
      const steps = Math.min(left, RECORDED);
      if (!map.record(batch, steps, recorded, proceed)) return null;
      for (let s = 0, at = 0; s < steps; s++) for (let i = 0; i < rows; i++, at++) sum[i] = sum[i]! + recorded[at]!;
    }
    for (let i = 0; i < rows; i++) {
      const now = sum[i]! / length;
      const sign = Math.sign(now - previous[i]!);
      if (k === 0) first[i] = now;
      else if (k === 1) direction[i] = sign;
      else if (direction[i] !== sign) direction[i] = 0;
      previous[i] = now;
    }
  }
  const out = new Uint8Array(count);
  for (let i = 0; i < rows; i++)
    if (direction[i] !== 0 && Math.abs(previous[i]! - first[i]!) > RESOLVED * Math.abs(first[i]!)) out[i % count] = 1;
  return out;
}
