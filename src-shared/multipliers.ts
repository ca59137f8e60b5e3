/** Which of an orbit's multipliers say whether it attracts, and which are 1 because the orbit lies in a family. */
import type { Multiplier, Orbit } from './analysis';
import { complex } from './figures';

type Multipliers = Pick<Orbit, 'multipliers' | 'neutral'>;

/** Indices of the neutral multipliers: as many as are counted neutral, the nearest to 1. */
export function neutralIndices({ multipliers, neutral }: Multipliers): ReadonlySet<number> {
  const distance = multipliers.map(({ re, im }) => Math.hypot(re - 1, im));
  return new Set([...multipliers.keys()].sort((a, b) => distance[a]! - distance[b]!).slice(0, neutral));
}

/** The multipliers off the family, largest modulus first. */
export function ownMultipliers(orbit: Multipliers): readonly Multiplier[] {
  const neutral = neutralIndices(orbit);
  return orbit.multipliers.filter((_, index) => !neutral.has(index));
}

const MOST = 6;

/** `0.946, 0.19, … 3 more, 2 × 1 (neutral)`; empty when none are known. */
export function multipliersText(orbit: Multipliers): string {
  const own = ownMultipliers(orbit);
  const parts = own.slice(0, MOST).map((entry) => complex(entry, 6));
  if (own.length > MOST) parts.push(`… ${own.length - MOST} more`);
  const named = orbit.multipliers.length - own.length;
  if (named > 0) parts.push(`${named} × 1 (neutral)`);
  return parts.join(', ');
}

/**
 * The multiplier a flip's prediction speaks of: that of the flipping direction, known by being the nearest to the predicted one. In
 * several variables others may be larger. Null when none is known.
 */
export function flipMultiplier(orbit: Multipliers, predicted: number | null): Multiplier | null {
  const own = ownMultipliers(orbit);
  if (predicted === null) return own[0] ?? null;
  const distance = ({ re, im }: Multiplier) => Math.hypot(re - predicted, im);
  return own.reduce<Multiplier | null>((best, entry) => (best === null || distance(entry) < distance(best) ? entry : best), null);
}
