/** Does the loss rise on the way? Asked of lanes that converged: it tells `converged` from `catapult`. */
import type { LaneBatch, LaneMap, Proceed } from '../kernels/lane-map';
import { pickLanes, sizeOnLane } from './cell-outcome-lanes';

/** A rise counts from this share of |f(x_t)| + |f(x₀)|: what rounding may do to a loss … */
export const RISE_FLOOR = 1e-12;
/** … and of ‖x*‖²/η (at least 1/η), what it may do where the loss vanishes: squares of rounding errors of x. */
const SQUARED_ROUNDING = 1e-26;
/**
 * This close to the point reached, relative to max(1, ‖x*‖∞), a run of one learning rate is at its end: the linearised steps have no
 * rise, what bends them is of third order in the distance, below any floor.
 */
const AT_THE_END = 1e-6;
const LANES = 512;
const STEPS = 16;

export interface Rises {
  /** 1 = the loss rose. */
  readonly rose: Uint8Array;
  /** First step at which the loss is no number, 0xffffffff = none. */
  readonly lost: Uint32Array;
}

/**
 * Follows lanes from their starts (`start`, moved along) for `steps` (one number a lane) steps; `ends` (n × count) are the points they reach.
 * Null when stopped.
 */
export function lossRises(map: LaneMap, start: LaneBatch, ends: Float64Array, steps: ArrayLike<number>, proceed: Proceed): Rises | null {
  const { count } = start;
  const out: Rises = { rose: new Uint8Array(count), lost: new Uint32Array(count).fill(0xffffffff) };
  // Lanes that end together go together; each lane's answer is its own.
  const order = Int32Array.from({ length: count }, (_, lane) => lane).sort((a, b) => steps[a]! - steps[b]! || a - b);
  for (let from = 0; from < count; from += LANES)
    if (!follow(map, start, ends, steps, order.slice(from, from + LANES), out, proceed)) return null;
  return out;
}

function follow(
  map: LaneMap,
  start: LaneBatch,
  ends: Float64Array,
  steps: ArrayLike<number>,
  ids: Int32Array,
  { rose, lost }: Rises,
  proceed: Proceed,
): boolean {
  const n = map.dimension;
  let lanes = ids;
  let batch = pickLanes(start, lanes);
  let before = new Float64Array(lanes.length);
  map.loss(batch, before);
  let first = before.slice();
  const last = steps[ids.at(-1)!]!;
  const recorded = new Float64Array(STEPS * n * lanes.length);
  for (let done = 0; done < last && lanes.length > 0; done += STEPS) {
    const { count } = batch;
    if (!map.record(batch, STEPS, recorded, proceed)) return false;
    const ended = new Uint8Array(count);
    const now = new Float64Array(count);
    for (let k = 0; k < STEPS; k++) {
      const x = recorded.subarray(k * n * count, (k + 1) * n * count);
      map.loss({ ...batch, x }, now);
      for (let lane = 0; lane < count; lane++) {
        if (ended[lane] === 1) continue;
        const id = lanes[lane]!;
        if (done + k >= steps[id]!) {
          ended[lane] = 1;
          continue;
        }
        const f = now[lane]!;
        if (!Number.isFinite(f)) {
          lost[id] = done + k + 1;
          ended[lane] = 1;
        } else if (f > before[lane]!) {
          const eta = start.etas[id]!;
          const floor =
            RISE_FLOOR * (Math.abs(before[lane]!) + Math.abs(first[lane]!)) + (SQUARED_ROUNDING * scaleOf(ends, start, id)) / eta;
          if (f - before[lane]! > floor) {
            rose[id] = 1;
            ended[lane] = 1;
          }
        }
        before[lane] = f;
      }
    }
    const left: number[] = [];
    for (let lane = 0; lane < count; lane++)
      if (ended[lane] === 0 && !(start.cycle === 1 && isAtTheEnd(batch, lane, ends, start, lanes[lane]!))) left.push(lane);
    if (left.length === count) continue;
    lanes = Int32Array.from(left, (lane) => lanes[lane]!);
    [before, first] = [Float64Array.from(left, (lane) => before[lane]!), Float64Array.from(left, (lane) => first[lane]!)];
    batch = pickLanes(batch, left);
  }
  return true;
}

function scaleOf(ends: Float64Array, { count }: LaneBatch, id: number): number {
  return Math.max(1, sizeOnLane(ends, count, id)) ** 2;
}

function isAtTheEnd({ x, count }: LaneBatch, lane: number, ends: Float64Array, start: LaneBatch, id: number): boolean {
  let gap = 0;
  for (let i = 0; i * count < x.length; i++) gap = Math.max(gap, Math.abs(x[i * count + lane]! - ends[i * start.count + id]!));
  return gap <= AT_THE_END * Math.max(1, sizeOnLane(ends, start.count, id));
}
