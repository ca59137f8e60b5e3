/** Does a motion that looks chaotic drift, so that what it does now is no word on its end? */
import type { GradientMap } from './map';

const BATCHES = 16;
/** Change over all batches, relative to the mean, below which a drift is rounding. */
const RESOLVED = 1e-9;

/**
 * True when the mean of a coordinate over 16 consecutive stretches, `steps` steps from x (length n) in all, rises or falls every time:
 * of 16 means that do not drift one order in 10¹³ does. Beyond the edge of a manifold of minima runs drift so along it for millions of
 * steps, in chaos, before they come to rest. In one variable a bounded map has nowhere to drift to: false.
 */
export function drifts(map: GradientMap, x: Float64Array, steps: number, stop: () => boolean): boolean {
  const n = map.dimension;
  if (n === 1) return false;
  const at = x.slice();
  const each = Math.max(1, Math.floor(steps / (BATCHES * map.etas.length)));
  const means: Float64Array[] = [];
  for (let batch = 0; batch < BATCHES; batch++) {
    if (stop()) return false;
    const mean = new Float64Array(n);
    for (let k = 0; k < each; k++) {
      map.advance(at, 1);
      for (let i = 0; i < n; i++) mean[i]! += at[i]! / each;
    }
    means.push(mean);
  }
  return Array.from({ length: n }, (_, i) => means.map((mean) => mean[i]!)).some(isOneWay);
}

function isOneWay(values: readonly number[]): boolean {
  const change = values.at(-1)! - values[0]!;
  if (!(Math.abs(change) > RESOLVED * Math.abs(values[0]!))) return false;
  return values.every((value, k) => k === 0 || (value - values[k - 1]!) * change > 0);
}
