/** The functions of formulas with their first two derivatives, each to rounding and safe far out. */
import type { FunctionName } from './dag';
import { erf } from './erf';

/** 1/(1 + e^(−a)). */
export function sigmoid(a: number): number {
  return 1 / (1 + Math.exp(-a));
}

/** log(1 + e^a). */
export function softplus(a: number): number {
  return Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
}

/** 0 up to zero, 1 above. */
export function step(a: number): number {
  return a > 0 ? 1 : a === a ? 0 : NaN;
}

/** The larger of two; `b` at a tie. */
export function larger(a: number, b: number): number {
  return a > b ? a : a === a ? b : NaN;
}

/** The smaller of two; `b` at a tie. */
export function smaller(a: number, b: number): number {
  return a < b ? a : a === a ? b : NaN;
}

/** a^n for whole n by repeated squaring: multiplications alone, so the same bits in every engine. */
export function wholePower(a: number, n: number): number {
  let result = 1;
  let square = a;
  for (let rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    if (rest > 1) square *= square;
  }
  return n < 0 ? 1 / result : result;
}

/** Exponents up to this size are taken by multiplication. */
export const LARGEST_WHOLE_POWER = 64;

/** a^p. */
export function powerOf(a: number, p: number): number {
  return Number.isInteger(p) && Math.abs(p) <= LARGEST_WHOLE_POWER ? wholePower(a, p) : Math.pow(a, p);
}

export const VALUES: Readonly<Record<FunctionName, (a: number) => number>> = {
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  sqrt: Math.sqrt,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  sigmoid,
  softplus,
  relu: (a) => Math.max(a, 0),
  step,
  abs: Math.abs,
  sign: Math.sign,
  erf,
};

/** e^(−|a|)/(1 + e^(−|a|))², the derivative of the sigmoid. */
function bell(a: number): number {
  const e = Math.exp(-Math.abs(a));
  return e / ((1 + e) * (1 + e));
}

function sechSquared(a: number): number {
  const s = 1 / Math.cosh(a);
  return s * s;
}

const gaussian = (a: number) => (2 / Math.sqrt(Math.PI)) * Math.exp(-a * a);
const nothing = (a: number) => (a === a ? 0 : NaN);
const root = (a: number) => Math.sqrt((1 - a) * (1 + a));

/** First derivatives at a, given the value there; at kinks those of one side (sign 0 = 0, step 0 = 0). */
export const SLOPES: Readonly<Record<FunctionName, (a: number, value: number) => number>> = {
  exp: (_, value) => value,
  expm1: (a) => Math.exp(a),
  log: (a) => 1 / a,
  log1p: (a) => 1 / (1 + a),
  sqrt: (_, value) => 0.5 / value,
  sin: (a) => Math.cos(a),
  cos: (a) => -Math.sin(a),
  tan: (_, value) => 1 + value * value,
  asin: (a) => 1 / root(a),
  acos: (a) => -1 / root(a),
  atan: (a) => 1 / (1 + a * a),
  sinh: (a) => Math.cosh(a),
  cosh: (a) => Math.sinh(a),
  tanh: sechSquared,
  sigmoid: bell,
  softplus: sigmoid,
  relu: step,
  step: nothing,
  abs: (a) => Math.sign(a),
  sign: nothing,
  erf: gaussian,
};

/** Second derivatives at a away from kinks, given value and slope there. */
export const CURVATURES: Readonly<Record<FunctionName, (a: number, value: number, slope: number) => number>> = {
  exp: (_, value) => value,
  expm1: (_, __, slope) => slope,
  log: (_, __, slope) => -slope * slope,
  log1p: (_, __, slope) => -slope * slope,
  sqrt: (a, _, slope) => (-0.5 * slope) / a,
  sin: (_, value) => -value,
  cos: (_, value) => -value,
  tan: (_, value, slope) => 2 * value * slope,
  asin: (a, _, slope) => a * slope * slope * slope,
  acos: (a, _, slope) => a * slope * slope * slope,
  atan: (a, _, slope) => -2 * a * slope * slope,
  sinh: (_, value) => value,
  cosh: (_, value) => value,
  tanh: (_, value, slope) => -2 * value * slope,
  sigmoid: (a, _, slope) => -slope * Math.tanh(a / 2),
  softplus: bell,
  relu: nothing,
  step: nothing,
  abs: nothing,
  sign: nothing,
  erf: (a, _, slope) => -2 * a * slope,
};
