/** Periods worth solving for: those at which the orbit comes back closest. */
import { distance } from '../engine/norms';
import type { GradientMap } from './map';

/** Candidates tried at one look, closest return first. */
const CANDIDATES = 4;
/** Longer periods than this are tried only after a return closer than `CLOSE` times the orbit's extent. */
const SHORT = 4;
const CLOSE = 0.05;

export interface Returns {
  readonly periods: readonly number[];
  /** ‖F^p(x) − x‖ of each. */
  readonly gaps: readonly number[];
  /** The orbit came back bit for bit: going on would only repeat it. */
  readonly exact: boolean;
}

/**
 * Iterates p = 1 … `most` times from x (length n, unchanged) and lists the p at which ‖F^p(x) − x‖ is smaller than at every
 * smaller p, closest first, at most four.
 */
export function closestReturns(map: GradientMap, x: Float64Array, most: number): Returns {
  const y = x.slice();
  const records: { readonly period: number; readonly gap: number }[] = [];
  let least = Infinity;
  let extent = 0;
  for (let period = 1; period <= most; period++) {
    map.advance(y, 1);
    const gap = distance(y, x);
    if (!(gap < Infinity)) break;
    extent = Math.max(extent, gap);
    if (gap < least || period <= 2) {
      records.push({ period, gap });
      least = Math.min(least, gap);
    }
    if (gap === 0) break;
  }
  const chosen = records
    .filter(({ period, gap }) => period <= SHORT || gap <= CLOSE * extent)
    .sort((p, q) => p.gap - q.gap || p.period - q.period)
    .slice(0, CANDIDATES);
  return { periods: chosen.map(({ period }) => period), gaps: chosen.map(({ gap }) => gap), exact: least === 0 };
}
