/** The critical point of the map, F'(x) = 0, that belongs to a minimum (one variable). */
import type { Loss } from '../engine/problem';
import { bisect, curvatureScale } from './scan';

/** Steps outward from the minimum, per side, each this share of the curvature scale. */
const STEPS = 400;
const SHARE = 0.01;

/** The root of `g` nearest to x on either side (the left one on a tie), looked for within about four curvature scales; null if none. */
export function nearestRoot(loss: Loss, x: number, g: (x: number) => number): number | null {
  const width = SHARE * (curvatureScale(loss, x) ?? NaN);
  if (!Number.isFinite(width)) return null;
  const at = g(x);
  if (at === 0) return x;
  for (let k = 1; k <= STEPS; k++) {
    for (const side of [-1, 1]) {
      const far = x + side * k * width;
      const value = g(far);
      if (value * at <= 0) return bisect(g, far - side * width, far, g(far - side * width));
    }
  }
  return null;
}

/** x with 1 − ηf''(x) = 0 nearest to the minimum; null if there is none near. */
export function criticalPoint(loss: Loss, eta: number, minimum: number): number | null {
  const second = secondDerivative(loss);
  return nearestRoot(loss, minimum, (x) => 1 - eta * second(x));
}

/** f'' of a loss in one variable. */
export function secondDerivative(loss: Loss): (x: number) => number {
  const point = new Float64Array(1);
  const one = Float64Array.of(1);
  const out = new Float64Array(1);
  return (x) => {
    point[0] = x;
    loss.hessianVector(point, one, out);
    return out[0]!;
  };
}

/** f' of a loss in one variable. */
export function firstDerivative(loss: Loss): (x: number) => number {
  const point = new Float64Array(1);
  const out = new Float64Array(1);
  return (x) => {
    point[0] = x;
    loss.gradient(point, out);
    return out[0]!;
  };
}
