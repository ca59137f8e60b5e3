/**
 * Gradient descent on many independent lanes at once: x ← x − η ∇f(x), where every lane has its own state, learning rate and, of
 * the loss, its own values of chosen parameters. Compiled from the loss's expression (formula/lanes) to WebAssembly SIMD, or to
 * JavaScript where that is wanted or WebAssembly is missing; both give the same bits.
 */
import type { Expression } from '../engine/dag';

export type Backend = 'wasm' | 'javascript';

export interface LaneMapSource {
  readonly expression: Expression;
  /** Indices into `expression.dag.parameters` whose values differ from lane to lane, in the order of `LaneBatch.parameters`. */
  readonly laneParameters: readonly number[];
  /** Absent = WebAssembly where it exists. */
  readonly backend?: Backend;
}

/** Lanes and where they stand; changed in place by every kernel. Arrays are coordinate-major: [coordinate][lane]. */
export interface LaneBatch {
  readonly count: number;
  /** n × count. */
  readonly x: Float64Array;
  /** Learning rates of the step schedule, cycle × count; a constant rate has cycle 1. */
  readonly etas: Float64Array;
  readonly cycle: number;
  /** m × count, m = `laneParameters.length`. */
  readonly parameters: Float64Array;
  /** Steps done so far (the place in the schedule). */
  steps: number;
}

/** Asked between calls of at most about a millisecond; false = end where you are (the batch is then in no particular state). */
export type Proceed = () => boolean;

/** Where kept points are binned: one column of cells per lane group. */
export interface Histogram {
  readonly columns: number;
  readonly rows: number;
  /** Visible range of the coordinate; row 0 is the lowest. A point at `low` counts, one at `high` does not. */
  readonly low: number;
  readonly high: number;
  /** Counts, columns × rows, column by column. */
  readonly counts: Uint32Array;
  /** Column of each lane. */
  readonly columnOf: Int32Array;
  /** Coordinate that is binned. */
  readonly coordinate: number;
}

/** How the lanes of an escape run end. */
export interface EscapeLimits {
  readonly cap: number;
  /** A lane has diverged when ‖x‖∞ > bound or x is not a number. */
  readonly bound: number;
  /** A lane has come to rest when ‖η∇f(x_t)‖∞, as computed before it is taken off, is ≤ tolerance·max(1, ‖x_t‖∞); 0 = never asked. */
  readonly tolerance: number;
}

export const ESCAPE = { running: 0, diverged: 1, resting: 2 } as const;

export interface Escapes {
  /** Step at which the lane ended, `cap` where it did not. */
  readonly step: Uint32Array;
  /** One of ESCAPE. */
  readonly how: Uint8Array;
}

export interface LaneMap {
  readonly dimension: number;
  readonly backend: Backend;
  /** Every method: false if `proceed` ended it. */
  /** Advances every lane. */
  advance(batch: LaneBatch, steps: number, proceed: Proceed): boolean;
  /** Advances every lane and counts every iterate reached in the histogram; points outside or not a number are not counted. */
  bin(batch: LaneBatch, steps: number, histogram: Histogram, proceed: Proceed): boolean;
  /** Advances every lane and writes the iterates reached: out[step][coordinate][lane], steps × n × count. */
  record(batch: LaneBatch, steps: number, out: Float64Array, proceed: Proceed): boolean;
  /**
   * Advances every lane and adds up ln‖DF·v‖ along it, v renormalised: `sums` (length count) is added to; `tangent` (n × count) is
   * changed in place and need not have unit length on entry in one dimension. The Hessian is that of the expression, exact.
   */
  lyapunov(batch: LaneBatch, steps: number, tangent: Float64Array, sums: Float64Array, proceed: Proceed): boolean;
  /** Advances each lane until it escapes, comes to rest or reaches the cap; the batch holds each lane's last iterate. */
  escape(batch: LaneBatch, limits: EscapeLimits, out: Escapes, proceed: Proceed): boolean;
  /** The loss at each lane's x, into `out` (length count). */
  loss(batch: LaneBatch, out: Float64Array): void;
}
