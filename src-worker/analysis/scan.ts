/** Orbits in one variable by bracketing: every sign change of F^p(x) − x on a grid, bisected and polished. */
import type { Minimum } from '../../src-shared/analysis';
import type { Loss } from '../engine/problem';
import type { GradientMap } from './map';
import type { FoundOrbit } from './orbit';
import { solveOrbit } from './orbit-solve';

const BISECTIONS = 60;

/** The part of a well in which orbits born at the minimum are looked for, [low, high]; null where the loss is locally quadratic or gives no series. */
export function wellAround(loss: Loss, minimum: Minimum): readonly [number, number] | null {
  const x = minimum.x[0]!;
  const reach = 1.3 * (curvatureScale(loss, x) ?? NaN);
  return Number.isFinite(reach) ? [x - reach, x + reach] : null;
}

/** Length over which the curvature changes by its own size, min(3f''/|f'''|, √(3f''/|f''''|)); null where there is none. */
export function curvatureScale(loss: Loss, x: number): number | null {
  const series = loss.taylor?.(x, 4);
  if (!series) return null;
  const second = 2 * series[2]!;
  const scale = Math.min((3 * second) / Math.abs(6 * series[3]!), Math.sqrt((3 * second) / Math.abs(24 * series[4]!)));
  return Number.isFinite(scale) ? scale : null;
}

/**
 * Orbits of least period p with a point in [low, high] at which F^p(x) − x changes sign between two of `cells` cells; each orbit once,
 * in the order of its smallest point. Pairs of roots within one cell are missed: the list is never called complete.
 */
export function scanOrbits(map: GradientMap, period: number, [low, high]: readonly [number, number], cells: number): FoundOrbit[] {
  const scratch = new Float64Array(1);
  const gap = (x: number): number => {
    scratch[0] = x;
    map.advance(scratch, period);
    return scratch[0] - x;
  };
  const found: FoundOrbit[] = [];
  let x0 = low;
  let g0 = gap(low);
  for (let k = 1; k <= cells; k++) {
    const x1 = low + ((high - low) * k) / cells;
    const g1 = gap(x1);
    if (g0 * g1 < 0 || g1 === 0) {
      const solved = solveOrbit(map, Float64Array.of(g1 === 0 ? x1 : bisect(gap, x0, x1, g0)), period);
      if (solved?.orbit.period === period && !found.some((known) => sameOrbit(known, solved))) found.push(solved);
    }
    x0 = x1;
    g0 = g1;
  }
  return found.sort((p, q) => p.orbit.points[0]![0]! - q.orbit.points[0]![0]!);
}

/** Bisection of a sign change of `g` between `a` (where it is `ga`) and `b`. */
export function bisect(g: (x: number) => number, a: number, b: number, ga: number): number {
  let [left, right] = [a, b];
  for (let k = 0; k < BISECTIONS; k++) {
    const middle = (left + right) / 2;
    if (middle === left || middle === right) break;
    if (g(middle) * ga > 0) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}

/** Equal period and some point in common up to 1e-9 of its size. */
export function sameOrbit(p: FoundOrbit, q: FoundOrbit): boolean {
  const [first] = p.orbit.points;
  const near = (point: readonly number[]) =>
    point.every((value, i) => Math.abs(value - first![i]!) <= 1e-9 * (Math.abs(first![i]!) + 1e-9));
  return p.orbit.period === q.orbit.period && q.orbit.points.some(near);
}
