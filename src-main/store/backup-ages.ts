/** Which kept versions may go: dense for what is recent, sparse for what is old. Pure. */

export interface Aged {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly bytes: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How far back each class reaches and how long its periods are: the newest of every period stays. */
const CLASSES = [
  { reach: DAY, period: HOUR },
  { reach: 8 * DAY, period: DAY },
  { reach: 35 * DAY, period: 7 * DAY },
  { reach: 366 * DAY, period: 30 * DAY },
] as const;
/** The newest ones stay whatever their age. */
const NEWEST = 5;
/** All versions of one project together; the newest stays even where it is larger. */
const MOST_BYTES = 1_000_000_000;

/** The versions to remove. `now`: milliseconds since 1970. */
export function outdated<T extends Aged>(versions: readonly T[], now: number): readonly T[] {
  const byAge = [...versions].sort((a, b) => b.time - a.time);
  const taken = new Set<string>();
  let bytes = 0;
  return byAge.filter((version, rank) => {
    const age = now - version.time;
    const kept = CLASSES.find(({ reach }) => age < reach);
    const slot = kept && `${kept.period} ${Math.floor(version.time / kept.period)}`;
    const first = slot !== undefined && !taken.has(slot);
    if (rank >= NEWEST && !first) return true;
    if (rank > 0 && bytes + version.bytes > MOST_BYTES) return true;
    if (slot !== undefined) taken.add(slot);
    bytes += version.bytes;
    return false;
  });
}
