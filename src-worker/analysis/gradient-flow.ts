/**
 * The gradient flow ẋ = −∇f(x), the limit η → 0 of gradient descent at time ηt, by the embedded Runge–Kutta pair of Dormand and
 * Prince (order 5 with an error estimate of order 4; J. Comput. Appl. Math. 6 (1980) 19–26).
 */
import { distance, largest } from '../engine/norms';
import type { Loss } from '../engine/problem';
import { denseHessian } from '../engine/sharpness';
import { leastNormSolution } from './linear';

export interface FlowOptions {
  /** Time at which to end. */
  readonly time: number;
  /** Error allowed per step: atol + rtol·|x_i|, root mean square over coordinates ≤ 1. */
  readonly rtol: number;
  readonly atol: number;
  /** Steps of the integrator at most, refused ones included. */
  readonly steps: number;
  /** Ends earlier where ‖∇f‖∞ falls below this share of its value at the start. */
  readonly gradientShare: number;
  readonly stop: () => boolean;
  /** Called at the start and after every accepted step. */
  readonly record?: (time: number, x: Float64Array) => void;
}

export interface FlowEnd {
  readonly x: Float64Array;
  readonly time: number;
  readonly steps: number;
  readonly refused: number;
  /**
   * `stationary`: the gradient vanished; `time`: the time was reached; `steps`: out of steps; `stopped`; `not-finite`: the flow left
   * the range of numbers (the loss is unbounded below, or was evaluated outside its domain).
   */
  readonly kind: 'stationary' | 'time' | 'steps' | 'stopped' | 'not-finite' | 'flat';
  /** Share of the steps whose length stability, not accuracy, set while the flow still moved: near 1 the problem is stiff for this method. */
  readonly heldBack: number;
}

const C = [
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
] as const;
/** Difference of the two weights. */
const E = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40] as const;
/** |h λ| up to which the method is stable on the negative axis. */
const STABLE = 3.3;
const BETWEEN_STOPS = 64;
/** A step moves while it covers this share of the way from the start; at a minimum stability always sets the length. */
const MOVING = 1e-5;

/** Integrates the flow from `start` (length n; not changed). */
export function integrateFlow(loss: Loss, start: Float64Array, options: FlowOptions): FlowEnd {
  const { time: end, rtol, atol, record } = options;
  let x: Float64Array = start.slice();
  let k: Float64Array[] = [slope(loss, x)];
  const first = largest(k[0]!);
  let time = 0;
  let h = Math.min(end, (0.01 * Math.max(largest(x), 1e-3)) / Math.max(first, 1e-300));
  let refused = 0;
  let accepted = 0;
  let moving = 0;
  let held = 0;
  const result = (kind: FlowEnd['kind']): FlowEnd => ({
    x,
    time,
    steps: accepted,
    refused,
    kind,
    heldBack: moving === 0 ? 0 : held / moving,
  });
  record?.(0, x);
  if (first === 0) return result('stationary');
  while (accepted + refused < options.steps) {
    if ((accepted + refused) % BETWEEN_STOPS === 0 && options.stop()) return result('stopped');
    h = Math.min(h, end - time);
    const trial = advanced(loss, x, k[0]!, h);
    const error = trial === null ? Infinity : errorOf(trial, x, h, rtol, atol);
    if (!(error <= 1)) {
      refused++;
      h *= Number.isFinite(error) ? Math.max(0.2, 0.9 * error ** -0.2) : 0.1;
      if (h < 1e-14 * Math.max(time, 1e-300) || h === 0) return result('not-finite');
      continue;
    }
    const { next, stages } = trial!;
    if (distance(next, x) > MOVING * distance(next, start)) {
      moving++;
      if (stiffness(stages, trial!.last, next, h) > 0.8 * STABLE) held++;
    }
    x = next;
    k = [stages[6]!];
    time = end - time - h <= 1e-15 * end ? end : time + h;
    accepted++;
    record?.(time, x);
    if (!(largest(k[0]!) < Infinity)) return result('not-finite');
    if (largest(k[0]!) <= options.gradientShare * first) return result('stationary');
    if (time >= end) return result('time');
    h *= Math.min(5, 0.9 * Math.max(error, 1e-10) ** -0.2);
  }
  return result('steps');
}

interface Trial {
  readonly next: Float64Array;
  readonly stages: readonly Float64Array[];
  /** The point of the sixth stage. */
  readonly last: Float64Array;
}

function advanced(loss: Loss, x: Float64Array, first: Float64Array, h: number): Trial | null {
  const stages = [first];
  let point = x;
  let last = x;
  for (const row of C) {
    last = point;
    point = x.map((value, i) => {
      let sum = 0;
      row.forEach((weight, j) => (sum += weight * stages[j]![i]!));
      return value + h * sum;
    });
    if (!(largest(point) < Infinity)) return null;
    stages.push(slope(loss, point));
  }
  return { next: point, stages, last };
}

function errorOf({ next, stages }: Trial, x: Float64Array, h: number, rtol: number, atol: number): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    let error = 0;
    E.forEach((weight, j) => (error += weight * stages[j]![i]!));
    sum += ((h * error) / (atol + rtol * Math.max(Math.abs(x[i]!), Math.abs(next[i]!)))) ** 2;
  }
  return Math.sqrt(sum / x.length);
}

/** h·‖k₇ − k₆‖/‖y₇ − y₆‖ (Hairer & Wanner, Solving ODEs II, section IV.2): near 3.3 stability, not accuracy, sets the step. */
function stiffness(stages: readonly Float64Array[], last: Float64Array, next: Float64Array, h: number): number {
  let slopes = 0;
  let points = 0;
  for (let i = 0; i < next.length; i++) {
    slopes += (stages[6]![i]! - stages[5]![i]!) ** 2;
    points += (next[i]! - last[i]!) ** 2;
  }
  return points > 0 ? h * Math.sqrt(slopes / points) : 0;
}

function slope(loss: Loss, x: Float64Array): Float64Array {
  const out = new Float64Array(x.length);
  loss.gradient(x, out);
  for (let i = 0; i < out.length; i++) out[i] = -out[i]!;
  return out;
}

/** Defaults for the limit of the flow; the gradient's last eight digits are the integrator's errors. */
export const LIMIT_OPTIONS = { time: 1e9, rtol: 1e-11, atol: 1e-13, steps: 20_000, gradientShare: 1e-8, stop: () => false } as const;
/** Up to this dimension the limit is polished by Newton's method. */
const POLISHED = 64;
const POLISHING_STEPS = 4;
const FLAT = 1e-5;

/**
 * Where the gradient flow from x0 (length n) tends to: integrated until ‖∇f‖∞ ≤ 1e-8 of its start, then (n ≤ 64) moved onto the minimum
 * at hand by least-norm Newton steps, which on a manifold of minima differ from the flow by the square of that only. `kind` other than
 * `stationary`: the limit was not reached, and x is where the integration ended; `flat`: with a small gradient, but no minimum at hand.
 */
export function gradientFlowLimit(loss: Loss, x0: Float64Array, options: Partial<FlowOptions> = {}): FlowEnd {
  const end = integrateFlow(loss, x0, { ...LIMIT_OPTIONS, ...options });
  if (end.kind !== 'stationary' || x0.length > POLISHED) return end;
  const x = polished(loss, end.x);
  // What Newton leaves is no limit: the gradient is small for want of slope (x⁴ near 0, e^(−x) far out), not because the way ends.
  return distance(x, end.x) > 1e-5 * Math.max(largest(end.x), distance(x0, end.x)) ? { ...end, kind: 'flat' } : { ...end, x };
}

/** Newton in the directions of curvature above a share of the largest; along flatter ones (a manifold of minima) nothing is moved. */
function polished(loss: Loss, start: Float64Array): Float64Array {
  const n = start.length;
  const x = start.slice();
  const gradient = new Float64Array(n);
  for (let k = 0; k < POLISHING_STEPS; k++) {
    loss.gradient(x, gradient);
    const step = leastNormSolution(denseHessian(loss, x), gradient, n, FLAT);
    if (step === null) return start;
    for (let i = 0; i < n; i++) x[i] = x[i]! - step[i]!;
  }
  return x;
}
