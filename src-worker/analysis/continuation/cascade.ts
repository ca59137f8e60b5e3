/** The period-doubling cascade from a fixed point, by continuation: each doubled orbit followed to its own flip. */
import { branchOff, type Offshoot } from './branch-off';
import { correct, type Curve, scaled } from './curve';
import type { Family } from './family';
import { followPath, type Limits } from './follow';

/** A cycle of the cascade and where it doubles. */
export interface Doubling {
  readonly period: number;
  /** λ at which its multiplier is −1. */
  readonly flip: number;
  readonly uncertainty: number;
  /** Where its multiplier is 0, and the orbit's point there; null where it does not pass through 0 (a symmetric cycle touches it). */
  readonly superstable: { readonly value: number; readonly x: Float64Array } | null;
  /** λ at which the cycle left a symmetric one of the same period; null where it did not. */
  readonly symmetryLost: number | null;
}

export interface Cascade {
  readonly doublings: readonly Doubling[];
  /** Why it ends: the longest period was reached, no doubled orbit was found, or it is unstable (subcritical flip), or Stop. */
  readonly ending: 'complete' | 'no-flip' | 'not-found' | 'subcritical' | 'stopped';
}

/**
 * Follows the fixed point at `x` (length 1) from λ = `value` upward to its flip, the doubled orbit to its flip, and so on up to period
 * `longest`. Where a symmetric cycle loses its symmetry first, the asymmetric one is followed. `length` is the unit of x.
 */
export function followCascade(
  family: Family,
  x: Float64Array,
  value: number,
  length: number,
  longest: number,
  limits: Limits,
  host: { stop(): boolean; progress(done: number, total: number): void },
): Cascade {
  const curve: Curve = { family, period: 1, neutral: 0, scaleX: length, scaleValue: Math.abs(value) };
  const up = Float64Array.of(0, 1);
  const start = correct(curve, scaled(curve, x, value), up, value / curve.scaleValue);
  const doublings: Doubling[] = [];
  if (start === null) return { doublings, ending: 'not-found' };
  const total = Math.log2(longest) + 1;
  let now: Pick<Offshoot, 'curve' | 'start' | 'direction' | 'first'> = { curve, start, direction: up, first: limits.step / 8 };
  let superstable: Doubling['superstable'] = null;
  let symmetryLost: number | null = null;
  // At most one loss of symmetry for each period.
  for (let k = 0; k < 2 * total; k++) {
    const path = followPath(now.curve, now.start, now.direction, now.first, { ...limits, until: ['flip', 'branch'] }, () => host.stop());
    if (path.ending === 'stopped') return { doublings, ending: 'stopped' };
    const passed = path.events.find(({ kind }) => kind === 'superstable');
    if (passed && superstable === null) superstable = { value: passed.node.value, x: passed.node.x };
    const turning = path.events.find(({ kind }) => kind === 'flip' || kind === 'branch');
    if (!turning) return { doublings, ending: 'no-flip' };
    if (turning.kind === 'flip') {
      doublings.push({ period: now.curve.period, flip: turning.node.value, uncertainty: turning.uncertainty, superstable, symmetryLost });
      host.progress(doublings.length, total);
      [superstable, symmetryLost] = [null, null];
      if (now.curve.period >= longest) return { doublings, ending: 'complete' };
    } else symmetryLost = turning.node.value;
    const off = branchOff(now.curve, turning, 1);
    if (off === null) return { doublings, ending: 'not-found' };
    if (off.start.stable === false) return { doublings, ending: 'subcritical' };
    now = off;
  }
  return { doublings, ending: 'not-found' };
}
