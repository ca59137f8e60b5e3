/** A stored run beside the same experiment computed again: bit for bit, then within a tolerance, then the first step that differs. */
import type { Recording } from './recording';
import { stepOf } from './recording';
import type { Versions } from './spec';

/** |now − then| ≤ absolute + relative · |then|. */
export interface Tolerance {
  readonly relative: number;
  readonly absolute: number;
}

/** Far above rounding in one step, far below anything a chart shows. */
export const TOLERANCE: Tolerance = { relative: 1e-9, absolute: 1e-12 };

export interface Difference {
  readonly step: number;
  readonly series: string;
  readonly then: number;
  readonly now: number;
}

/** A result of the run then and now: outcome, period or a metric; null = not known. */
export interface ComparedFact {
  readonly name: string;
  readonly then: string | number | null;
  readonly now: string | number | null;
  readonly same: boolean;
}

/** `undetermined`: the run has no samples to compare. */
export type Verdict = 'identical' | 'within-tolerance' | 'different' | 'undetermined';

export interface Reproduction {
  readonly runId: number;
  readonly verdict: Verdict;
  /** Compared samples of each series, and the step of the last one. */
  readonly samples: number;
  readonly lastStep: number;
  readonly series: readonly string[];
  readonly tolerance: Tolerance;
  /** The first step whose samples are not equal in every bit, and the first one beyond the tolerance. */
  readonly firstDifferent: Difference | null;
  readonly firstBeyond: Difference | null;
  /** Largest |now − then| of all samples. */
  readonly largest: number;
  /** Empty for a run that was stopped on its way: its results belong to the part that was computed. */
  readonly facts: readonly ComparedFact[];
  readonly then: Versions;
  readonly now: Versions;
}

/** Samples of one series over the same indices, then and now. */
export interface SeriesPair {
  readonly name: string;
  readonly then: Float64Array;
  readonly now: Float64Array | undefined;
}

/** What comparing has found so far. */
export interface Found {
  readonly firstDifferent: Difference | null;
  readonly firstBeyond: Difference | null;
  readonly largest: number;
}

export const NOTHING_FOUND: Found = { firstDifferent: null, firstBeyond: null, largest: 0 };

/** NaN equals NaN, −0 is not 0: bits, except that a NaN has one spelling. */
export function within(then: number, now: number, { relative, absolute }: Tolerance): boolean {
  if (Object.is(then, now) || then === now) return true;
  return Math.abs(now - then) <= absolute + relative * Math.abs(then) && Number.isFinite(then);
}

/** Goes on with the samples from index `start` of all series; blocks are given in their order. */
export function compareBlock(found: Found, recording: Recording, start: number, pairs: readonly SeriesPair[], tolerance: Tolerance): Found {
  let { firstDifferent, firstBeyond, largest } = found;
  const count = Math.min(...pairs.map(({ then }) => then.length));
  for (let k = 0; k < count; k++) {
    for (const { name, then, now } of pairs) {
      const [a, b] = [then[k] ?? Number.NaN, now?.[k] ?? Number.NaN];
      if (Object.is(a, b)) continue;
      const difference = { step: stepOf(recording, start + k), series: name, then: a, now: b };
      firstDifferent ??= difference;
      if (!within(a, b, tolerance)) firstBeyond ??= difference;
      const distance = Math.abs(b - a);
      largest = Math.max(largest, Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance);
    }
  }
  return { firstDifferent, firstBeyond, largest };
}

/** Numbers by the tolerance, texts by being equal; only what both know: another version may record more. */
export function compareFacts(
  then: Readonly<Record<string, string | number | null>>,
  now: Readonly<Record<string, string | number | null>>,
  tolerance: Tolerance,
): readonly ComparedFact[] {
  const names = Object.keys(now).filter((name) => Object.hasOwn(then, name));
  return names.map((name) => {
    const [a, b] = [then[name] ?? null, now[name] ?? null];
    const same = typeof a === 'number' && typeof b === 'number' ? within(a, b, tolerance) : a === b;
    return { name, then: a, now: b, same };
  });
}

export function verdictOf(samples: number, { firstDifferent, firstBeyond }: Found, facts: readonly ComparedFact[]): Verdict {
  if (samples === 0) return 'undetermined';
  if (firstBeyond !== null || facts.some(({ same }) => !same)) return 'different';
  return firstDifferent === null && facts.every(({ then, now }) => Object.is(then, now)) ? 'identical' : 'within-tolerance';
}
