/** Logarithms. */
import type { LaneCode } from './lane-code';
import { decay } from './functions-exponential';
import { polynomial } from './functions-polynomial';

export const SMALLEST_NORMAL = 2 ** -1022;
/** ln 2 in two parts: 38 bits, so that whole multiples up to 1100 are exact, and the rest. */
const LN_2 = [0.6931471805582987, 1.6465949582897082e-12] as const;

/**
 * (log((1 + s)/(1 − s)) − 2s)/s³ over s² in [0, (√2 − 1)²/(√2 + 1)²]: interpolation in Chebyshev's points, degree 6, error 2^−56.6
 * of it.
 */
const LOGARITHM = [
  0.666666666666667, 0.39999999999899444, 0.2857142862600327, 0.22222211130259878, 0.18182889455674947, 0.15331710618210773,
  0.14616585424888623,
] as const;

export interface Parts<Value> {
  /** a = 2^k·m with m in [√½, √2). */
  readonly k: Value;
  readonly m: Value;
}

/** Of a positive number, also one below the normal ones; anything elsewhere. */
export function parts<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Parts<Value> {
  const tiny = code.less(a, code.number(SMALLEST_NORMAL));
  const { k, m } = normalParts(code, code.select(tiny, code.multiply(a, code.number(2 ** 54)), a));
  return { k: code.subtract(k, code.select(tiny, code.number(54), code.number(0))), m };
}

function normalParts<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Parts<Value> {
  const m = code.mantissa(a);
  const above = code.less(code.number(Math.SQRT2), m);
  const k = code.add(code.exponent(a), code.select(above, code.number(1), code.number(0)));
  return { k, m: code.multiply(m, code.select(above, code.number(0.5), code.number(1))) };
}

/** k·ln 2 + log(1 + f) + rest, the rest being far smaller than ulp(1); 1 + f in [√½, √2). */
function series<Value, Mask>(code: LaneCode<Value, Mask>, k: Value, f: Value, rest: Value | null): Value {
  // log(1 + f) = 2s + s·R = f − f²/2 + s·(f²/2 + R) with s = f/(2 + f): f is exact, and the bulk is not rounded twice.
  const s = code.divide(f, code.add(f, code.number(2)));
  const z = code.multiply(s, s);
  const half = code.multiply(code.multiply(f, f), code.number(0.5));
  const tail = code.multiply(s, code.add(half, code.multiply(z, polynomial(code, LOGARITHM, z))));
  const low = code.multiply(k, code.number(LN_2[1]));
  const small = code.add(tail, rest === null ? low : code.add(low, rest));
  const bulk = code.subtract(code.subtract(half, small), f);
  return code.subtract(code.multiply(k, code.number(LN_2[0])), bulk);
}

/** `value` where a is between `pole` and ∞; −∞ at the pole, NaN below, ∞ at ∞, NaN of NaN. */
function withEnds<Value, Mask>(code: LaneCode<Value, Mask>, a: Value, pole: number, value: Value): Value {
  const below = code.less(a, code.number(pole));
  const inside = code.and(code.less(code.number(pole), a), code.less(a, code.number(Infinity)));
  const ends = code.select(code.equal(a, code.number(pole)), code.number(-Infinity), code.select(below, code.number(NaN), a));
  return code.select(inside, value, ends);
}

export function log<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const { k, m } = parts(code, a);
  return withEnds(code, a, 0, series(code, k, code.subtract(m, code.number(1)), null));
}

/** log(1 + a) for a > −1. */
function logOfSum<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const one = code.number(1);
  const u = code.add(one, a);
  // What the sum lost, exactly (Knuth).
  const got = code.subtract(u, one);
  const lost = code.add(code.subtract(one, code.subtract(u, got)), code.subtract(a, got));
  const { k, m } = normalParts(code, u);
  const near = code.equal(k, code.number(0));
  const f = code.select(near, a, code.subtract(m, one));
  return series(code, k, f, code.select(near, code.number(0), code.divide(lost, u)));
}

export function log1p<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  return code.copySign(withEnds(code, a, -1, logOfSum(code, a)), a);
}

/** max(a, 0) + log(1 + e^(−|a|)). */
export function softplus<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const positive = code.select(code.less(a, code.number(0)), code.number(0), a);
  return code.add(positive, logOfSum(code, decay(code, a)));
}
