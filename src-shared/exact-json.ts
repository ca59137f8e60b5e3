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
