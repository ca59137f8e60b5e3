/**
 * Decimal point or comma in the numbers that are shown. Each process starts with the point; only the window names another source.
 * The source is a function, so that what was written with it is written again when it changes.
 */
import type { DecimalMark } from './language';

let source: () => DecimalMark = () => '.';
let data = 0;

export function takeDecimalMarkFrom(read: () => DecimalMark): void {
  source = read;
}

export function decimalMark(): DecimalMark {
  return data > 0 ? '.' : source();
}

/** A number written with a point, as it is shown. */
export function marked(text: string): string {
  return decimalMark() === '.' ? text : text.replace('.', ',');
}

/** Between the numbers of a point or a list: a comma, or a semicolon where the comma is the decimal mark. */
export function listMark(): ', ' | '; ' {
  return decimalMark() === '.' ? ', ' : '; ';
}

/** Makes a text that other programs read: numbers in it have a point, whatever is shown. */
export function asData<Text>(make: () => Text): Text {
  data++;
  try {
    return make();
  } finally {
    data--;
  }
}
