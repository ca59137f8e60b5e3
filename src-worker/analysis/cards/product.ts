/** Losses l(xy): the product, the outer loss at its minimiser, and the invariant ellipse of the quadratic one. */
import type { CardContext } from './card';

/** μ of (xy − μ)²/2, or null where the problem is another one or μ is not positive. */
export function quadraticTarget({ problem, params }: CardContext): number | null {
  const { mu, l, target } = params;
  const value = problem === 'xy' ? mu : problem === 'product-loss' && l === 'quadratic' ? target : null;
  return typeof value === 'number' && value > 0 ? value : null;
}

/** The outer loss l at its minimiser. */
export interface Outer {
  /** z* = x*y* at the reference minimum. */
  readonly z: number;
  /** Second to fourth derivative of l there. */
  readonly l2: number;
  readonly l3: number;
  readonly l4: number;
  /** 3l'''² − l''l'''': product-stable where positive; 0 where it is rounding. */
  readonly alpha: number;
}

/** From the series of f(1, z* + s) = l(z* + s); null where the loss is not a product loss. */
export function outerOf({ problem, loss, analysis }: CardContext): Outer | null {
  if ((problem !== 'xy' && problem !== 'product-loss') || !loss.taylorAlong) return null;
  const [x = NaN, y = NaN] = analysis.minimum.x;
  const z = x * y;
  const series = loss.taylorAlong(Float64Array.of(1, z), Float64Array.of(0, 1), 4);
  const [l2, l3, l4] = [2 * series[2]!, 6 * series[3]!, 24 * series[4]!];
  if (!(l2 > 0)) return null;
  const alpha = 3 * l3 * l3 - l2 * l4;
  const rounding = Math.abs(alpha) <= 1e-12 * (3 * l3 * l3 + Math.abs(l2 * l4));
  return { z, l2, l3, l4, alpha: rounding ? 0 : alpha };
}

/** Q = x² + y² − ημxy − (4 − (ημ)²)/η: negative inside the invariant ellipse, where runs stay bounded (ημ < 2). */
export function ellipseValue(mu: number, eta: number, x: number, y: number): number {
  return x * x + y * y - eta * mu * x * y - (4 - (eta * mu) ** 2) / eta;
}
