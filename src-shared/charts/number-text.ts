/** Numbers as the charts write them. */
import { listMark, marked } from '../decimal-mark';

/**
 * Four decimals between 0.1 and 1000, else four significant digits; or `digits` significant ones throughout. Very large and very
 * small values as 1.2e-5.
 */
export function numberText(value: number, digits: number | null = null): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'not a number' : value > 0 ? 'infinity' : '−infinity';
  if (value === 0) return '0';
  const size = Math.abs(value);
  const rounded = digits === null && size >= 0.1 && size < 1000 ? Number(value.toFixed(4)) : Number(value.toPrecision(digits ?? 4));
  const text = size < 1e-3 || size >= 1e6 ? compactExponent(rounded.toExponential()) : String(rounded);
  return marked(text).replace(/^-/, '−');
}

/** Tick of a logarithmic axis: plain between 0.01 and 1000, else 1e-5. */
export function logTickText(value: number): string {
  const text =
    value >= 0.0099 && value <= 1000.1
      ? String(Number(value.toPrecision(3)))
      : compactExponent(Number(value.toPrecision(3)).toExponential());
  return marked(text);
}

function compactExponent(text: string): string {
  return text.replace('e+', 'e');
}

/** A set of values such as `{0.8146, 1.1161}`; more than `most` are counted, not listed. */
export function setText(values: readonly string[], most = 8): string {
  const shown = values.slice(0, most).join(listMark());
  return `{${shown}${values.length > most ? `, … ${values.length} in all` : ''}}`;
}
