/**
 * Interval arithmetic with outward rounding: every operation returns an interval that contains the exact result for all operands
 * in the given intervals. The four operations and the square root round to nearest (IEEE 754), so one unit outwards on each side is
 * an enclosure; nothing here uses functions without a proven error bound. Intervals may be unbounded; NaN never appears in them.
 */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export const REALS: Interval = { low: -Infinity, high: Infinity };

const bits = new DataView(new ArrayBuffer(8));

/** The next double towards +∞. */
export function nextUp(x: number): number {
  if (!(x < Infinity)) return x;
  if (x === 0) return Number.MIN_VALUE;
  bits.setFloat64(0, x);
  const word = bits.getBigInt64(0);
  bits.setBigInt64(0, x > 0 ? word + 1n : word - 1n);
  return bits.getFloat64(0);
}

/** The next double towards −∞. */
export function nextDown(x: number): number {
  return -nextUp(-x);
}

/** [low, high] as given; the caller knows the bounds to be right. */
export function interval(low: number, high: number = low): Interval {
  return { low, high };
}

/** The interval widened by one unit in the last place on both sides; all reals where a bound is NaN. */
function outward(low: number, high: number): Interval {
  if (Number.isNaN(low) || Number.isNaN(high)) return REALS;
  return { low: nextDown(low), high: nextUp(high) };
}

export function negate({ low, high }: Interval): Interval {
  return { low: -high, high: -low };
}

export function add(a: Interval, b: Interval): Interval {
  return outward(a.low + b.low, a.high + b.high);
}

export function subtract(a: Interval, b: Interval): Interval {
  return outward(a.low - b.high, a.high - b.low);
}

export function multiply(a: Interval, b: Interval): Interval {
  const products = [times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)];
  return outward(Math.min(...products), Math.max(...products));
}

/** A bound that is zero stays zero against an infinite one: infinity stands for "arbitrarily large", not for a value. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}

/** All reals where the divisor contains zero. */
export function divide(a: Interval, b: Interval): Interval {
  if (b.low <= 0 && b.high >= 0) return REALS;
  const quotients = [over(a.low, b.low), over(a.low, b.high), over(a.high, b.low), over(a.high, b.high)];
  return outward(Math.min(...quotients), Math.max(...quotients));
}

function over(a: number, b: number): number {
  return a === 0 ? 0 : a / b;
}

/** a^n for whole n, |n| ≤ 1024; an even power of an interval around zero starts at zero. */
export function wholePower(a: Interval, n: number): Interval {
  if (n < 0) return divide(interval(1), wholePower(a, -n));
  if (n === 0) return interval(1);
  const low = endpointPower(a.low, n);
  const high = endpointPower(a.high, n);
  if (n % 2 === 1) return { low: low.low, high: high.high };
  const top = Math.max(low.high, high.high);
  if (a.low <= 0 && a.high >= 0) return { low: 0, high: top };
  return { low: Math.max(0, Math.min(low.low, high.low)), high: top };
}

/** Enclosure of x^n, by squaring. */
function endpointPower(x: number, n: number): Interval {
  let result = interval(1);
  let square = interval(x);
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(result, square);
    if (left > 1) square = multiply(square, square);
  }
  return result;
}

/** √a; all reals where a reaches below zero. */
export function squareRoot(a: Interval): Interval {
  if (a.low < 0) return REALS;
  return { low: Math.max(0, nextDown(Math.sqrt(a.low))), high: nextUp(Math.sqrt(a.high)) };
}

export function absolute(a: Interval): Interval {
  if (a.low >= 0) return a;
  if (a.high <= 0) return negate(a);
  return { low: 0, high: Math.max(-a.low, a.high) };
}

export function midpoint({ low, high }: Interval): number {
  return low + (high - low) / 2;
}

/** An upper bound of the largest absolute value. */
export function magnitude({ low, high }: Interval): number {
  return Math.max(Math.abs(low), Math.abs(high));
}

/** `inner` lies in the interior of `outer`. */
export function containsInside(outer: Interval, inner: Interval): boolean {
  return outer.low < inner.low && inner.high < outer.high;
}

export function disjoint(a: Interval, b: Interval): boolean {
  return a.high < b.low || b.high < a.low;
}
