/** Stability of an orbit from its multipliers, with "too close to tell" as an answer. */
import type { Multiplier } from '../../src-shared/analysis';
import { modulus } from './linear';

/**
 * A multiplier this close to the unit circle decides nothing: at a flip the orbit's points, and with them the multiplier, are
 * known to fewer digits than at other learning rates.
 */
export const UNIT_CIRCLE_TOLERANCE = 1e-7;

export interface Stability {
  /** Multipliers equal to 1 within the tolerance, counted only for members of a family. */
  readonly neutral: number;
  /** All others inside the unit circle; null = one is too close to tell. */
  readonly stable: boolean | null;
  /** Largest modulus of the others; 0 if there are none. */
  readonly dominant: number;
  /** Least |m − 1| of the others; Infinity if there are none. */
  readonly regular: number;
}

/**
 * `multipliers` sorted by modulus, largest first; `neutral`: how many of them, those nearest to 1, are neutral directions and no
 * bifurcation (true: all within the tolerance of 1).
 */
export function stabilityOf(multipliers: readonly Multiplier[], neutral: boolean | number): Stability {
  const fromOne = (m: Multiplier) => Math.hypot(m.re - 1, m.im);
  const others = othersThan(multipliers, neutral, fromOne);
  const dominant = others.reduce((max, m) => Math.max(max, modulus(m)), 0);
  const margin = dominant - 1;
  return {
    neutral: multipliers.length - others.length,
    stable: !(Math.abs(margin) > UNIT_CIRCLE_TOLERANCE) || others.length === 0 ? null : margin < 0,
    dominant,
    regular: others.reduce((min, m) => Math.min(min, fromOne(m)), Infinity),
  };
}

function othersThan(
  multipliers: readonly Multiplier[],
  neutral: boolean | number,
  fromOne: (m: Multiplier) => number,
): readonly Multiplier[] {
  if (neutral === false || neutral === 0) return multipliers;
  if (neutral === true) return multipliers.filter((m) => fromOne(m) > UNIT_CIRCLE_TOLERANCE);
  const nearest = [...multipliers].sort((p, q) => fromOne(p) - fromOne(q)).slice(0, neutral);
  return multipliers.filter((m) => !nearest.includes(m));
}
