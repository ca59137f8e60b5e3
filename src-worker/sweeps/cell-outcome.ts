/**
 * The outcome of many cells at once. Diverged and resting lanes come from the escape kernel; what they are is judged from the map
 * linearised where they ended, and periods of lanes that reach the cap are decided by closure and multipliers, or solved for.
 */

import { ESCAPE, type LaneBatch } from '../kernels/lane-map';
import { approachOf } from './cell-outcome-approach';
import { closesOnStableOrbit, LOCATED, spectrumOfLane } from './cell-outcome-attracts';
import { BATCHES, driftingLanes, firstTangents, positiveExponents } from './cell-outcome-exponent';
import {
  copyLanes,
  gapOnLane,
  joinLanes,
  lineariseLanes,
  type Numbered,
  numbersAt,
  pickLanes,
  pickRows,
  placesOf,
  pointOf,
  returning,
  sizeOnLane,
} from './cell-outcome-lanes';
import { classIndex, OutcomeRecord, type Outcomes, type Question, settledLanes } from './cell-outcome-record';
import { settledOrbit, solvedOrbit, wholeJudgement } from './cell-outcome-solved';

/** A lane rests when a step moves it by no more than this share of max(1, ‖x‖∞). */
export const REST_TOLERANCE = 1e-12;
/** Longest period looked for, in steps. */
const PERIODS = 64;
/** Above so many variables each cell is judged as a run is. */
const LANE_DIMENSION = 8;
/**
 * Steps per batch of the exponent: one that mostly tells, and the one that decides where it does not, which grows with the cap. A window narrower than the ones
 * these steps lead into (of a period in the hundreds) is taken for the chaos around it; a larger cap tells more of them apart.
 */
const QUICK_EXPONENT = 128;
const EXPONENT = { least: 512, most: 4_096 };
const CONVERGED = classIndex('converged');
const CATAPULT = classIndex('catapult');
const APERIODIC = classIndex('aperiodic');
/** Beyond this a lane that is continued has left. */
const LEFT = 1e100;

/** Classes, periods (in steps), steps and anchors of the lanes, as SweepBlock states them; null when stopped. */
export function outcomesOf(question: Question): Outcomes | null {
  const judgement = new Judgement(question);
  return judgement.run() ? judgement.record.out : null;
}

class Judgement {
  readonly record: OutcomeRecord;
  private readonly n: number;
  private readonly cycle: number;
  /** Steps of the run that lead there, at most the cap. */
  private readonly walked: Int32Array;
  private readonly startSize: Float64Array;
  private readonly manifolds = new Map<string, boolean>();

  constructor(private readonly question: Question) {
    const { start, map } = question;
    const { count } = start;
    this.n = map.dimension;
    this.cycle = start.cycle;
    this.walked = new Int32Array(count);
    this.startSize = new Float64Array(count);
    for (let lane = 0; lane < count; lane++) this.startSize[lane] = sizeOnLane(start.x, count, lane);
    this.record = new OutcomeRecord(question);
  }

  run(): boolean {
    const { start, bound } = this.question;
    const usable = new Uint8Array(start.count);
    for (let lane = 0; lane < start.count; lane++) {
      let etas = 0;
      for (let k = 0; k < this.cycle; k++) etas += start.etas[k * start.count + lane]!;
      if (!(etas > 0)) continue;
      if (this.startSize[lane]! <= bound) usable[lane] = 1;
      else this.record.diverge(lane, 0);
    }
    const capped = this.escape(placesOf(usable, 1), REST_TOLERANCE);
    return capped !== null && this.judgeCapped(capped.lanes, capped.batch) && this.followToAttractors();
  }

  /** Escape, then the lanes at rest; those that are not at a minimum go on to the cap, and come back with the lanes that reach it. */
  private escape(lanes: Int32Array, tolerance: number): Numbered | null {
    const { map, start, cap, bound, proceed } = this.question;
    const batch = pickLanes(start, lanes);
    const out = { step: new Uint32Array(lanes.length), how: new Uint8Array(lanes.length) };
    if (lanes.length > 0 && !map.escape(batch, { cap, bound, tolerance }, out, proceed)) return null;
    for (let i = 0; i < lanes.length; i++) {
      const lane = lanes[i]!;
      this.record.out.steps[lane] = this.walked[lane] = out.step[i]!;
      if (out.how[i] === ESCAPE.diverged) this.record.diverge(lane, out.step[i]!);
    }
    const running = placesOf(out.how, ESCAPE.running);
    const resting = placesOf(out.how, ESCAPE.resting);
    // An escape leaves the place in the schedule open: all that run on have made `cap` steps.
    const capped = { lanes: numbersAt(lanes, running), batch: { ...pickLanes(batch, running), steps: cap } };
    if (resting.length === 0) return capped;
    const left = this.judgeResting(pickLanes(batch, resting), numbersAt(lanes, resting));
    if (left === null) return null;
    if (left.length === 0) return capped;
    const again = this.escape(left, 0);
    return again && joinLanes(capped, again);
  }

  private judgeResting(batch: LaneBatch, lanes: Int32Array): Int32Array | null {
    if (this.n > LANE_DIMENSION) return lanes;
    // One step of each learning rate in turn: the linearisation of a pass, in which every step rests.
    const found = lineariseLanes(this.question.map, { ...batch, steps: 0 }, this.cycle, this.question.proceed);
    if (found === null) return null;
    const { x, count } = batch;
    const left = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      const lane = lanes[i]!;
      const size = sizeOnLane(x, count, i);
      if (this.accepts(found.jacobians, i, found.gaps[i]! + REST_TOLERANCE * Math.max(1, size), lane, size, true))
        this.record.converge(lane, x, count, i);
      else left[i] = 1;
    }
    return numbersAt(lanes, placesOf(left, 1));
  }

  /** Does the lane at a point of this size, linearised over a period, close on a stable orbit? At a minimum of a manifold its neutral multipliers do not count. */
  private accepts(jacobians: Float64Array, i: number, gap: number, lane: number, ends: number, fixed: boolean): boolean {
    const { neutral, dominant } = spectrumOfLane(jacobians, this.n, i);
    const size = Math.max(ends, Math.min(1, this.startSize[lane]!));
    if (neutral > 0 && !(fixed && this.onManifold(lane))) return false;
    return closesOnStableOrbit(gap, dominant, size);
  }

  /** Whether the problem's minima form manifolds by its own word: asked once per set of parameters. */
  private onManifold(lane: number): boolean {
    const { start } = this.question;
    let key = '';
    for (let at = lane; at < start.parameters.length; at += start.count) key += `${start.parameters[at]!},`;
    const known = this.manifolds.get(key);
    if (known !== undefined) return known;
    const answer = this.question.cellOf(lane)?.loss.minimaOnManifold ?? false;
    this.manifolds.set(key, answer);
    return answer;
  }

  private judgeCapped(lanes: Int32Array, batch: LaneBatch): boolean {
    const { map, proceed, cap } = this.question;
    if (lanes.length === 0) return true;
    if (!map.advance(batch, (this.cycle - (cap % this.cycle)) % this.cycle, proceed)) return false;
    if (this.n > LANE_DIMENSION) return this.judgeOneByOne(lanes, batch);
    const whole = (perBatch: number) => Math.ceil(perBatch / this.cycle) * this.cycle;
    const first = this.look({ lanes, batch });
    if (first === null || first.lanes.length === 0) return first !== null;
    if (!map.advance(first.batch, BATCHES * whole(QUICK_EXPONENT), proceed)) return false;
    const left = this.look(first);
    if (left === null || left.lanes.length === 0) return left !== null;
    const perBatch = whole(Math.min(EXPONENT.most, Math.max(EXPONENT.least, Math.ceil(cap / BATCHES))));
    const before = copyLanes(left.batch);
    // Most of the way serves to let lanes settle that will: a step of an exponent takes several times as long as one without.
    const quick = whole(QUICK_EXPONENT);
    if (!map.advance(left.batch, BATCHES * (perBatch - quick), proceed)) return false;
    const positive = positiveExponents(map, left.batch, firstTangents(this.n, left.lanes.length), quick, proceed);
    if (positive === null) return false;
    const after = this.look(left);
    return after !== null && this.decide(left.lanes, before, positive, after, perBatch);
  }

  /** What no look has settled: aperiodic by its exponent, solved for, or undetermined. */
  private decide(all: Int32Array, before: LaneBatch, quick: Uint8Array, { lanes, batch }: Numbered, perBatch: number): boolean {
    const { map, proceed } = this.question;
    // Those left are some of all, in the same order.
    const places = new Int32Array(lanes.length);
    const positive = new Uint8Array(lanes.length);
    for (let i = 0, k = 0; i < lanes.length; i++, k++) {
      while (all[k] !== lanes[i]) k++;
      places[i] = k;
      positive[i] = quick[k]!;
    }
    const unclear = placesOf(positive, 0);
    if (unclear.length > 0) {
      const longer = positiveExponents(map, pickLanes(batch, unclear), firstTangents(this.n, unclear.length), perBatch, proceed);
      if (longer === null) return false;
      unclear.forEach((i, k) => (positive[i] = longer[k]!));
    }
    const chaotic = placesOf(positive, 1);
    if (chaotic.length > 0) {
      const drifting = driftingLanes(map, pickLanes(before, numbersAt(places, chaotic)), perBatch, proceed);
      if (drifting === null) return false;
      for (let k = 0; k < chaotic.length; k++) if (drifting[k] === 0) this.record.out.class[lanes[chaotic[k]!]!] = APERIODIC;
    }
    for (let i = 0; i < lanes.length; i++) {
      if (positive[i] === 1) continue;
      if (!proceed()) return false;
      this.solve(lanes[i]!, pointOf(batch.x, batch.count, i));
    }
    return true;
  }

  private solve(lane: number, x: Float64Array): void {
    const cell = this.question.cellOf(lane);
    if (cell === null) return;
    const orbit = solvedOrbit(cell, x, Math.max(1, Math.floor(PERIODS / this.cycle)), this.question.cap, () => !this.question.proceed());
    if (orbit) this.record.settleSolved(lane, orbit);
  }

  private judgeOneByOne(lanes: Int32Array, batch: LaneBatch): boolean {
    const { proceed, cap } = this.question;
    for (let i = 0; i < lanes.length; i++) {
      if (!proceed()) return false;
      const cell = this.question.cellOf(lanes[i]!);
      if (cell === null) continue;
      const verdict = wholeJudgement(cell, pointOf(batch.x, batch.count, i), cap, () => !proceed());
      if (!proceed()) return false;
      const orbit = settledOrbit(verdict);
      if (orbit) this.record.settleSolved(lanes[i]!, orbit);
      else if (verdict.kind === 'diverged') this.record.diverge(lanes[i]!, cap + (verdict.values['continuedSteps'] ?? 0));
      else this.record.out.class[lanes[i]!] = classIndex(verdict.kind === 'aperiodic' ? 'aperiodic' : 'undetermined');
    }
    return true;
  }

  /** Records a window, settles the lanes that close on a stable orbit and returns the others. Null when stopped. */
  private look({ lanes, batch }: Numbered): Numbered | null {
    const { map, proceed } = this.question;
    const { n, cycle } = this;
    const { count } = batch;
    const width = n * count;
    const length = cycle * Math.max(1, Math.floor(PERIODS / cycle));
    // The point before the window comes first, so that a return over its whole length is seen.
    const window = new Float64Array((length + 1) * width);
    window.set(batch.x);
    if (!map.record(batch, length, window.subarray(width), proceed)) return null;
    const frame = (step: number) => window.subarray(step * width, (step + 1) * width);
    const last = frame(length);
    const sizes = new Float64Array(count);
    const near = new Float64Array(count);
    const settled = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      const size = (sizes[i] = sizeOnLane(last, count, i));
      near[i] = 10 * LOCATED * Math.max(size, Math.min(1, this.startSize[lanes[i]!]!));
      if (size <= LEFT) continue;
      this.record.diverge(lanes[i]!, batch.steps);
      settled[i] = 1;
    }
    let seeking = placesOf(settled, 0);
    for (let period = cycle; period <= length; period += cycle) {
      const back = frame(length - period);
      const [members, others] = returning(last, back, near, seeking);
      if (members.length === 0) continue;
      seeking = others;
      const found = lineariseLanes(map, pickLanes(batch, members), period, proceed);
      if (found === null) return null;
      for (let k = 0; k < members.length; k++) {
        const i = members[k]!;
        const lane = lanes[i]!;
        // The orbit is listed backwards from its last point.
        if (this.accepts(found.jacobians, k, found.gaps[k]!, lane, sizes[i]!, period === 1))
          this.record.settle(lane, window, length * width + i, period, -width, count, period);
        else if (gapOnLane(last, back, count, i) === 0) {
          // It repeats bit for bit, so that nothing will change.
          this.solve(lane, pointOf(last, count, i));
        } else continue;
        settled[i] = 1;
      }
    }
    const open = placesOf(settled, 0);
    return { lanes: numbersAt(lanes, open), batch: pickLanes(batch, open) };
  }

  /** When the settled lanes came to their attractors; those that converged after the loss rose are catapults. */
  private followToAttractors(): boolean {
    const { map, start, proceed } = this.question;
    const { out, ends, orbits } = this.record;
    const lanes = settledLanes(out.class);
    if (lanes.length === 0) return true;
    const asked = new Uint8Array(lanes.length);
    for (let i = 0; i < lanes.length; i++) asked[i] = out.class[lanes[i]!] === CONVERGED ? 1 : 0;
    const settled = {
      map,
      start: pickLanes(start, lanes),
      ends: pickRows(ends, start.count, lanes),
      orbits,
      numbers: lanes,
      walked: numbersAt(this.walked, lanes),
      asked,
    };
    const found = approachOf(settled, proceed);
    if (found === null) return false;
    for (let i = 0; i < lanes.length; i++) {
      const lane = lanes[i]!;
      out.steps[lane] = found.reached[i]!;
      if (found.lost[i]! < 0xffffffff) this.record.diverge(lane, found.lost[i]!);
      else if (found.rose[i] === 1) out.class[lane] = CATAPULT;
    }
    return true;
  }
}
