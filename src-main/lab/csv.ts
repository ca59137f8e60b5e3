/** Numbers, texts and rows of CSV; every double comes back bit for bit. */

/** 17 significant digits, trailing zeros dropped (C's %.17g); `NaN`, `Infinity` and `-Infinity` are spelled out. */
export function csvNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return Object.is(value, -0) ? '-0' : String(value);
  const [mantissa = '', exponent] = value.toPrecision(17).split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return exponent === undefined ? short : `${short}e${exponent}`;
}

/** Quotes a field that holds a comma, a quote or a line break (RFC 4180). */
export function csvText(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csvRow(cells: readonly string[]): string {
  return `${cells.join(',')}\n`;
}
