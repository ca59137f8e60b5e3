/**
 * The way of settled lanes to their attractors, followed once more from the start: after how many steps they are there, and, of those that
 * converged, whether the loss rises on the way: that tells `converged` from `catapult`.
 */
import { REACHED } from '../../src-shared/sweep';
import type { LaneBatch, LaneMap, Proceed } from '../kernels/lane-map';
import { pickLanes, sizeOnLane } from './cell-outcome-lanes';
import type { Orbits } from './cell-outcome-orbits';

/** A rise counts from this share of |f(x_t)| + |f(x₀)|: what rounding may do to a loss … */
export const RISE_FLOOR = 1e-12;
/** … and of ‖x*‖²/η (at least 1/η), what it may do where the loss vanishes: squares of rounding errors of x. */
const SQUARED_ROUNDING = 1e-26;
/** Lanes and steps recorded at once; in many variables fewer lanes. */
const LANES = 512;
const STEPS = 16;
const RECORDED = 2 ** 18;

export interface SettledLanes {
  readonly map: LaneMap;
  /** The lanes at their starts; moved along. */
  readonly start: LaneBatch;
  /** Where lanes that rest ended, n × count. */
  readonly ends: Float64Array;
  /** The orbits of the others, by the lane's number in the question. */
  readonly orbits: Orbits;
  readonly numbers: Int32Array;
  /** Steps that lead to the end, or the cap: nobody is followed further. */
  readonly walked: Int32Array | Uint32Array;
  /** 1 = does the loss rise? */
  readonly asked: Uint8Array;
}

export interface Approach {
  /** The step from which on the lane stays within REACHED of its orbit; `walked` where it has not got there by then. */
  readonly reached: Uint32Array;
  /** 1 = the loss rose. */
  readonly rose: Uint8Array;
  /** First step at which the loss is no number, 0xffffffff = none. */
  readonly lost: Uint32Array;
}

/**
 * Follows every lane until it has reached its orbit: so close, a run of one learning rate has no more rises, for the linearised steps have
 * none, and what bends them is of third order in the distance, below any floor. Under a schedule whoever is asked is followed to the end.
 * Null when stopped.
 */
export function approachOf(settled: SettledLanes, proceed: Proceed): Approach | null {
  const { count } = settled.start;
  const out: Approach = {
    reached: new Uint32Array(settled.walked),
    rose: new Uint8Array(count),
    lost: new Uint32Array(count).fill(0xffffffff),
  };
  const lanes = Math.max(1, Math.min(LANES, count, Math.floor(RECORDED / (STEPS * settled.map.dimension))));
  const { dimension } = settled.map;
  const numbers = (height: number) => new Float64Array(STEPS * height * lanes);
  const room = {
    recorded: numbers(dimension),
    x: numbers(dimension > 1 ? dimension : 0),
    etas: numbers(settled.start.cycle),
    losses: numbers(1),
  };
  for (let from = 0; from < count; from += lanes)
    if (!new Group(settled, out, from, Math.min(count, from + lanes)).follow(room, proceed)) return null;
  return out;
}

/** Numbers that every group writes anew: points as recorded, the same coordinate by coordinate, their learning rates (not asked for) and losses. */
type Room = Readonly<Record<'recorded' | 'x' | 'etas' | 'losses', Float64Array>>;

/** Lanes that are followed side by side, fewer and fewer; each lane's answer is its own. */
class Group {
  private lanes: Int32Array;
  private batch: LaneBatch;
  private before: Float64Array;
  private first: Float64Array;
  /** 1 = waits for a rise, and for coming near. */
  private asks: Uint8Array;
  private comes: Uint8Array;
  /** The lanes' parameters once for each step that is recorded. */
  private repeated: Float64Array | null = null;

  constructor(
    private readonly settled: SettledLanes,
    private readonly out: Approach,
    from: number,
    to: number,
  ) {
    const { map, start, asked } = settled;
    this.lanes = new Int32Array(to - from);
    for (let i = 0; i < this.lanes.length; i++) this.lanes[i] = from + i;
    this.batch = pickLanes(start, this.lanes);
    this.asks = asked.slice(from, to);
    this.comes = new Uint8Array(to - from).fill(1);
    this.before = new Float64Array(to - from);
    if (this.asks.includes(1)) map.loss(this.batch, this.before);
    this.first = this.before.slice();
    this.comeNear(this.batch.x);
  }

  follow(room: Room, proceed: Proceed): boolean {
    const { recorded } = room;
    const { map } = this.settled;
    this.keepOpen(0);
    for (let done = 0; this.lanes.length > 0; done += STEPS) {
      const width = map.dimension * this.lanes.length;
      if (!map.record(this.batch, STEPS, recorded, proceed)) return false;
      if (this.asks.includes(1)) this.lookForRises(room, done);
      for (let i = 0; i < this.lanes.length; i++) if (this.comes[i] === 1) this.lookBack(recorded, width, i, done);
      this.keepOpen(done + STEPS);
    }
    return true;
  }

  private lookForRises(room: Room, done: number): void {
    const { walked } = this.settled;
    const { lanes, before, asks } = this;
    const count = lanes.length;
    const losses = this.lossesOf(room);
    for (let i = 0; i < count; i++) {
      if (asks[i] === 0) continue;
      const steps = Math.min(STEPS, walked[lanes[i]!]! - done);
      let last = before[i]!;
      for (let k = 0, at = i; k < steps; k++, at += count) {
        const f = losses[at]!;
        if (!(f <= last)) {
          if (!Number.isFinite(f)) this.lose(i, done + k + 1);
          else if (f - last > this.floorOf(i, last)) {
            this.out.rose[lanes[i]!] = 1;
            asks[i] = 0;
          }
          if (asks[i] === 0) break;
        }
        last = f;
      }
      before[i] = last;
    }
  }

  /** The losses at all recorded points, step by step: each point is a lane of its own. */
  private lossesOf({ recorded, ...room }: Room): Float64Array {
    const { map } = this.settled;
    const n = map.dimension;
    const { count, cycle, parameters } = this.batch;
    const points = STEPS * count;
    const x = n === 1 ? recorded.subarray(0, points) : room.x.subarray(0, n * points);
    for (let k = 0; n > 1 && k < STEPS; k++)
      for (let i = 0; i < n; i++) x.set(recorded.subarray((k * n + i) * count, (k * n + i + 1) * count), i * points + k * count);
    if (this.repeated === null) {
      const height = parameters.length / count;
      this.repeated = new Float64Array(height * points);
      for (let m = 0; m < height; m++)
        for (let k = 0; k < STEPS; k++) this.repeated.set(parameters.subarray(m * count, (m + 1) * count), m * points + k * count);
    }
    const losses = room.losses.subarray(0, points);
    map.loss({ count: points, x, etas: room.etas.subarray(0, cycle * points), cycle, parameters: this.repeated, steps: 0 }, losses);
    return losses;
  }

  private lose(i: number, step: number): void {
    this.out.lost[this.lanes[i]!] = step;
    this.asks[i] = this.comes[i] = 0;
  }

  private floorOf(i: number, last: number): number {
    const { start, ends } = this.settled;
    const lane = this.lanes[i]!;
    const scale = Math.max(1, sizeOnLane(ends, start.count, lane)) ** 2;
    return RISE_FLOOR * (Math.abs(last) + Math.abs(this.first[i]!)) + (SQUARED_ROUNDING * scale) / start.etas[lane]!;
  }

  /** A lane near at the end of what is recorded came near at the step after the last one at which it was not. */
  private lookBack(recorded: Float64Array, width: number, i: number, done: number): void {
    const { reached } = this.out;
    const lane = this.lanes[i]!;
    const walked = this.settled.walked[lane]!;
    let step = STEPS;
    while (step > 0 && this.isNear(recorded, (step - 1) * width, i)) step--;
    if (step === STEPS) reached[lane] = walked;
    else {
      if (step > 0 || reached[lane]! > done) reached[lane] = Math.min(done + step + 1, walked);
      this.stay(i, done + STEPS);
    }
  }

  private comeNear(x: Float64Array): void {
    for (let i = 0; i < this.lanes.length; i++) {
      if (!this.isNear(x, 0, i)) continue;
      this.out.reached[this.lanes[i]!] = 0;
      this.stay(i, 0);
    }
  }

  /** Who was near for a whole period stays: single steps of an orbit may lead away from it, a period does not. */
  private stay(i: number, step: number): void {
    const lane = this.lanes[i]!;
    const period = this.settled.orbits.length[this.settled.numbers[lane]!]! || 1;
    if (step - this.out.reached[lane]! + 1 < period) return;
    this.comes[i] = 0;
    if (this.batch.cycle === 1) this.asks[i] = 0;
  }

  /** Is lane i of the points that begin at `at` within REACHED of its orbit? */
  private isNear(x: Float64Array, at: number, i: number): boolean {
    const { start, ends, orbits, numbers, map } = this.settled;
    const count = this.lanes.length;
    const lane = this.lanes[i]!;
    const n = map.dimension;
    const number = numbers[lane]!;
    const length = orbits.length[number]!;
    if (length === 0) return isAt(x, at + i, count, ends, lane, start.count, n);
    const first = orbits.first[number]! * n;
    for (let point = first; point < first + length * n; point += n) if (isAt(x, at + i, count, orbits.points, point, 1, n)) return true;
    return false;
  }

  /** Lets go of lanes about which all is known, or that were followed to their end; seldom, as the others are copied. */
  private keepOpen(done: number): void {
    const { walked } = this.settled;
    const { lanes, asks, comes } = this;
    const places = new Int32Array(lanes.length);
    let count = 0;
    for (let i = 0; i < lanes.length; i++) if ((comes[i] === 1 || asks[i] === 1) && done < walked[lanes[i]!]!) places[count++] = i;
    if (count > 0 && count > 0.75 * lanes.length) return;
    const left = places.subarray(0, count);
    this.batch = pickLanes(this.batch, left);
    this.repeated = null;
    for (let k = 0; k < count; k++) {
      // Each is moved down within its own array: k ≤ left[k].
      const i = left[k]!;
      [lanes[k], asks[k], comes[k]] = [lanes[i]!, asks[i]!, comes[i]!];
      [this.before[k], this.first[k]] = [this.before[i]!, this.first[i]!];
    }
    [this.lanes, this.asks, this.comes] = [lanes.subarray(0, count), asks.subarray(0, count), comes.subarray(0, count)];
    [this.before, this.first] = [this.before.subarray(0, count), this.first.subarray(0, count)];
  }
}

/** Is the point of x at `at` within REACHED of that of y at `from`? Coordinates lie `apart` and `stride` numbers from each other. */
function isAt(x: Float64Array, at: number, apart: number, y: Float64Array, from: number, stride: number, n: number): boolean {
  let gap = 0;
  let size = 1;
  for (let k = 0; k < n; k++) {
    const coordinate = y[from + k * stride]!;
    const away = Math.abs(x[at + k * apart]! - coordinate);
    if (away !== away) return false;
    if (away > gap) gap = away;
    if (Math.abs(coordinate) > size) size = Math.abs(coordinate);
  }
  return gap <= REACHED * size;
}
