/** Learning rates and values of K at which the behaviour of gradient descent in one variable changes. */
import type { Minimum } from '../../src-shared/analysis';
import type { Loss } from '../engine/problem';
import { criticalPoint, firstDerivative, nearestRoot, secondDerivative } from './critical-point';
import { bisect } from './scan';

const SCAN = 4_000;

/**
 * η > 0 with F_η(F_η(x0)) = x0, x0 not fixed, nearest to η_c of the minimum (Chen & Bruna 2023, Theorem 1): root of
 * f'(x0) + f'(x0 − ηf'(x0)) in η, looked for within (0, 4η_c]. Null if x0 is stationary or there is no such root.
 */
export function learningRateThrough(loss: Loss, minimum: Minimum, x0: number): number | null {
  const first = firstDerivative(loss);
  const slope = first(x0);
  if (slope === 0) return null;
  const sum = (eta: number) => slope + first(x0 - eta * slope);
  const step = (4 * minimum.etaC) / SCAN;
  for (let k = 0; k < SCAN; k++) {
    const roots = [-1, 1].flatMap((side) => {
      const [near, far] = [minimum.etaC + side * k * step, minimum.etaC + side * (k + 1) * step];
      if (far <= 0 || sum(near) * sum(far) > 0) return [];
      return [bisect(sum, near, far, sum(near))];
    });
    const away = (eta: number) => Math.abs(eta - minimum.etaC);
    const [best] = roots.sort((p, q) => away(p) - away(q));
    if (best !== undefined) return best;
  }
  return null;
}

/**
 * η at which the symmetric 2-cycle m ± a around a minimum about which the loss is even reaches multiplier +1 again: F'(m + a) = 1, that is
 * f''(m + a) = 0 with η = 2a/f'(m + a). Null if the loss is not even about the minimum.
 */
export function symmetryBreaking(loss: Loss, minimum: Minimum): number | null {
  const x = minimum.x[0]!;
  const series = loss.taylor?.(x, 9);
  if (!series || [3, 5, 7, 9].some((k) => Math.abs(series[k]!) > 1e-12 * Math.abs(series[2]!))) return null;
  const root = nearestRoot(loss, x, secondDerivative(loss));
  if (root === null) return null;
  const a = root - x;
  return (2 * a) / firstDerivative(loss)(root);
}

/** The largest |x0| from which iterates of an even loss stay bounded: root of F(x) = −x beyond the minimum; null if there is none. */
export function boundedStartBound(loss: Loss, minimum: Minimum, eta: number): number | null {
  const first = firstDerivative(loss);
  const inner = Math.abs(minimum.x[0]!);
  const g = (x: number) => 2 * x - eta * first(x);
  for (let k = 0, x = inner; k < SCAN; k++, x *= 1.01) {
    if (g(x) * g(x * 1.01) <= 0) return bisect(g, x, x * 1.01, g(x));
  }
  return null;
}

/** K where F(F(x_c)) = 0, x_c the critical point on the minimum's side: beyond it starts of one sign mix with the other. */
export function signMixing(loss: Loss, minimum: Minimum): number | null {
  const first = firstDerivative(loss);
  return rootInK(1.1, 2.5, (K) => {
    const eta = K * minimum.etaC;
    const x = criticalPoint(loss, eta, minimum.x[0]!) ?? NaN;
    const y = x - eta * first(x);
    return (y - eta * first(y)) * Math.sign(x);
  });
}

/** K where |F(x_c)| reaches the bound of bounded starts: almost every start diverges beyond it. */
export function divergenceThreshold(loss: Loss, minimum: Minimum): number | null {
  const first = firstDerivative(loss);
  return rootInK(1.1, 4, (K) => {
    const eta = K * minimum.etaC;
    const x = criticalPoint(loss, eta, minimum.x[0]!) ?? NaN;
    return Math.abs(x - eta * first(x)) - (boundedStartBound(loss, minimum, eta) ?? NaN);
  });
}

/** The first sign change of g between the two values of K, or null. */
export function rootInK(low: number, high: number, g: (K: number) => number): number | null {
  const step = (high - low) / 200;
  for (let k = 0; k < 200; k++) {
    const [a, b] = [low + k * step, low + (k + 1) * step];
    if (g(a) * g(b) <= 0) return bisect(g, a, b, g(a));
  }
  return null;
}
