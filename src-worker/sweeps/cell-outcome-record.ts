/** Results of the cells of a question as they come to be known. */
import { CELL_CLASSES, type CellClass } from '../../src-shared/sweep';
import type { LaneBatch, LaneMap, Proceed } from '../kernels/lane-map';
import { LOCATED } from './cell-outcome-attracts';
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
  readonly orbits = new Map<number, readonly Float64Array[]>();

  constructor(private readonly question: Pick<Question, 'map' | 'start' | 'cellOf'>) {
    const { start, map } = question;
    const { count } = start;
    this.ends = new Float64Array(map.dimension * count);
    const nothing = () => new Float64Array(count).fill(NaN);
    this.out = {
      class: new Uint8Array(count),
      period: new Uint16Array(count),
      steps: new Uint32Array(count),
      anchor0: nothing(),
      anchor1: nothing(),
    };
  }

  settle(lane: number, points: readonly Float64Array[], period: number): void {
    const steps = points.every((point) => near(point, points[0]!)) ? 1 : period;
    if (period === this.question.start.cycle) this.converge(lane, points[0]!, steps);
    else {
      this.out.class[lane] = classIndex(period === 2 ? 'period-2' : 'period-p');
      this.out.period[lane] = period;
    }
    this.anchor(lane, points);
    if (points.length > 1) this.orbits.set(lane, points);
  }

  settleSolved(lane: number, { passes, points }: SolvedOrbit): void {
    const all = points.flatMap((point) => this.passFrom(lane, Float64Array.from(point)));
    this.settle(lane, all, passes * this.question.start.cycle);
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

  converge(lane: number, x: Float64Array, period: number): void {
    this.out.class[lane] = classIndex('converged');
    this.out.period[lane] = period;
    for (let i = 0; i < this.question.map.dimension; i++) this.ends[i * this.question.start.count + lane] = x[i]!;
    this.anchor(lane, [x]);
  }

  private anchor(lane: number, points: readonly Float64Array[]): void {
    const least = points.reduce((best, point) => (point[0]! < best[0]! ? point : best));
    this.out.anchor0[lane] = least[0]!;
    this.out.anchor1[lane] = least[1] ?? NaN;
  }

  diverge(lane: number, step: number): void {
    this.out.class[lane] = classIndex('diverged');
    this.out.steps[lane] = step;
    this.out.period[lane] = 0;
    this.out.anchor0[lane] = this.out.anchor1[lane] = NaN;
  }
}

function near(p: Float64Array, q: Float64Array): boolean {
  return p.every((value, i) => Math.abs(value - q[i]!) <= 10 * LOCATED * Math.max(1, Math.abs(value)));
}
