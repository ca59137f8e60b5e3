import type { LaneCode } from '../../src-worker/formula/lanes/lane-code';

const double = new DataView(new ArrayBuffer(8));

/** The nearest whole number, ties to even. */
function nearest(a: number): number {
  if (!(Math.abs(a) < 2 ** 52)) return a;
  const below = Math.floor(a);
  const rest = a - below;
  const whole = rest < 0.5 || (rest === 0.5 && below % 2 === 0) ? below : below + 1;
  return copySign(whole, a);
}

function copySign(a: number, b: number): number {
  const size = Math.abs(a);
  return b < 0 || Object.is(b, -0) ? -size : size;
}

function exponent(a: number): number {
  double.setFloat64(0, a);
  return ((double.getUint32(0) >>> 20) & 0x7ff) - 1023;
}

function mantissa(a: number): number {
  double.setFloat64(0, a);
  double.setUint32(0, (double.getUint32(0) & 0xfffff) | 0x3ff00000);
  return double.getFloat64(0);
}

/** Lane code computed at once over numbers, written from the contract alone: what both back ends must equal. */
export const SCALAR: LaneCode<number, boolean> = {
  number: (value) => value,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  negate: (a) => -a,
  abs: Math.abs,
  sqrt: Math.sqrt,
  min: Math.min,
  max: Math.max,
  nearest,
  floor: Math.floor,
  copySign,
  less: (a, b) => a < b,
  lessOrEqual: (a, b) => a <= b,
  equal: (a, b) => a === b,
  and: (a, b) => a && b,
  or: (a, b) => a || b,
  not: (a) => !a,
  select: (condition, whereTrue, whereFalse) => (condition ? whereTrue : whereFalse),
  powerOfTwo: (k) => 2 ** k,
  exponent,
  mantissa,
};
