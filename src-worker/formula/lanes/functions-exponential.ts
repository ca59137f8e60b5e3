/** Exponentials and what is made of them. */
import type { LaneCode } from './lane-code';
import { polynomial } from './functions-polynomial';

const LOG2_E = 1.4426950408889634;
/** ln 2 in two parts: 38 bits, so that whole multiples up to 1100 are exact, and the rest; together 93 bits behind the point. */
const LN_2 = [0.6931471805582987, 1.6465949582897082e-12] as const;
/** Beyond these e^x is 0 and ∞. */
const LOWEST = -746;
const HIGHEST = 710;
/** Beyond, e^−x is lost beside 1. */
const FLAT = 40;

/** (e^r − 1 − r)/r² over |r| ≤ ln 2/2: interpolation in Chebyshev's points, degree 9, error 2^−56 of e^r. */
const EXPONENTIAL = [
  0.5, 0.16666666666666669, 0.041666666666623824, 0.008333333333330039, 0.0013888888917367081, 0.00019841269863171557,
  2.4801521057868204e-5, 2.7557268276905696e-6, 2.7620201591031547e-7, 2.5100472505694996e-8,
] as const;

interface Power<Value> {
  /** e^x = 2^k·(1 + m). */
  readonly k: Value;
  readonly m: Value;
}

/** Of x + rest, the rest being far smaller; |x| ≤ 750 or NaN. */
function power<Value, Mask>(code: LaneCode<Value, Mask>, x: Value, rest: Value | null = null): Power<Value> {
  const k = code.nearest(code.multiply(x, code.number(LOG2_E)));
  const high = code.subtract(x, code.multiply(k, code.number(LN_2[0])));
  const low = code.multiply(k, code.number(LN_2[1]));
  const r = code.subtract(high, rest === null ? low : code.subtract(low, rest));
  return { k, m: code.add(r, code.multiply(code.multiply(r, r), polynomial(code, EXPONENTIAL, r))) };
}

/** 2^k·y for |k| ≤ 2000, rounded once: in two steps, since 2^k may be out of range where the product is not. */
export function scale<Value, Mask>(code: LaneCode<Value, Mask>, y: Value, k: Value): Value {
  const first = code.nearest(code.multiply(k, code.number(0.5)));
  return code.multiply(code.multiply(y, code.powerOfTwo(first)), code.powerOfTwo(code.subtract(k, first)));
}

/** a within [low, high]; NaN stays. */
export function clamp<Value, Mask>(code: LaneCode<Value, Mask>, a: Value, low: number, high: number): Value {
  const above = code.select(code.less(a, code.number(low)), code.number(low), a);
  return code.select(code.less(code.number(high), above), code.number(high), above);
}

function atMost<Value, Mask>(code: LaneCode<Value, Mask>, a: Value, high: number): Value {
  return code.select(code.less(code.number(high), a), code.number(high), a);
}

/** e^(a + rest) for a rest of at most some units in the last place of a. */
export function exponential<Value, Mask>(code: LaneCode<Value, Mask>, a: Value, rest: Value | null = null): Value {
  const { k, m } = power(code, clamp(code, a, LOWEST, HIGHEST), rest);
  return scale(code, code.add(code.number(1), m), k);
}

export function exp<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  return exponential(code, a);
}

/** e^(−|a|). */
export function decay<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  return exponential(code, code.negate(code.abs(a)));
}

/** (e^x − 1)/2^k with the k to scale it by; x within [−FLAT, 750]. */
function growth<Value, Mask>(code: LaneCode<Value, Mask>, x: Value): Power<Value> {
  const { k, m } = power(code, x);
  // 1 − 2^−k is 1 to rounding well before 2^−k leaves the range.
  const shift = code.subtract(code.number(1), code.powerOfTwo(code.negate(atMost(code, k, 100))));
  return { k, m: code.add(shift, m) };
}

export function expm1<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const { k, m } = growth(code, clamp(code, a, -FLAT, HIGHEST));
  return code.copySign(scale(code, m, k), a);
}

/** (e^|a| − 1)/2. */
function halfGrowth<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const { k, m } = growth(code, atMost(code, code.abs(a), HIGHEST + 1));
  return scale(code, m, code.subtract(k, code.number(1)));
}

/** h + h/(2h + 1) with h = (e^|a| − 1)/2; a itself where its cube is lost, since halving could underflow. */
export function sinh<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const h = halfGrowth(code, a);
  const twice = code.add(h, h);
  // Far out the quotient is ½ to rounding, and ∞/∞ would be NaN.
  const far = code.less(code.number(2 ** 60), h);
  const inner = code.select(far, code.number(0.5), code.divide(h, code.add(twice, code.number(1))));
  const value = code.copySign(code.add(h, inner), a);
  return code.select(code.less(code.abs(a), code.number(2 ** -27)), a, value);
}

/** h + 1/(4h) with h = e^|a|/2. */
export function cosh<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const { k, m } = power(code, atMost(code, code.abs(a), HIGHEST + 1));
  const h = scale(code, code.add(code.number(1), m), code.subtract(k, code.number(1)));
  return code.add(h, code.divide(code.number(0.25), h));
}

/** g/(g + 2) with g = e^(2|a|) − 1. */
export function tanh<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const size = atMost(code, code.abs(a), FLAT / 2);
  const { k, m } = growth(code, code.add(size, size));
  const g = code.multiply(m, code.powerOfTwo(k));
  return code.copySign(code.divide(g, code.add(g, code.number(2))), a);
}

/** 1/(1 + e) for a ≥ 0 and e/(1 + e) below, with e = e^(−|a|). */
export function sigmoid<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const e = decay(code, a);
  const one = code.number(1);
  return code.divide(code.select(code.less(a, code.number(0)), e, one), code.add(one, e));
}
