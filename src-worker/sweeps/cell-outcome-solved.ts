/** One cell solved by the analysis of runs: for what the lanes cannot decide, and for many variables. */
import { isAttracted } from '../analysis/attraction';
import { closestReturns } from '../analysis/close-return';
import { createMap } from '../analysis/map';
import { solveOrbit } from '../analysis/orbit-solve';
import { effortFor, judge, type Verdict } from '../analysis/verdict';
import type { SweptCell } from './swept';

/** A period counted in passes of the schedule, with the orbit's points at the beginnings of the passes. */
export interface SolvedOrbit {
  readonly passes: number;
  readonly points: readonly (readonly number[])[];
}

/**
 * The stable orbit that draws x (length n, where the schedule begins), found by Newton from the closest returns of at most `most`
 * passes; null where there is none, or none is sure.
 */
export function solvedOrbit(
  { loss, etas }: SweptCell,
  x: Float64Array,
  most: number,
  steps: number,
  stop: () => boolean,
): SolvedOrbit | null {
  const map = createMap(loss, etas);
  for (const period of closestReturns(map, x, most).periods) {
    if (stop()) return null;
    const found = solveOrbit(map, x, period);
    if (found === null || !isAttracted(map, x, found)) continue;
    // In a family of orbits the run may still drift along it, to a member that is not stable.
    if (found.orbit.neutral > 0) return settledOrbit(judge(map, x, stop, effortFor(steps)));
    return { passes: found.orbit.period, points: found.orbit.points };
  }
  return null;
}

/** The whole judgement of a run that stands at x after `steps` steps. */
export function wholeJudgement({ loss, etas }: SweptCell, x: Float64Array, steps: number, stop: () => boolean): Verdict {
  return judge(createMap(loss, etas), x, stop, effortFor(steps));
}

export function settledOrbit({ code, found }: Verdict): SolvedOrbit | null {
  return code === 'settled' && found ? { passes: found.orbit.period, points: found.orbit.points } : null;
}
