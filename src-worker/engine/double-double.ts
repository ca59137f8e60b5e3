/**
 * Double-double arithmetic: an unevaluated sum of two doubles, about 32 digits. Sums and products by error-free transformations
 * (Dekker 1971; Knuth), relative error at most a few 2⁻¹⁰⁴; elementary functions by argument reduction and Taylor series,
 * relative error below about 2⁻⁹⁸ in the ranges stated. Results are not finite where the double function is not.
 */
export interface DoubleDouble {
  readonly high: number;
  readonly low: number;
}

const SPLITTER = 2 ** 27 + 1;
/** Above this the splitting overflows. */
const LARGE = 2 ** 996;

export const dd = (high: number, low = 0): DoubleDouble => ({ high, low });
export const ZERO = dd(0);
export const ONE = dd(1);

/** a + b exactly, |a| ≥ |b| or a = 0. */
function quickSum(a: number, b: number): DoubleDouble {
  const high = a + b;
  return { high, low: Number.isFinite(high) ? b - (high - a) : 0 };
}

/** a + b exactly. */
function exactSum(a: number, b: number): DoubleDouble {
  const high = a + b;
  if (!Number.isFinite(high)) return { high, low: 0 };
  const part = high - a;
  return { high, low: a - (high - part) + (b - part) };
}

/** a·b exactly, unless it overflows or underflows. */
function exactProduct(a: number, b: number): DoubleDouble {
  const high = a * b;
  if (!Number.isFinite(high) || Math.abs(a) > LARGE || Math.abs(b) > LARGE) return { high, low: 0 };
  const splitA = SPLITTER * a;
  const aHigh = splitA - (splitA - a);
  const aLow = a - aHigh;
  const splitB = SPLITTER * b;
  const bHigh = splitB - (splitB - b);
  const bLow = b - bHigh;
  return { high, low: aHigh * bHigh - high + aHigh * bLow + aLow * bHigh + aLow * bLow };
}

export function negate({ high, low }: DoubleDouble): DoubleDouble {
  return { high: -high, low: -low };
}

export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const top = exactSum(a.high, b.high);
  const rest = exactSum(a.low, b.low);
  const first = quickSum(top.high, top.low + rest.high);
  return quickSum(first.high, first.low + rest.low);
}

export function subtract(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  return add(a, negate(b));
}

export function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const product = exactProduct(a.high, b.high);
  return quickSum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

export function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const first = a.high / b.high;
  if (!Number.isFinite(first) || first === 0) return dd(first);
  const rest = subtract(a, multiply(b, dd(first)));
  const second = rest.high / b.high;
  const left = subtract(rest, multiply(b, dd(second)));
  return add(quickSum(first, second), dd(left.high / b.high));
}

/** a·2^k for whole k. */
export function scaleByPower(a: DoubleDouble, k: number): DoubleDouble {
  const factor = 2 ** k;
  return { high: a.high * factor, low: a.low * factor };
}

export function squareRoot(a: DoubleDouble): DoubleDouble {
  const first = Math.sqrt(a.high);
  if (!(first > 0) || !Number.isFinite(first)) return dd(first);
  const rest = subtract(a, multiply(dd(first), dd(first)));
  return quickSum(first, rest.high / (2 * first));
}

export function wholePower(a: DoubleDouble, n: number): DoubleDouble {
  if (n < 0) return divide(ONE, wholePower(a, -n));
  let result = ONE;
  let square = a;
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(result, square);
    if (left > 1) square = multiply(square, square);
  }
  return result;
}

export function absolute(a: DoubleDouble): DoubleDouble {
  return isNegative(a) ? negate(a) : a;
}

export function isNegative({ high, low }: DoubleDouble): boolean {
  return high < 0 || (high === 0 && low < 0);
}

/** True if a < b. */
export function isBelow(a: DoubleDouble, b: DoubleDouble): boolean {
  return isNegative(subtract(a, b));
}
