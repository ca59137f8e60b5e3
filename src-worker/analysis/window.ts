/** Periodic windows: where a p-cycle appears by tangency (one variable). */
import type { Minimum } from '../../src-shared/analysis';
import type { Loss } from '../engine/problem';
import { firstDerivative, secondDerivative } from './critical-point';
import { createMap } from './map';
import type { FoundOrbit } from './orbit';
import { bisect, scanOrbits, wellAround } from './scan';

const STEP = 1e-3;
const LARGEST_K = 3;
const CELLS = 4_000;
const NEWTON_STEPS = 60;

/**
 * The smallest K > `above` at which a p-cycle on the minimum's side appears with F^p(x) = x and (F^p)' = 1. A pair of cycles found just
 * beyond it spans a curve η(x) of periodic points; η is least where the multiplier is 1.
 */
export function windowOnset(loss: Loss, minimum: Minimum, period: number, above: number): number | null {
  const well = wellAround(loss, minimum);
  if (well === null) return null;
  for (let k = 1; above + k * STEP <= LARGEST_K; k++) {
    const eta = (above + k * STEP) * minimum.etaC;
    const pair = tangentPair(scanOrbits(createMap(loss, [eta]), period, well, CELLS));
    if (pair === null) continue;
    const curve = periodicCurve(loss, period);
    const [low, high] = pair;
    const x = bisect((at) => curve(at, eta).multiplier - 1, low, high, curve(low, eta).multiplier - 1);
    return curve(x, eta).eta / minimum.etaC;
  }
  return null;
}

/** Two neighbouring periodic points with multipliers on either side of 1. */
function tangentPair(orbits: readonly FoundOrbit[]): readonly [number, number] | null {
  const points = orbits
    .flatMap(({ orbit }) => orbit.points.map(([x]) => ({ x: x!, beyond: orbit.multipliers[0]!.re > 1 })))
    .sort((p, q) => p.x - q.x);
  let best: readonly [number, number] | null = null;
  for (let i = 1; i < points.length; i++) {
    const [p, q] = [points[i - 1]!, points[i]!];
    if (p.beyond !== q.beyond && (best === null || q.x - p.x < best[1] - best[0])) best = [p.x, q.x];
  }
  return best;
}

/** η at which x is a point of a p-cycle (Newton in η from the given value), and the multiplier there. */
function periodicCurve(loss: Loss, period: number): (x: number, from: number) => { readonly eta: number; readonly multiplier: number } {
  const first = firstDerivative(loss);
  const second = secondDerivative(loss);
  return (x, from) => {
    let eta = from;
    let multiplier = NaN;
    for (let k = 0; k < NEWTON_STEPS; k++) {
      let y = x;
      let byEta = 0;
      multiplier = 1;
      for (let t = 0; t < period; t++) {
        const factor = 1 - eta * second(y);
        const slope = first(y);
        byEta = factor * byEta - slope;
        multiplier *= factor;
        y -= eta * slope;
      }
      const step = (y - x) / byEta;
      eta -= step;
      if (!(Math.abs(step) > 4e-16 * eta)) break;
    }
    return { eta, multiplier };
  };
}
