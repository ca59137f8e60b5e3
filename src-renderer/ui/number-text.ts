import { decimalMark, marked } from '../../src-shared/decimal-mark';

export interface NumberBounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly integer?: boolean | undefined;
  /** Greater than `min`, not equal to it. */
  readonly open?: boolean | undefined;
}

export type NumberText = { readonly value: number } | { readonly problem: 'not-a-number' | 'not-whole' | 'too-small' | 'too-large' };

/** The number a text such as `400`, `1e4`, `-0.5` or `1 000 000` stands for, or what keeps it from being accepted. */
export function readNumber(text: string, bounds: NumberBounds): NumberText {
  const plain = plainNumber(text)
    .trim()
    .replace(/[\s\u202f_]/g, '')
    .replace('−', '-');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return { problem: 'not-a-number' };
  const value = Number(plain);
  if (!Number.isFinite(value)) return { problem: 'too-large' };
  if (bounds.integer && !Number.isInteger(value)) return { problem: 'not-whole' };
  if (bounds.min !== undefined && (value < bounds.min || (bounds.open && value === bounds.min))) return { problem: 'too-small' };
  if (bounds.max !== undefined && value > bounds.max) return { problem: 'too-large' };
  return { value };
}

const WITH_COMMA = /^\s*[+−-]?\d*,\d+(e[+-]?\d+)?\s*$/i;
const WITH_POINT = /^[+−-]?\d*\.\d+(e[+-]?\d+)?$/i;

/** What was typed, with a point where the comma is the decimal mark; expressions stay as they are. */
export function plainNumber(text: string): string {
  return decimalMark() === ',' && WITH_COMMA.test(text) ? text.replace(',', '.') : text;
}

/** A stored number or expression as it is written into its field. */
export function shownNumber(text: string): string {
  return WITH_POINT.test(text) ? marked(text) : text;
}
