/** The two-step multiplier of a run: as its iterates show it, and as the orbit it settled on has it. Signed; null where undetermined. */
import type { RunAnalysis } from '../../src-shared/analysis';
import { ownMultipliers } from '../../src-shared/multipliers';
import type { RunRecord } from '../engine/run-record';

/** Differences below this share of ‖x‖∞ are rounding, to three digits and more. */
const FLOOR = 1e-11;
/** Ratios that are looked at, and how far they may lie apart (absolutely, or as a share) to be one number. */
const RATIOS = 8;
const SPREAD = 0.02;

/**
 * The factor by which the differences d_t = x_{t+2} − x_t of successive even (or odd) iterates shrink in two steps: the median of the
 * last ratios ⟨d_{t+2}, d_t⟩/⟨d_t, d_t⟩ above the resolution floor. Null where there are too few, or they do not agree.
 */
export function measuredTwoStepMultiplier({ tail, tailCount, start }: Pick<RunRecord, 'tail' | 'tailCount' | 'start'>): number | null {
  const n = start.length;
  const at = (t: number, i: number) => tail[t * n + i]!;
  const product = (t: number, u: number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (at(t + 2, i) - at(t, i)) * (at(u + 2, i) - at(u, i));
    return sum;
  };
  let scale = 0;
  for (let i = 0; i < n; i++) scale = Math.max(scale, Math.abs(at(tailCount - 1, i)));
  const least = (FLOOR * scale) ** 2;
  const ratios: number[] = [];
  for (let t = tailCount - 5; t >= 0 && ratios.length < RATIOS; t--) {
    const own = product(t, t);
    if (!(own > least) || !(product(t + 2, t + 2) > least)) continue;
    ratios.push(product(t + 2, t) / own);
  }
  if (ratios.length < RATIOS) return null;
  const sorted = ratios.sort((a, b) => a - b);
  const [low, high] = [sorted[0]!, sorted[RATIOS - 1]!];
  const median = (sorted[RATIOS / 2 - 1]! + sorted[RATIOS / 2]!) / 2;
  return high - low <= SPREAD * Math.max(1, Math.abs(median)) && Number.isFinite(median) ? median : null;
}

/**
 * The largest own multiplier, when real, of two steps along the orbit the run settled on: that of a period of two steps, the square of
 * that of a fixed point. `scheduleLength`: steps in one application of F.
 */
export function settledTwoStepMultiplier({ settled }: Pick<RunAnalysis, 'settled'>, scheduleLength: number): number | null {
  const [dominant] = settled ? ownMultipliers(settled) : [];
  if (!settled || !dominant || dominant.im !== 0) return null;
  const steps = settled.period * scheduleLength;
  return steps === 2 ? dominant.re : steps === 1 ? dominant.re ** 2 : null;
}
