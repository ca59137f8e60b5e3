/**
 * The curve F^p(x; λ) = x in R^{n+1}, in scaled unknowns u = (x/scaleX, λ/scaleValue): correction in a hyperplane and tangent
 * (H. B. Keller 1977; pseudo-arclength). Where orbits lie in families the known number of neutral directions is left out of the
 * linear systems, so that points keep their place in the family.
 */
import type { Multiplier } from '../../../src-shared/analysis';
import { eigenvalues } from '../linear';
import { stabilityOf } from '../stability';
import type { Family } from './family';
import { dot, kernel, solveSquare, unit } from './solve';

export interface Curve {
  readonly family: Family;
  readonly period: number;
  /** Number of neutral directions (multipliers 1 along the whole curve). */
  readonly neutral: number;
  readonly scaleX: number;
  readonly scaleValue: number;
}

/** A point of the curve. */
export interface Node {
  /** Scaled unknowns, length n + 1. */
  readonly u: Float64Array;
  readonly x: Float64Array;
  readonly value: number;
  /** DF^p, row-major n × n. */
  readonly jacobian: Float64Array;
  readonly multipliers: readonly Multiplier[];
  readonly stable: boolean | null;
  /** Rows of the derivative of (F^p(x) − x)/scaleX in u, n × (n + 1) row-major, filled up with a row of zeros. */
  readonly rows: Float64Array;
}

const NEWTON_STEPS = 12;
const CONVERGED = 4e-15;
const ACCEPTED = 1e-9;

export function scaled(curve: Curve, x: Float64Array, value: number): Float64Array {
  const u = new Float64Array(x.length + 1);
  x.forEach((entry, i) => (u[i] = entry / curve.scaleX));
  u[x.length] = value / curve.scaleValue;
  return u;
}

/** Newton on F^p(x; λ) = x within the hyperplane normal·u = offset, from `guess`; null when it does not converge. */
export function correct(curve: Curve, guess: Float64Array, normal: Float64Array, offset: number): Node | null {
  const n = curve.family.dimension;
  const u = guess.slice();
  const right = new Float64Array(n + 1);
  let before = Infinity;
  for (let k = 0; k < NEWTON_STEPS; k++) {
    const at = evaluate(curve, u);
    if (at === null) return null;
    right.set(at.gap);
    right[n] = dot(normal, u) - offset;
    const matrix = at.rows.slice();
    matrix.set(normal, n * (n + 1));
    const step = solveSquare(matrix, right, curve.neutral);
    if (step === null) return null;
    const size = Math.sqrt(dot(step, step));
    const scale = Math.sqrt(dot(u, u));
    if (!(size < 1 + scale)) return null;
    if (size <= ACCEPTED * scale && size >= before / 2) return nodeAt(curve, u);
    for (let i = 0; i <= n; i++) u[i] = u[i]! - step[i]!;
    if (size <= CONVERGED * scale) return nodeAt(curve, u);
    before = size;
  }
  return before <= ACCEPTED ? nodeAt(curve, u) : null;
}

interface Evaluation {
  readonly gap: Float64Array;
  readonly jacobian: Float64Array;
  readonly rows: Float64Array;
}

function evaluate(curve: Curve, u: Float64Array): Evaluation | null {
  const { family, period, scaleX, scaleValue } = curve;
  const n = family.dimension;
  const x = Float64Array.from({ length: n }, (_, i) => u[i]! * scaleX);
  const image = x.slice();
  const jacobian = new Float64Array(n * n);
  const byValue = new Float64Array(n);
  if (!family.linearise(image, u[n]! * scaleValue, period, jacobian, byValue)) return null;
  const rows = new Float64Array((n + 1) * (n + 1));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) rows[i * (n + 1) + j] = jacobian[i * n + j]! - (i === j ? 1 : 0);
    rows[i * (n + 1) + n] = (byValue[i]! * scaleValue) / scaleX;
  }
  return { gap: image.map((entry, i) => (entry - x[i]!) / scaleX), jacobian, rows };
}

/** The node at u, taken for a point of the curve; null where the problem takes no such value. */
export function nodeAt(curve: Curve, u: Float64Array): Node | null {
  const at = evaluate(curve, u);
  if (at === null) return null;
  const n = curve.family.dimension;
  const multipliers = eigenvalues(at.jacobian, n);
  const others = withoutNeutral(multipliers, curve.neutral);
  const { stable } = stabilityOf(others, false);
  const x = Float64Array.from({ length: n }, (_, i) => u[i]! * curve.scaleX);
  return { u, x, value: u[n]! * curve.scaleValue, jacobian: at.jacobian, multipliers, stable, rows: at.rows };
}

/** The multipliers without the `neutral` ones, those nearest to 1. */
export function withoutNeutral(multipliers: readonly Multiplier[], neutral: number): Multiplier[] {
  const away = (m: Multiplier) => Math.hypot(m.re - 1, m.im);
  const nearest = [...multipliers].sort((p, q) => away(p) - away(q)).slice(0, neutral);
  return multipliers.filter((m) => !nearest.includes(m));
}

/** Unit tangent of the curve at a node, the one nearest to the direction `before`. */
export function tangent(curve: Curve, node: Node, before: Float64Array): Float64Array {
  const n = curve.family.dimension;
  if (n === 1) {
    const t = unit(Float64Array.of(-node.rows[1]!, node.rows[0]!));
    return dot(t, before) < 0 ? t.map((entry) => -entry) : t;
  }
  const t = new Float64Array(n + 1);
  for (const vector of kernel(node.rows, n + 1, curve.neutral + 1)) {
    const weight = dot(vector, before);
    for (let i = 0; i <= n; i++) t[i] = t[i]! + weight * vector[i]!;
  }
  return unit(t);
}
