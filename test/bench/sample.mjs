/** One row of the bench from repeated measurements. */
export function row(what, values, unit, target = '') {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { what, median, low: sorted[0], high: sorted.at(-1), unit, target, repetitions: sorted.length };
}

/** A row for what this machine cannot measure. */
export function absent(what, why) {
  return { what, median: null, low: null, high: null, unit: '', target: '', why, repetitions: 0 };
}

/** The value below which the given share of the measurements lies. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
