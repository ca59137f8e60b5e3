/** What is typed into the fields of a block. */

/** The numbers of runs in a text: `1, 2 R00007` and ranges such as `3-6`; at most 200. */
export function runNumbers(text: string): readonly number[] {
  const found = new Set<number>();
  for (const [, first, last] of text.matchAll(/(\d+)(?:\s*[-–]\s*R?(\d+))?/g)) {
    const from = Number(first);
    const to = last === undefined ? from : Number(last);
    for (let id = from; id <= to && found.size < 200; id++) if (id > 0 && Number.isSafeInteger(id)) found.add(id);
  }
  return [...found];
}

/** The number in a text within its bounds; the lower one where there is none. */
export function clamped(text: string, [low, high]: readonly [number, number]): number {
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : low;
}
