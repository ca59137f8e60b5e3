/** What an orbit of the map does in the end: solved for, never watched. */
import type { Lyapunov } from '../../src-shared/analysis';
import type { OutcomeKind } from '../../src-shared/spec';
import { distance, largest } from '../engine/norms';
import { isAttracted } from './attraction';
import { closestReturns } from './close-return';
import { drifts } from './drift';
import { lyapunovAlong, lyapunovOf } from './lyapunov';
import { DENSE_LIMIT } from './linear';
import type { GradientMap } from './map';
import { describeOrbit, distanceToOrbit, type FoundOrbit, pointsFrom } from './orbit';
import { solveOrbit } from './orbit-solve';

export interface Verdict {
  readonly kind: OutcomeKind;
  readonly code: string;
  readonly values: Readonly<Record<string, number>>;
  /** The orbit the verdict rests on, stable or not; null when none was solved for. */
  readonly found: FoundOrbit | null;
  readonly lyapunov: Lyapunov | null;
}

/** How much the verdict may cost. */
export interface Effort {
  /** Length of the run it is for. */
  readonly steps: number;
  /** Are all Lyapunov exponents wanted (two to eight dimensions)? */
  readonly spectrum: boolean;
}

const FULL: Effort = { steps: Infinity, spectrum: true };

/** The effort spent on a run of so many steps. */
export function effortFor(steps: number): Effort {
  return { steps, spectrum: steps >= WORTH_SPECTRUM };
}

/** Looks at the orbit: so many further steps from the last iterate, periods up to so much. */
const LOOKS = [
  { at: 0, periods: 16 },
  { at: 64, periods: 16 },
  { at: 512, periods: 32 },
  { at: 4_096, periods: 64 },
  { at: 32_768, periods: 128 },
  { at: 200_000, periods: 512 },
] as const;
/** Steps the exponent is averaged over when no orbit was found. */
const LYAPUNOV_STEPS = 65_536;
/** Multiples of the standard error by which the exponent must exceed zero. */
const SIGNIFICANT = 5;
/** Numbers the continuation may move in all, so that large problems end in reasonable time (above eight dimensions a step costs more per number). */
const WORK = 4e7;
const LARGE_WORK = 2e6;
const SMALL = 8;
/** Above eight dimensions the continuation is at most so many times as long as the run, but at least so long. */
const TIMES_THE_RUN = 4;
const LEAST_CONTINUED = 2_000;
const LEAST_LARGE = 64;
/** An exponent averaged over fewer steps says nothing. */
const LEAST_AVERAGED = 512;
/** Runs from this length on get all Lyapunov exponents; a preview makes do with the largest. */
const WORTH_SPECTRUM = 1_000;
/** Above 32 dimensions Newton is tried only from a return closer than this share of ‖x‖∞, above 300 an orbit is one that has closed to the other. */
const NEWTON_DIMENSION = 32;
const WORTH_SOLVING = 1e-3;
const CLOSED = 1e-10;
/** On a member of a family the run is followed to this share of ‖x‖∞, through at most so many members. */
const LANDED = 1e-7;
const MEMBERS = 4;
const BETWEEN_STOPS = 4_096;
const NUMBERS_BETWEEN_STOPS = 1e5;

/**
 * Judges the orbit of the map through x (length n; the last iterate of a run). The analysis goes on iterating by itself, at most
 * 2·10⁵ steps, and at a few looks solves F^p(x) = x from the closest returns. `converged` and `period-p` need a stable orbit that
 * attracts the iterate; `aperiodic` an exponent significantly above zero and no drift; everything else is undetermined:
 * `marginal` (a multiplier on the unit circle up to 1e-7), `on-unstable-orbit` (exact landing), `drifting` (chaos on the way to somewhere), `undecided`, `stopped`.
 */
export function judge(map: GradientMap, last: Float64Array, stop: () => boolean, effort: Effort = FULL): Verdict {
  const x = last.slice();
  const pass = map.etas.length;
  const most = mostSteps(map, effort);
  const between = Math.max(1, Math.min(BETWEEN_STOPS, NUMBERS_BETWEEN_STOPS / map.dimension));
  let done = 0;
  let near: FoundOrbit | null = null;
  for (const { at, periods } of LOOKS) {
    while (done < at && done < most) {
      if (stop()) return undetermined('stopped', { continuedSteps: done }, near);
      const count = Math.ceil(Math.min(at - done, most - done, between) / pass);
      map.advance(x, count);
      done += count * pass;
    }
    if (!Number.isFinite(largest(x)) || largest(x) > 1e100) {
      return { kind: 'diverged', code: 'leaves-when-continued', values: { continuedSteps: done }, found: null, lyapunov: null };
    }
    const returns = closestReturns(map, x, periods);
    for (const [k, period] of returns.periods.entries()) {
      if (stop()) return undetermined('stopped', { continuedSteps: done }, near);
      const found = candidate(map, x, period, returns.gaps[k]!);
      if (found === null) continue;
      if (isAttracted(map, x, found)) {
        const landed = found.orbit.neutral === 0 ? { found, steps: 0 } : landedOn(map, x, found, mostSteps(map, effort), stop);
        if (landed !== null) return settledOn(map, x, landed.found, done + landed.steps);
      }
      if (near === null || distanceTo(x, found) <= distanceTo(x, near)) near = found;
    }
    if (!returns.exact && done >= at) continue;
    if (!returns.exact) break;
    // The iterates repeat bit for bit, so that nothing will change: either on an unstable orbit, or in a cycle of rounding.
    if (near?.orbit.stable === false) {
      return undetermined('on-unstable-orbit', { period: near.orbit.period, multiplier: near.dominant, continuedSteps: done }, near);
    }
    break;
  }
  return byExponent(map, x, done, near, stop, effort);
}

function mostSteps({ dimension }: GradientMap, { steps }: Effort): number {
  if (dimension <= SMALL) return WORK / dimension;
  const least = dimension <= DENSE_LIMIT ? LEAST_CONTINUED : LEAST_LARGE;
  return Math.min(Math.max(LEAST_LARGE, LARGE_WORK / dimension), Math.max(least, TIMES_THE_RUN * steps));
}

/** The orbit of this period near x, or null. */
function candidate(map: GradientMap, x: Float64Array, period: number, gap: number): FoundOrbit | null {
  if (map.dimension <= NEWTON_DIMENSION) return solveOrbit(map, x, period);
  if (map.dimension <= DENSE_LIMIT) return gap <= WORTH_SOLVING * largest(x) ? solveOrbit(map, x, period) : null;
  if (!(gap <= CLOSED * largest(x))) return null;
  const least = pointsFrom(map, x, period + 1).findIndex(
    (point, q) => q > 0 && period % q === 0 && distance(point, x) <= CLOSED * largest(x),
  );
  return describeOrbit(map, pointsFrom(map, x, least));
}

/**
 * In a family of orbits the run still drifts along it, by the square of its distance: x is followed until that is lost in rounding (or
 * for `most` numbers), and the member it then is on solved for. Null when that one is not stable.
 */
function landedOn(map: GradientMap, x: Float64Array, found: FoundOrbit, most: number, stop: () => boolean) {
  const { period } = found.orbit;
  let steps = 0;
  let member = found;
  for (let round = 0; round < MEMBERS; round++) {
    const away = distanceTo(x, member) / (LANDED * largest(x));
    if (!(away > 1) || !(member.dominant > 0)) break;
    const rate = Math.log(away) / -Math.log(member.dominant);
    for (let left = Math.ceil(rate) * period; left > 0; left -= BETWEEN_STOPS) {
      if (stop() || steps >= most) return { found: member, steps };
      const count = Math.min(left, BETWEEN_STOPS);
      map.advance(x, count);
      steps += count * map.etas.length;
    }
    const next = map.dimension <= DENSE_LIMIT ? solveOrbit(map, x, period) : null;
    if (next === null) break;
    if (next.orbit.stable !== true || next.orbit.period !== period) return null;
    member = next;
  }
  return { found: member, steps };
}

function settledOn(map: GradientMap, x: Float64Array, found: FoundOrbit, done: number): Verdict {
  const { period } = found.orbit;
  return {
    kind: period === 1 ? 'converged' : 'period-p',
    code: 'settled',
    values: { period, multiplier: found.dominant, distance: distanceTo(x, found), continuedSteps: done },
    found,
    lyapunov: lyapunovOf(map, found, done),
  };
}

function byExponent(
  map: GradientMap,
  x: Float64Array,
  done: number,
  near: FoundOrbit | null,
  stop: () => boolean,
  effort: Effort,
): Verdict {
  const steps = Math.min(LYAPUNOV_STEPS, mostSteps(map, effort));
  const lyapunov = steps < LEAST_AVERAGED ? null : lyapunovAlong(map, x, steps, done, stop, effort.spectrum);
  if (lyapunov !== null && largest(x) < 1e100 && lyapunov.exponent > SIGNIFICANT * lyapunov.standardError && lyapunov.exponent > 1e-4) {
    const { exponent, standardError } = lyapunov;
    if (drifts(map, x, steps, stop))
      return { ...undetermined('drifting', { continuedSteps: done, exponent, standardError }, null), lyapunov };
    return {
      kind: 'aperiodic',
      code: 'positive-exponent',
      values: { exponent, standardError, steps, continuedSteps: done },
      found: null,
      lyapunov,
    };
  }
  if (near !== null && near.orbit.stable === null && distanceTo(x, near) <= 0.1 * largest(x)) {
    // Where every multiplier is neutral there is no other: all are 1.
    const multiplier = near.orbit.neutral === near.orbit.multipliers.length ? 1 : near.dominant;
    return undetermined('marginal', { period: near.orbit.period, multiplier, continuedSteps: done }, null);
  }
  const values = lyapunov === null ? {} : { exponent: lyapunov.exponent, standardError: lyapunov.standardError };
  return { ...undetermined(stop() ? 'stopped' : 'undecided', { continuedSteps: done, ...values }, null), lyapunov };
}

function undetermined(code: string, values: Readonly<Record<string, number>>, found: FoundOrbit | null): Verdict {
  return { kind: 'undetermined', code, values, found, lyapunov: null };
}

function distanceTo(x: Float64Array, { orbit }: FoundOrbit): number {
  return distanceToOrbit(
    x,
    orbit.points.map((point) => Float64Array.from(point)),
  );
}
