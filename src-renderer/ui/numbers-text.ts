import { decimalMark, marked } from '../../src-shared/decimal-mark';
import type { NumbersParameter } from '../../src-shared/catalogue';

/** Numbers as a list is read: separated by spaces, semicolons, new lines, and by commas where these are not the decimal mark. */
export type NumbersText =
  | { readonly values: readonly number[] }
  /** `position` is that of the number, from 1; `part` its text. */
  | { readonly problem: 'not-a-number' | 'too-small' | 'too-large'; readonly position: number; readonly part: string }
  | { readonly problem: 'too-few' | 'too-many'; readonly found: number };

type Bounds = Pick<NumbersParameter, 'min' | 'max' | 'minLength' | 'maxLength'>;

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export function readNumbers(text: string, { min, max, minLength, maxLength }: Bounds): NumbersText {
  const parts = text.split(decimalMark() === ',' ? /[\s;]+/ : /[\s,;]+/).filter(Boolean);
  const values: number[] = [];
  for (const [index, part] of parts.entries()) {
    const plain = (decimalMark() === ',' ? part.replace(',', '.') : part).replace('−', '-');
    const value = Number(plain);
    if (!NUMBER.test(plain) || !Number.isFinite(value)) return { problem: 'not-a-number', position: index + 1, part };
    if (value < min) return { problem: 'too-small', position: index + 1, part };
    if (value > max) return { problem: 'too-large', position: index + 1, part };
    values.push(value);
  }
  if (values.length < minLength) return { problem: 'too-few', found: values.length };
  if (values.length > maxLength) return { problem: 'too-many', found: values.length };
  return { values };
}

/** A list as it is written into its field: full precision, at most eight numbers a line. */
export function numbersText(values: readonly number[]): string {
  const lines: string[] = [];
  for (let from = 0; from < values.length; from += 8)
    lines.push(
      values
        .slice(from, from + 8)
        .map((value) => marked(String(value)))
        .join(' '),
    );
  return lines.join('\n');
}
