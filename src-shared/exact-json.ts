/**
 * JSON that keeps every double: numbers JSON has no word for are written as `{"$": "NaN"}` (NaN, Infinity, -Infinity, -0) and come
 * back as numbers. Objects whose only key is `$` are otherwise not used in this project.
 */
export function toExactJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item !== 'number') return item;
    if (Object.is(item, -0)) return { $: '-0' };
    return Number.isFinite(item) ? item : { $: String(item) };
  });
}

const NUMBERS: Readonly<Record<string, number>> = { NaN: Number.NaN, Infinity: Infinity, '-Infinity': -Infinity, '-0': -0 };

/** Inverse of `toExactJson`; throws a SyntaxError on text that is not JSON. */
export function fromExactJson(text: string): unknown {
  return JSON.parse(text, (_key, item: unknown) => {
    if (typeof item !== 'object' || item === null || !('$' in item) || Object.keys(item).length !== 1) return item;
    const name = item.$;
    return typeof name === 'string' && Object.hasOwn(NUMBERS, name) ? NUMBERS[name] : item;
  });
}

/** JSON on one line with the keys in alphabetical order and every double exact. */
export function canonicalJson(value: unknown): string {
  return toExactJson(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
