/** Hypotheses with their verdicts and margins. */
import { figure } from '../../../src-shared/figures';
import type { Hypothesis, TheoremCard } from '../../../src-shared/theorem-card';
import type { CardContext } from './card';

/** A quantity this close to a boundary, relative to it, is on it: K = η/η_c carries the rounding of divisions. */
const ROUNDING = 1e-12;

/** value − boundary, 0 where the difference is rounding. */
export function beyond(value: number, boundary: number): number {
  const difference = value - boundary;
  return Math.abs(difference) <= ROUNDING * Math.abs(boundary) ? 0 : difference;
}

/** Holds where the margin is positive (or zero, if `closed`); not checkable where it is not a number. */
export function judged(text: string, margin: number, value: string, closed = false): Hypothesis {
  if (Number.isNaN(margin)) return { text, verdict: 'not-checkable', value, margin: null };
  const holds = margin > 0 || (closed && margin === 0);
  return { text, verdict: holds ? 'holds' : 'fails', value, margin: margin + 0 };
}

/** Something that holds or does not, without a distance to its boundary. */
export function decided(text: string, holds: boolean, value: string): Hypothesis {
  return { text, verdict: holds ? 'holds' : 'fails', value, margin: null };
}

/** An "O(1)" or "ε small": its value is shown, the reader judges. */
export function shown(text: string, value: string): Hypothesis {
  return { text, verdict: 'shown', value, margin: null };
}

/** A condition of ours beside the printed ones: its margin is shown, the printed theorem is not judged by it. */
export function ours(text: string, margin: number, value: string): Hypothesis {
  const known = !Number.isNaN(margin);
  return {
    text: `Ours: ${text}`,
    verdict: 'shown',
    value: known ? `${margin > 0 ? 'holds' : 'fails'}: ${value}` : value,
    margin: known ? margin : null,
  };
}

export function notCheckable(text: string, why: string): Hypothesis {
  return { text, verdict: 'not-checkable', value: why, margin: null };
}

/** A range low < quantity < high with the distance to the nearer end; `closedAbove` admits the upper end. */
export function within(text: string, name: string, value: number, low: number, high: number, closedAbove = false): Hypothesis {
  const below = beyond(value, low);
  const above = -beyond(value, high);
  const margin = Math.min(below, above);
  const closed = closedAbove && above <= below;
  return judged(text, margin, `${name} = ${figure(value)}`, closed);
}

/** The theorems are for one learning rate: a schedule of several fails them. */
export function constantRate({ etas }: CardContext): readonly Hypothesis[] {
  return etas.length === 1 ? [] : [decided('The learning rate is constant', false, `a schedule of ${etas.length} learning rates`)];
}

/** True if all checkable hypotheses hold, false if one fails, null if none fails but some cannot be checked. */
export function verdictOf(hypotheses: readonly Hypothesis[]): TheoremCard['applies'] {
  if (hypotheses.some(({ verdict }) => verdict === 'fails')) return false;
  return hypotheses.some(({ verdict }) => verdict === 'not-checkable') ? null : true;
}
