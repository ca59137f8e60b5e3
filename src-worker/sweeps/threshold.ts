/** η_c of many starts of one loss. */
import { referenceMinimum } from '../analysis';
import { refineMinimum } from '../analysis/minima';
import type { Loss } from '../engine/problem';

/**
 * η_c = 2/λ_max of the loss's reference minimum for a start (length n); NaN where there is none. The same number as
 * `referenceMinimum` gives; where all minima the loss states have one and the same η_c, it does not matter which is nearest.
 */
export function thresholdOf(loss: Loss): (start: Float64Array) => number {
  const ask = (start: Float64Array) => referenceMinimum(loss, start)?.etaC ?? NaN;
  const stated = !loss.minimaUnknown && !loss.referencePoint;
  let asked = 0;
  let known: { readonly points: readonly Float64Array[]; readonly shared: number | null } | null = null;
  return (start) => {
    if (!stated || asked++ === 0) return ask(start);
    const points = loss.minima(start);
    if (known === null || !equal(points, known.points)) known = { points: points.map((x) => x.slice()), shared: sharedOf(loss, points) };
    return known.shared ?? ask(start);
  };
}

function sharedOf(loss: Loss, points: readonly Float64Array[]): number | null {
  const each = new Set(points.map((x) => refineMinimum(loss, x)?.etaC ?? NaN));
  const [one] = each;
  return each.size === 1 && one !== undefined && Number.isFinite(one) ? one : null;
}

function equal(p: readonly Float64Array[], q: readonly Float64Array[]): boolean {
  return p.length === q.length && p.every((x, k) => x.length === q[k]!.length && x.every((value, i) => Object.is(value, q[k]![i])));
}
