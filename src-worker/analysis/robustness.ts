/** Does a verdict survive a rerun from a start moved by one unit in the last place? */
import { largest } from '../engine/norms';
import type { RunRecord } from '../engine/run-record';
import { DENSE_LIMIT } from './linear';
import type { GradientMap } from './map';
import { judge, type Verdict } from './verdict';

/** Steps of the rerun at most; the verdict is about what follows, and does not need the whole run again. */
const MOST_STEPS = 200_000;
const WORK = 2e7;
const BETWEEN_STOPS = 1_024;

/**
 * Runs again from x₀ with every other coordinate (the first, the third …) moved up by one unit in the last place (of ‖x₀‖∞ where
 * the coordinate is smaller than that unit), for as many steps but at most 2·10⁵, and judges the result afresh. True if kind
 * and period are the same; null when stopped or when the shorter rerun cannot tell.
 */
export function survivesPerturbation(map: GradientMap, record: RunRecord, verdict: Verdict, stop: () => boolean): boolean | null {
  // Dear, and of no use where nothing was decided.
  if (map.dimension > DENSE_LIMIT && verdict.kind === 'undetermined') return null;
  const x = nudged(record.start, 1);
  const pass = map.etas.length;
  const bound = record.ending.kind === 'diverged' ? record.ending.bound : Infinity;
  const steps = Math.min(record.stepsDone, MOST_STEPS, WORK / map.dimension);
  if (verdict.code === 'bound-passed' || verdict.code === 'not-finite') {
    if (record.stepsDone > steps) return null;
    // A few steps more: the perturbed run may pass the bound a little later.
    for (let t = 0; t <= steps + 64; t += pass) {
      if (!(largest(x) <= bound) || !Number.isFinite(largest(x))) return true;
      map.advance(x, 1);
    }
    return false;
  }
  for (let t = 0; t < steps; t += BETWEEN_STOPS) {
    if (stop()) return null;
    map.advance(x, Math.ceil(Math.min(BETWEEN_STOPS, steps - t) / pass));
  }
  const again = judge(map, x, stop, { steps: record.stepsDone, spectrum: false });
  // A rerun shorter than the run may not have come as far: that it cannot tell says nothing.
  if (again.code === 'stopped' || (again.kind === 'undetermined' && steps < record.stepsDone)) return null;
  return again.kind === verdict.kind && again.found?.orbit.period === verdict.found?.orbit.period;
}

/** x₀ with every other coordinate moved by `units` units in the last place (of ‖x₀‖∞ where the coordinate is smaller than that). */
export function nudged(start: Float64Array, units: number): Float64Array {
  const scale = largest(start);
  const unitAt = (value: number) => ulp(Math.abs(value) > 1e-16 * scale && value !== 0 ? value : scale || 1);
  return start.map((value, i) => (i % 2 === 0 ? value + units * unitAt(value) : value));
}

/** One unit in the last place of a normal number. */
function ulp(value: number): number {
  return 2 ** Math.max(-1074, Math.floor(Math.log2(Math.abs(value))) - 52);
}
