/** Lengths as people type them: `85mm`, `8.5 cm`, `3.35in`, `240pt`, or a number of mm. */

const MILLIMETRES: Readonly<Record<string, number>> = { '': 1, mm: 1, cm: 10, in: 25.4, pt: 25.4 / 72 };

/** The length in mm, to a hundredth where the unit is another; null = not a length. */
export function millimetres(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*(mm|cm|in|pt|)\s*$/.exec(text);
  const per = MILLIMETRES[match?.[2] ?? ''];
  if (match?.[1] === undefined || per === undefined) return null;
  const length = Number(match[1]) * per;
  return per === 1 ? length : Math.round(length * 100) / 100;
}

/** Two numbers with a comma between, the smaller first: `0,100`. Null = not that. */
export function rangeIn(text: string): readonly [number, number] | null {
  const parts = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [low = Number.NaN, high = Number.NaN] = parts;
  return parts.length === 2 && Number.isFinite(low) && Number.isFinite(high) && low < high ? [low, high] : null;
}
