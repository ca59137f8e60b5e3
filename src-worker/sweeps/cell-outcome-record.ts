/** Results of the cells of a question as they come to be known. */
import { CELL_CLASSES, type CellClass } from '../../src-shared/sweep';
import type { LaneBatch, LaneMap, Proceed } from '../kernels/lane-map';
import { LOCATED } from './cell-outcome-attracts';
import { Orbits } from './cell-outcome-orbits';
import type { SolvedOrbit } from './cell-outcome-solved';
import type { SweptCell } from './swept';

export interface Outcomes {
  readonly class: Uint8Array;
  readonly period: Uint16Array;
  readonly steps: Uint32Array;
  readonly anchor0: Float64Array;
  readonly anchor1: Float64Array;
}

export interface Question {
  readonly map: LaneMap;
  /** The lanes at their starts; not changed. */
  readonly start: LaneBatch;
  readonly cap: number;
  readonly bound: number;
  /** The cell of a lane through its loss; null where it is none. */
  cellOf(lane: number): SweptCell | null;
  readonly proceed: Proceed;
}

export const classIndex = (name: CellClass): number => CELL_CLASSES.indexOf(name);
const CONVERGED = classIndex('converged');
const DIVERGED = classIndex('diverged');

const SETTLED: readonly CellClass[] = ['converged', 'period-2', 'period-p', 'catapult'];
const IS_SETTLED = CELL_CLASSES.map((name) => SETTLED.includes(name));

/** The cells that reach an attractor which is known. */
export function settledLanes(classes: Uint8Array): Int32Array {
  const lanes = new Int32Array(classes.length);
  let count = 0;
  for (let lane = 0; lane < classes.length; lane++) if (IS_SETTLED[classes[lane]!]) lanes[count++] = lane;
  return lanes.subarray(0, count);
}

export class OutcomeRecord {
  readonly out: Outcomes;
  /** Where lanes that converged ended, n × count. */
  readonly ends: Float64Array;
  /** The orbits lanes settle on, where they have more than one point. */
  readonly orbits: Orbits;

  constructor(private readonly question: Pick<Question, 'map' | 'start' | 'cellOf'>) {
    const { start, map } = question;
    const { count } = start;
    this.ends = new Float64Array(map.dimension * count);
    this.orbits = new Orbits(map.dimension, count);
    const nothing = () => new Float64Array(count).fill(NaN);
    this.out = {
      class: new Uint8Array(count),
      period: new Uint16Array(count),
      steps: new Uint32Array(count),
      anchor0: nothing(),
      anchor1: nothing(),
    };
  }

  /** The lane settles on `length` points, one behind the other in `source`, each `stride` numbers from the next, its coordinates `apart`. */
  settle(lane: number, source: Float64Array, at: number, length: number, stride: number, apart: number, period: number): void {
    const { orbits } = this;
    const n = this.question.map.dimension;
    const first = orbits.room(length);
    const { points } = orbits;
    for (let p = 0, to = first, from = at; p < length; p++, from += stride)
      for (let i = 0; i < n; i++) points[to++] = source[from + i * apart]!;
    if (period === this.question.start.cycle) this.rest(lane, points, first, this.isOne(first, length) ? 1 : period);
    else {
      this.out.class[lane] = classIndex(period === 2 ? 'period-2' : 'period-p');
      this.out.period[lane] = period;
    }
    let least = first;
    for (let p = 1, k = first + n; p < length; p++, k += n) if (points[k]! < points[least]!) least = k;
    this.anchor(lane, points[least]!, n > 1 ? points[least + 1]! : NaN);
    if (length > 1) orbits.keep(lane, length);
  }

  settleSolved(lane: number, { passes, points }: SolvedOrbit): void {
    const all = points.flatMap((point) => this.passFrom(lane, Float64Array.from(point)));
    const n = this.question.map.dimension;
    const numbers = Float64Array.from(all.flatMap((point) => Array.from(point)));
    this.settle(lane, numbers, 0, all.length, n, 1, passes * this.question.start.cycle);
  }

  /** The points of one pass of the schedule from x. */
  private passFrom(lane: number, x: Float64Array): Float64Array[] {
    const points = [x];
    const cell = this.question.start.cycle > 1 ? this.question.cellOf(lane) : null;
    const gradient = new Float64Array(this.question.map.dimension);
    for (const eta of cell ? cell.etas.slice(0, -1) : []) {
      const at = points.at(-1)!;
      cell!.loss.gradient(at, gradient);
      points.push(at.map((value, i) => value - eta * gradient[i]!));
    }
    return points;
  }

  /** The lane at place `i` of the coordinate-major x rests there. */
  converge(lane: number, x: Float64Array, count: number, i: number): void {
    const { out, ends, question } = this;
    const n = question.map.dimension;
    out.class[lane] = CONVERGED;
    out.period[lane] = 1;
    for (let k = 0; k < n; k++) ends[k * question.start.count + lane] = x[k * count + i]!;
    this.anchor(lane, x[i]!, n > 1 ? x[count + i]! : NaN);
  }

  private rest(lane: number, points: Float64Array, first: number, period: number): void {
    const { out, ends, question } = this;
    out.class[lane] = CONVERGED;
    out.period[lane] = period;
    for (let k = 0; k < question.map.dimension; k++) ends[k * question.start.count + lane] = points[first + k]!;
  }

  private anchor(lane: number, x: number, y: number): void {
    this.out.anchor0[lane] = x;
    this.out.anchor1[lane] = y;
  }

  diverge(lane: number, step: number): void {
    this.out.class[lane] = DIVERGED;
    this.out.steps[lane] = step;
    this.out.period[lane] = 0;
    this.anchor(lane, NaN, NaN);
  }

  /** Do all of these points lie where the first one does? */
  private isOne(first: number, length: number): boolean {
    const { points } = this.orbits;
    const n = this.question.map.dimension;
    for (let k = first; k < first + length * n; k++) {
      const value = points[k]!;
      const gap = Math.abs(value - points[first + ((k - first) % n)]!);
      if (!(gap <= 10 * LOCATED * Math.max(1, Math.abs(value)))) return false;
    }
    return true;
  }
}
