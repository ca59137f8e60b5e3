import { figure } from '../figures';
import type { Entry } from './specification';

/** A value with its unit: `1.05 η_c`, `η = 0.3`; lists shortened to their first numbers and length. `digits`: null = all of them. */
export function entryText(entry: Entry | null, digits: number | null = null): string {
  if (entry === null) return '';
  const { value, unit } = entry;
  const one = (number: number) => (digits === null ? String(number) : figure(number, digits));
  const text =
    typeof value === 'number'
      ? one(value)
      : typeof value === 'string'
        ? value
        : `${value.length}: ${value.slice(0, 3).map(one).join(' ')} …`;
  return unit === '' ? text : unit === 'η' ? `η = ${text}` : `${text} ${unit}`;
}
