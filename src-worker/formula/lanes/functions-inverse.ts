/** Inverse trigonometric functions. */
import type { LaneCode } from './lane-code';
import { polynomial } from './functions-polynomial';

const HALF_PI = [1.5707963267948966, 6.123233995736766e-17] as const;
const QUARTER_PI = [0.7853981633974483, 3.061616997868383e-17] as const;
/** tan(π/8), and its inverse. */
const FIRST_CUT = Math.SQRT2 - 1;
const SECOND_CUT = Math.SQRT2 + 1;

/** (atan z/z − 1)/z² over z² in [0, tan²(π/8)]: interpolation in Chebyshev's points, degree 10, error 2^−56.9 of it. */
const ARCTANGENT = [
  -0.3333333333333333, 0.19999999999995516, -0.14285714284665682, 0.11111111015187018, -0.0909090457530649, 0.07692183125376892,
  -0.06664510525508936, 0.05858140904866328, -0.050854078345894844, 0.03923044778479309, -0.019175404711104935,
] as const;

/** (asin w/w − 1)/w² over w² in [0, ¼]: interpolation in Chebyshev's points, degree 12, error 2^−57 of it. */
const ARCSINE = [
  0.16666666666666669, 0.0749999999999843, 0.04464285714635991, 0.030381944138170334, 0.022372172957091412, 0.0173523923576202,
  0.013971218548752051, 0.011479121292946488, 0.010323189996124416, 0.005455850831324314, 0.017405496291324245, -0.014859264309819778,
  0.028762997617254003,
] as const;

/** With z = (|a| − 1)/(|a| + 1) about 1 and z = −1/|a| far out, the rest of a quarter and a half of π. */
export function atan<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const [zero, one] = [code.number(0), code.number(1)];
  const x = code.abs(a);
  const middle = code.less(code.number(FIRST_CUT), x);
  const far = code.less(code.number(SECOND_CUT), x);
  const above = code.select(far, code.number(-1), code.select(middle, code.subtract(x, one), x));
  const z = code.divide(above, code.select(far, x, code.select(middle, code.add(x, one), one)));
  const s = code.multiply(z, z);
  const tail = code.multiply(code.multiply(z, s), polynomial(code, ARCTANGENT, s));
  const start = (part: 0 | 1) => code.select(far, code.number(HALF_PI[part]), code.select(middle, code.number(QUARTER_PI[part]), zero));
  return code.copySign(code.add(start(0), code.add(z, code.add(tail, start(1)))), a);
}

interface Arc<Value, Mask> {
  /** |a| < ½. */
  readonly inner: Mask;
  /** asin w = w + tail, of w = |a| inside and of w = √((1 − |a|)/2) outside. */
  readonly w: Value;
  readonly tail: Value;
}

function arc<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Arc<Value, Mask> {
  const x = code.abs(a);
  const half = code.number(0.5);
  const inner = code.less(x, half);
  const z = code.select(inner, code.multiply(x, x), code.multiply(code.subtract(code.number(1), x), half));
  const w = code.select(inner, x, code.sqrt(z));
  return { inner, w, tail: code.multiply(code.multiply(w, z), polynomial(code, ARCSINE, z)) };
}

/** Outside, π/2 − 2·asin w. */
export function asin<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const { inner, w, tail } = arc(code, a);
  const rest = code.subtract(code.add(tail, tail), code.number(HALF_PI[1]));
  const outer = code.subtract(code.subtract(code.number(HALF_PI[0]), code.add(w, w)), rest);
  return code.copySign(code.select(inner, code.add(w, tail), outer), a);
}

/** Inside, π/2 − asin a; outside, 2·asin w for a > 0 and π − 2·asin w below. */
export function acos<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const { inner, w, tail } = arc(code, a);
  const negative = code.less(a, code.number(0));
  const twice = code.select(inner, code.number(1), code.number(2));
  const [v, t] = [code.multiply(w, twice), code.multiply(tail, twice)];
  const centre = (part: 0 | 1) =>
    code.select(inner, code.number(HALF_PI[part]), code.select(negative, code.number(2 * HALF_PI[part]), code.number(0)));
  // asin w is taken away inside for a ≥ 0 and outside for a < 0.
  const plus = code.or(code.and(inner, negative), code.not(code.or(inner, negative)));
  const signed = (value: Value) => code.select(plus, value, code.negate(value));
  return code.add(code.add(centre(0), signed(v)), code.add(signed(t), centre(1)));
}
