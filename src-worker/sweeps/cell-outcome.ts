/**
 * The outcome of many cells at once. Diverged and resting lanes come from the escape kernel; what they are is judged from the map
 * linearised where they ended, and periods of lanes that reach the cap are decided by closure and multipliers, or solved for.
 */

import { largest } from '../engine/norms';
import { ESCAPE, type LaneBatch } from '../kernels/lane-map';
import { approachOf } from './cell-outcome-approach';
import { closesOnStableOrbit, LOCATED, spectrumOfLane } from './cell-outcome-attracts';
import { BATCHES, driftingLanes, firstTangents, positiveExponents } from './cell-outcome-exponent';
import { copyLanes, gapOnLane, joinLanes, lineariseLanes, type Numbered, pickLanes, pointOf, sizeOnLane } from './cell-outcome-lanes';
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
  private readonly walked: Uint32Array;
  private readonly startSize: Float64Array;
  private readonly manifolds = new Map<string, boolean>();

  constructor(private readonly question: Question) {
    const { start, map } = question;
    const { count } = start;
    this.n = map.dimension;
    this.cycle = start.cycle;
    this.walked = new Uint32Array(count);
    this.startSize = new Float64Array(count);
    for (let lane = 0; lane < count; lane++) this.startSize[lane] = sizeOnLane(start.x, count, lane);
    this.record = new OutcomeRecord(question);
  }

  run(): boolean {
    const { start, bound } = this.question;
    const usable: number[] = [];
    for (let lane = 0; lane < start.count; lane++) {
      let etas = 0;
      for (let k = 0; k < this.cycle; k++) etas += start.etas[k * start.count + lane]!;
      if (!(etas > 0)) continue;
      if (this.startSize[lane]! <= bound) usable.push(lane);
      else this.record.diverge(lane, 0);
    }
    const capped = this.escape(Int32Array.from(usable), REST_TOLERANCE);
    return capped !== null && this.judgeCapped(capped.lanes, capped.batch) && this.followToAttractors();
  }

  /** Escape, then the lanes at rest; those that are not at a minimum go on to the cap, and come back with the lanes that reach it. */
  private escape(lanes: Int32Array, tolerance: number): Numbered | null {
    const { map, start, cap, bound, proceed } = this.question;
    const batch = pickLanes(start, lanes);
    const out = { step: new Uint32Array(lanes.length), how: new Uint8Array(lanes.length) };
    if (lanes.length > 0 && !map.escape(batch, { cap, bound, tolerance }, out, proceed)) return null;
    const resting: number[] = [];
    const running: number[] = [];
    lanes.forEach((lane, i) => {
      this.record.out.steps[lane] = this.walked[lane] = out.step[i]!;
      if (out.how[i] === ESCAPE.diverged) this.record.diverge(lane, out.step[i]!);
      else (out.how[i] === ESCAPE.resting ? resting : running).push(i);
    });
    // An escape leaves the place in the schedule open: all that run on have made `cap` steps.
    const alone = { ...pickLanes(batch, running), steps: cap };
    const capped = { lanes: Int32Array.from(running, (i) => lanes[i]!), batch: alone };
    if (resting.length === 0) return capped;
    const left = this.judgeResting(
      pickLanes(batch, resting),
      Int32Array.from(resting, (i) => lanes[i]!),
    );
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
    return lanes.filter((lane, i) => {
      const x = pointOf(batch.x, batch.count, i);
      if (!this.accepts(found.jacobians, i, found.gaps[i]! + REST_TOLERANCE * Math.max(1, largest(x)), lane, x, true)) return true;
      this.record.converge(lane, x, 1);
      return false;
    });
  }

  /** Does the lane at x, linearised over a period, close on a stable orbit? At a minimum of a manifold its neutral multipliers do not count. */
  private accepts(jacobians: Float64Array, i: number, gap: number, lane: number, x: Float64Array, fixed: boolean): boolean {
    const { neutral, dominant } = spectrumOfLane(jacobians, this.n, i);
    const size = Math.max(largest(x), Math.min(1, this.startSize[lane]!));
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
    const place = new Map(Array.from(all, (lane, i) => [lane, i]));
    const positive = Uint8Array.from(lanes, (lane) => quick[place.get(lane)!]!);
    const unclear = Int32Array.from(lanes.keys()).filter((i) => positive[i] === 0);
    if (unclear.length > 0) {
      const longer = positiveExponents(map, pickLanes(batch, unclear), firstTangents(this.n, unclear.length), perBatch, proceed);
      if (longer === null) return false;
      unclear.forEach((i, k) => (positive[i] = longer[k]!));
    }
    const chaotic = Array.from(lanes).filter((_, i) => positive[i] === 1);
    const started = pickLanes(
      before,
      chaotic.map((lane) => place.get(lane)!),
    );
    const drifting = chaotic.length === 0 ? null : driftingLanes(map, started, perBatch, proceed);
    if (chaotic.length > 0 && drifting === null) return false;
    chaotic.forEach((lane, i) => {
      if (drifting![i] === 0) this.record.out.class[lane] = classIndex('aperiodic');
    });
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
    const frames = Array.from({ length: length + 1 }, (_, step) => window.subarray(step * width, (step + 1) * width));
    const frame = (step: number) => frames[step]!;
    const last = frame(length);
    const settled = new Uint8Array(count);
    const groups = new Map<number, number[]>();
    for (let i = 0; i < count; i++) {
      const lane = lanes[i]!;
      const size = sizeOnLane(last, count, i);
      if (!(size <= LEFT)) {
        this.record.diverge(lane, batch.steps);
        settled[i] = 1;
        continue;
      }
      const near = 10 * LOCATED * Math.max(size, Math.min(1, this.startSize[lane]!));
      for (let period = cycle; period <= length; period += cycle) {
        if (!(gapOnLane(last, frame(length - period), count, i) <= near)) continue;
        const group = groups.get(period);
        if (group) group.push(i);
        else groups.set(period, [i]);
        break;
      }
    }
    for (const [period, members] of groups) {
      const found = lineariseLanes(map, pickLanes(batch, members), period, proceed);
      if (found === null) return null;
      members.forEach((i, k) => {
        const x = pointOf(last, count, i);
        const lane = lanes[i]!;
        if (this.accepts(found.jacobians, k, found.gaps[k]!, lane, x, period === 1)) {
          const points = Array.from({ length: period }, (_, p) => pointOf(frame(length - p), count, i));
          this.record.settle(lane, points, period);
        } else if (gapOnLane(last, frame(length - period), count, i) === 0) {
          // It repeats bit for bit, so that nothing will change.
          this.solve(lane, x);
        } else return;
        settled[i] = 1;
      });
    }
    const open = Array.from({ length: count }, (_, i) => i).filter((i) => settled[i] === 0);
    return { lanes: Int32Array.from(open, (i) => lanes[i]!), batch: pickLanes(batch, open) };
  }

  /** When the settled lanes came to their attractors; those that converged after the loss rose are catapults. */
  private followToAttractors(): boolean {
    const { map, start, proceed } = this.question;
    const { out, ends, orbits } = this.record;
    const lanes = settledLanes(out.class);
    if (lanes.length === 0) return true;
    const settled = {
      map,
      start: pickLanes(start, lanes),
      ends: pickLanes({ ...start, x: ends }, lanes).x,
      orbits: new Map(orbits.size === 0 ? [] : Array.from(lanes).flatMap((lane, i) => (orbits.has(lane) ? [[i, orbits.get(lane)!]] : []))),
      walked: lanes.map((lane) => this.walked[lane]!),
      asked: new Uint8Array(lanes.map((lane) => (out.class[lane] === CONVERGED ? 1 : 0))),
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
