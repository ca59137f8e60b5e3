/**
 * A number as short text with `digits` significant digits: plain between 1e-4 and 1e7, otherwise `1.23e-14`.
 * NaN and the infinities are spelled out; trailing zeros after the point are dropped.
 */
import { listMark, marked } from './decimal-mark';
import type { ParamValue } from './spec';

export function figure(value: number, digits = 6): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text =
    size < 1e-4 || size >= 1e7 ? trimmed(value.toExponential(digits - 1)).replace('e+', 'e') : trimmed(value.toPrecision(digits));
  return marked(text.includes('e') && size >= 1e-4 && size < 1e7 ? String(Number(text)) : text);
}

function trimmed(text: string): string {
  const [mantissa = '', exponent] = text.split('e');
  const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  return exponent === undefined ? short : `${short}e${exponent}`;
}

/** A whole number with thin spaces between thousands: 10 000 000. */
export function count(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

/** A complex number: `0.5`, `0.5 + 1.2i`. */
export function complex(value: { readonly re: number; readonly im: number }, digits = 6): string {
  if (value.im === 0) return figure(value.re, digits);
  return `${figure(value.re, digits)} ${value.im < 0 ? '−' : '+'} ${figure(Math.abs(value.im), digits)}i`;
}

/** Bytes in units of 1000, as file managers show them. */
export function bytes(value: number): string {
  if (value < 1_000) return `${Math.round(value)} B`;
  if (value < 1e6) return `${marked((value / 1e3).toFixed(value < 1e4 ? 1 : 0))} kB`;
  if (value < 1e9) return `${marked((value / 1e6).toFixed(value < 1e7 ? 1 : 0))} MB`;
  return `${marked((value / 1e9).toFixed(1))} GB`;
}

/** A duration: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${marked(seconds.toFixed(1))} s`;
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A problem's parameter as text: numbers to `digits`, long lists shortened. */
export function paramText(value: ParamValue, digits = 10): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return figure(value, digits);
  const shown = value.slice(0, 8).map((one) => figure(one, digits));
  return `(${shown.join(listMark())}${value.length > shown.length ? `, … ${value.length} numbers` : ''})`;
}
