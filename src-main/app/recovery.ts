/** When to reload a crashed window: at once, but not for ever. */

const WINDOW_MS = 60_000;
const LIMIT = 3;

/** Tells for each crash (at `now`, in milliseconds) whether to reload: at most three times in a minute. */
export function reloadBudget(): (now: number) => boolean {
  let crashes: number[] = [];
  return (now) => {
    crashes = [...crashes.filter((time) => now - time < WINDOW_MS), now];
    return crashes.length <= LIMIT;
  };
}
