/** Catapult: above which K can one step raise the loss although the start stays bounded? */
import type { Minimum } from '../../src-shared/analysis';
import type { Loss } from '../engine/problem';
import { firstDerivative } from './critical-point';
import { boundedStartBound, rootInK } from './thresholds';

const CELLS = 400;
const SECTIONS = 90;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Infimum of K for which f(F(x)) > f(x) for some start x between the minimum and the bound of bounded starts (even loss in one
 * variable): the interior maximum of f(F(x))/f(x) crosses 1. At the bound itself, where F(x) = −x, the ratio is always 1.
 */
export function catapultThreshold(loss: Loss, minimum: Minimum): number | null {
  const first = firstDerivative(loss);
  const point = new Float64Array(1);
  const value = (x: number) => {
    point[0] = x;
    return loss.value(point);
  };
  return rootInK(0.6, 0.99, (K) => {
    const eta = K * minimum.etaC;
    const ratio = (x: number) => value(x - eta * first(x)) / value(x);
    const low = Math.abs(minimum.x[0]!) * (1 + 1e-3);
    const high = boundedStartBound(loss, minimum, eta) ?? NaN;
    return interiorMaximum(ratio, low, high) - 1;
  });
}

/** The first local maximum inside (low, high), by golden sections after a grid; NaN if the values only rise or only fall. */
function interiorMaximum(g: (x: number) => number, low: number, high: number): number {
  const at = (k: number) => low + ((high - low) * k) / CELLS;
  for (let k = 1; k < CELLS; k++) {
    if (!(g(at(k)) >= g(at(k - 1)) && g(at(k)) > g(at(k + 1)))) continue;
    let [a, b] = [at(k - 1), at(k + 1)];
    for (let i = 0; i < SECTIONS; i++) {
      const [p, q] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
      if (g(p) < g(q)) a = p;
      else b = q;
    }
    return g((a + b) / 2);
  }
  return NaN;
}
