/** Gradient descent on a formula, as other programs are told of it. */
import type { Expression } from '../../engine/dag';

export interface DescentSystem {
  /** File name without extension: lower-case letters, digits and dashes. */
  readonly name: string;
  /** One line that says what it is. */
  readonly title: string;
  /** The loss f. */
  readonly loss: Expression;
  /** Learning rates of the schedule; length 1 for plain gradient descent. */
  readonly etas: readonly number[];
  /** x₀, length n. */
  readonly start: readonly number[];
  readonly steps: number;
  /** A point of the orbit that continuation starts from, and its period. */
  readonly orbit: { readonly period: number; readonly point: readonly number[] };
}
