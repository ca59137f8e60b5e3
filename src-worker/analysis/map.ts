/**
 * The map of gradient descent and its derivatives. With a step schedule (several learning rates) F is the composition of
 * one pass through the schedule, so that "period" always counts applications of F.
 */
import type { Loss } from '../engine/problem';

export interface GradientMap {
  readonly loss: Loss;
  readonly dimension: number;
  readonly etas: readonly number[];
  /** Replaces x (length n) by F^count(x). */
  advance(x: Float64Array, count: number): void;
  /** Replaces x by F^count(x) and writes DF^count at the old x into `jacobian` (row-major n × n). */
  linearise(x: Float64Array, count: number, jacobian: Float64Array): void;
}

/** F(x) = x − η∇f(x), composed over `etas`; Jacobians come from exact Hessian-vector products, one per column. */
export function createMap(loss: Loss, etas: readonly number[]): GradientMap {
  const n = loss.dimension;
  const gradient = new Float64Array(n);
  const column = new Float64Array(n);
  const product = new Float64Array(n);

  function move(x: Float64Array, eta: number): void {
    loss.gradient(x, gradient);
    for (let i = 0; i < n; i++) x[i] = x[i]! - eta * gradient[i]!;
  }

  function turn(x: Float64Array, eta: number, jacobian: Float64Array): void {
    for (let j = 0; j < n; j++) {
      for (let i = 0; i < n; i++) column[i] = jacobian[i * n + j]!;
      loss.hessianVector(x, column, product);
      for (let i = 0; i < n; i++) jacobian[i * n + j] = column[i]! - eta * product[i]!;
    }
  }

  return {
    loss,
    dimension: n,
    etas,
    advance(x, count) {
      for (let k = 0; k < count; k++) for (const eta of etas) move(x, eta);
    },
    linearise(x, count, jacobian) {
      jacobian.fill(0);
      for (let i = 0; i < n; i++) jacobian[i * n + i] = 1;
      for (let k = 0; k < count; k++) {
        for (const eta of etas) {
          turn(x, eta, jacobian);
          move(x, eta);
        }
      }
    },
  };
}

/** Arithmetic mean of the schedule: the η reported for it. */
export function meanEta(etas: readonly number[]): number {
  return etas.reduce((sum, eta) => sum + eta, 0) / etas.length;
}
