/** Lanes singled out of a batch, and the linearised map on them. */
import type { LaneBatch, LaneMap, Proceed } from '../kernels/lane-map';

/** A batch of these lanes alone, copied, where they stand. */
export function pickLanes(batch: LaneBatch, lanes: Int32Array): LaneBatch {
  const { count, cycle, steps } = batch;
  const rows = (from: Float64Array) => pickRows(from, count, lanes);
  return { count: lanes.length, x: rows(batch.x), etas: rows(batch.etas), cycle, parameters: rows(batch.parameters), steps };
}

/** These columns of rows of `count` numbers each. */
export function pickRows(from: Float64Array, count: number, lanes: Int32Array): Float64Array {
  const picked = lanes.length;
  const height = count === 0 ? 0 : from.length / count;
  const to = new Float64Array(height * picked);
  for (let row = 0, base = 0, at = 0; row < height; row++, base += count)
    for (let i = 0; i < picked; i++) to[at++] = from[base + lanes[i]!]!;
  return to;
}

/** The numbers at these places. */
export function numbersAt(numbers: Int32Array, places: Int32Array): Int32Array {
  const out = new Int32Array(places.length);
  for (let i = 0; i < places.length; i++) out[i] = numbers[places[i]!]!;
  return out;
}

/** Places at which a flag is `value`, ascending. */
export function placesOf(flags: Uint8Array, value: number): Int32Array {
  const places = new Int32Array(flags.length);
  let count = 0;
  for (let i = 0; i < flags.length; i++) if (flags[i] === value) places[count++] = i;
  return places.slice(0, count);
}

/** The batch with its own states, where it stands. */
export function copyLanes(batch: LaneBatch): LaneBatch {
  return { ...batch, x: batch.x.slice() };
}

/** ‖x‖∞ of one lane of a coordinate-major array; NaN if a coordinate is. */
export function sizeOnLane(x: Float64Array, count: number, lane: number): number {
  let size = 0;
  for (let at = lane; at < x.length; at += count) {
    const entry = Math.abs(x[at]!);
    if (!(entry <= size)) size = entry;
    if (size !== size) return size;
  }
  return size;
}

/** ‖x − y‖∞ of one lane. */
export function gapOnLane(x: Float64Array, y: Float64Array, count: number, lane: number): number {
  let gap = 0;
  for (let at = lane; at < x.length; at += count) {
    const entry = Math.abs(x[at]! - y[at]!);
    if (!(entry <= gap)) gap = entry;
  }
  return gap;
}

export interface LinearisedLanes {
  /** DF^steps of each lane, lane by lane, row-major n × n; in one variable its modulus alone. */
  readonly jacobians: Float64Array;
  /** ‖F^steps(x) − x‖∞ of each lane. */
  readonly gaps: Float64Array;
}

/** The map of `steps` steps linearised at the lanes' x, which stay where they are; column j is the image of e_j. Null when stopped. */
export function lineariseLanes(map: LaneMap, batch: LaneBatch, steps: number, proceed: Proceed): LinearisedLanes | null {
  const n = map.dimension;
  const { count } = batch;
  const jacobians = new Float64Array(n * n * count);
  const gaps = new Float64Array(count);
  for (let j = 0; j < n; j++) {
    const moved = { ...batch, x: batch.x.slice() };
    const tangent = new Float64Array(n * count).fill(1, j * count, (j + 1) * count);
    const sums = new Float64Array(count);
    if (!map.lyapunov(moved, steps, tangent, sums, proceed)) return null;
    for (let lane = 0; lane < count; lane++) {
      if (j === 0) gaps[lane] = gapOnLane(moved.x, batch.x, count, lane);
      const growth = Math.exp(sums[lane]!);
      if (n === 1) {
        jacobians[lane] = growth;
        continue;
      }
      let square = 0;
      for (let i = 0; i < n; i++) square += tangent[i * count + lane]! ** 2;
      // A direction that is squashed to nothing has no image, whatever the tangent says.
      const scale = growth === 0 ? 0 : growth / Math.sqrt(square);
      for (let i = 0; i < n; i++) jacobians[(lane * n + i) * n + j] = scale === 0 ? 0 : scale * tangent[i * count + lane]!;
    }
  }
  return { jacobians, gaps };
}

/** Lanes of the question, by number, with the batch in which they stand in this order. */
export interface Numbered {
  readonly lanes: Int32Array;
  readonly batch: LaneBatch;
}

/** The lanes of p, then those of q; both at the same place of the schedule. */
export function joinLanes(p: Numbered, q: Numbered): Numbered {
  const { batch, lanes } = p;
  if (q.lanes.length === 0) return p;
  const total = lanes.length + q.lanes.length;
  const rows = (a: Float64Array, b: Float64Array) => {
    const height = b.length / q.lanes.length;
    const out = new Float64Array(height * total);
    for (let row = 0; row < height; row++) {
      out.set(a.subarray(row * lanes.length, (row + 1) * lanes.length), row * total);
      out.set(b.subarray(row * q.lanes.length, (row + 1) * q.lanes.length), row * total + lanes.length);
    }
    return out;
  };
  const both = new Int32Array(total);
  both.set(lanes);
  both.set(q.lanes, lanes.length);
  return {
    lanes: both,
    batch: {
      ...batch,
      count: total,
      x: rows(batch.x, q.batch.x),
      etas: rows(batch.etas, q.batch.etas),
      parameters: rows(batch.parameters, q.batch.parameters),
    },
  };
}

/** x of one lane. */
export function pointOf(x: Float64Array, count: number, lane: number): Float64Array {
  const point = new Float64Array(x.length / count);
  for (let i = 0; i < point.length; i++) point[i] = x[i * count + lane]!;
  return point;
}

/** The lanes among `seeking` whose last point is `near` the one a period back, and the others. */
export function returning(
  last: Float64Array,
  back: Float64Array,
  near: Float64Array,
  seeking: Int32Array,
): readonly [Int32Array, Int32Array] {
  const count = near.length;
  const members = new Int32Array(seeking.length);
  const others = new Int32Array(seeking.length);
  let [found, left] = [0, 0];
  for (let k = 0; k < seeking.length; k++) {
    const i = seeking[k]!;
    if (Math.abs(last[i]! - back[i]!) <= near[i]! && gapOnLane(last, back, count, i) <= near[i]!) members[found++] = i;
    else others[left++] = i;
  }
  return [members.subarray(0, found), others.subarray(0, left)];
}
