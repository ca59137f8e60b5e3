/** Periodic orbits by multiple shooting: all points at once, so that unstable long orbits are not lost to the growth of errors. */
import { distance, largest } from '../engine/norms';
import { solveSquare } from './continuation/solve';
import type { GradientMap } from './map';
import { describeOrbit, type FoundOrbit } from './orbit';

const NEWTON_STEPS = 25;
const CONVERGED = 1e-13;
/** Unknowns of the dense linear system at most. */
export const MOST_UNKNOWNS = 256;

/**
 * Newton on F(x_k) = x_{k+1}, k = 1 … p cyclic, from the points x, F(x), … of a path of `period` steps from `x` (length n). The orbit with
 * its least period, or null when Newton does not converge or there are more than 256 unknowns. Not for orbits in families.
 */
export function shootFrom(map: GradientMap, x: Float64Array, period: number, stop: () => boolean): FoundOrbit | null {
  const n = map.dimension;
  const size = n * period;
  if (size > MOST_UNKNOWNS) return null;
  const points: Float64Array[] = [];
  const at = x.slice();
  for (let k = 0; k < period; k++) {
    points.push(at.slice());
    map.advance(at, 1);
  }
  const image = new Float64Array(n);
  const factor = new Float64Array(n * n);
  for (let step = 0; step < NEWTON_STEPS && !stop(); step++) {
    const matrix = new Float64Array(size * size);
    const right = new Float64Array(size);
    points.forEach((point, k) => {
      const next = (k + 1) % period;
      image.set(point);
      map.linearise(image, 1, factor);
      for (let i = 0; i < n; i++) {
        const row = (k * n + i) * size;
        for (let j = 0; j < n; j++) matrix[row + k * n + j] = matrix[row + k * n + j]! + factor[i * n + j]!;
        matrix[row + next * n + i] = matrix[row + next * n + i]! - 1;
        right[k * n + i] = image[i]! - points[next]![i]!;
      }
    });
    const change = solveSquare(matrix, right, 0);
    if (change === null) return null;
    const scale = Math.max(...points.map(largest));
    const moved = largest(change);
    if (!(moved < 2 * scale)) return null;
    points.forEach((point, k) => {
      for (let i = 0; i < n; i++) point[i] = point[i]! - change[k * n + i]!;
    });
    if (moved <= CONVERGED * scale) return leastPeriod(map, points);
  }
  return null;
}

/** The largest ‖F(x_k) − x_{k+1}‖ along an orbit: what rounding leaves of it, without the growth of errors along the orbit. */
export function stepResidual(map: GradientMap, { orbit }: FoundOrbit): number {
  const points = orbit.points.map((point) => Float64Array.from(point));
  return points.reduce((max, point, k) => {
    const image = point.slice();
    map.advance(image, 1);
    return Math.max(max, distance(image, points[(k + 1) % points.length]!));
  }, 0);
}

function leastPeriod(map: GradientMap, points: readonly Float64Array[]): FoundOrbit {
  const scale = Math.max(...points.map(largest));
  const repeats = (q: number) => points.every((point, k) => distance(point, points[(k + q) % points.length]!) <= 1e-9 * scale);
  const period = Array.from({ length: points.length }, (_, k) => k + 1).find((q) => points.length % q === 0 && repeats(q))!;
  return describeOrbit(map, points.slice(0, period));
}
