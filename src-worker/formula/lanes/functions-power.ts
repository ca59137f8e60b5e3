/** Powers with any exponent. */
import type { LaneCode } from './lane-code';
import { clamp, exponential } from './functions-exponential';
import { parts } from './functions-logarithm';
import { polynomial } from './functions-polynomial';

/** ln 2 in two parts: 38 bits, so that whole multiples up to 1100 are exact, and the rest; together 93 bits behind the point. */
const LN_2 = [0.6931471805582987, 1.6465949582897082e-12] as const;
/** Exponents beyond give the same powers as this one: of the neighbours of 1, e^(±2¹⁷). */
const LARGEST_EXPONENT = 2 ** 70;
/** Splits a double into two of 26 bits (Veltkamp). */
const SPLITTER = 2 ** 27 + 1;
/** 2/3 and its rounding error. */
const TWO_THIRDS = [2 / 3, 3.700743415417188e-17] as const;
/** (log((1 + s)/(1 − s)) − 2s − ⅔s³)/s⁵ over s² in [0, (√2 − 1)²/(√2 + 1)²]: interpolation in Chebyshev's points,
 * degree 7, error 2^−66 of the logarithm. */
const TAIL = [
  0.4, 0.28571428571429364, 0.22222222221655885, 0.18181818335392802, 0.1538459496251843, 0.1333480469384731, 0.11706236339491206,
  0.11723178623876518,
] as const;

/** An unevaluated sum. */
type Pair<Value> = readonly [Value, Value];

/** a + b exactly, for |a| ≥ |b| (Dekker). */
function quickSum<Value, Mask>(code: LaneCode<Value, Mask>, a: Value, b: Value): Pair<Value> {
  const sum = code.add(a, b);
  return [sum, code.subtract(b, code.subtract(sum, a))];
}

function split<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Pair<Value> {
  const c = code.multiply(a, code.number(SPLITTER));
  const high = code.subtract(c, code.subtract(c, a));
  return [high, code.subtract(a, high)];
}

/** a·b exactly (Dekker). */
function product<Value, Mask>(code: LaneCode<Value, Mask>, a: Value, b: Value): Pair<Value> {
  const whole = code.multiply(a, b);
  const [ah, al] = split(code, a);
  const [bh, bl] = split(code, b);
  const cross = code.add(code.subtract(code.multiply(ah, bh), whole), code.multiply(ah, bl));
  return [whole, code.add(code.add(cross, code.multiply(al, bh)), code.multiply(al, bl))];
}

/** log of 2^k·m to about 2^−66 of it. */
function preciseLog<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Pair<Value> {
  const { k, m } = parts(code, a);
  const two = code.number(2);
  const f = code.subtract(m, code.number(1));
  // s = f/(2 + f) as a pair: the divisor is m + 1, whose rounding error is known exactly.
  const [d, dLow] = quickSum(code, two, f);
  const s = code.divide(f, d);
  const [p, pLow] = product(code, s, d);
  const rest = code.subtract(code.subtract(code.subtract(f, p), pLow), code.multiply(s, dLow));
  const sLow = code.divide(rest, d);
  // ⅔s³ as a pair, the rest of the series as a number.
  const [z, zRound] = product(code, s, s);
  const zLow = code.add(zRound, code.multiply(code.multiply(two, s), sLow));
  const [c, cRound] = product(code, z, code.number(TWO_THIRDS[0]));
  const cLow = code.add(cRound, code.add(code.multiply(zLow, code.number(TWO_THIRDS[0])), code.multiply(z, code.number(TWO_THIRDS[1]))));
  const series = code.add(cLow, code.multiply(code.multiply(z, z), polynomial(code, TAIL, z)));
  const [q, qLow] = quickSum(code, c, series);
  const [cube, cubeRound] = product(code, s, q);
  const cubeLow = code.add(cubeRound, code.add(code.multiply(s, qLow), code.multiply(sLow, q)));
  const [bulk, bulkLow] = quickSum(code, code.add(s, s), cube);
  const low = code.add(bulkLow, code.add(cubeLow, code.add(sLow, sLow)));
  // k·ln 2 is 0 or exceeds the rest.
  const [lead, leadLow] = quickSum(code, code.multiply(k, code.number(LN_2[0])), bulk);
  return quickSum(code, lead, code.add(leadLow, code.add(code.multiply(k, code.number(LN_2[1])), low)));
}

/** |a|^b for 0 < |a| < ∞. */
function positivePower<Value, Mask>(code: LaneCode<Value, Mask>, size: Value, b: Value): Value {
  const [log, logLow] = preciseLog(code, size);
  const exponent = clamp(code, b, -LARGEST_EXPONENT, LARGEST_EXPONENT);
  const [y, yRound] = product(code, exponent, log);
  const rest = code.add(yRound, code.multiply(exponent, logLow));
  // Where the power is out of range the rest is of no use, and may be large.
  const inside = code.less(code.abs(y), code.number(750));
  return exponential(code, y, code.select(inside, rest, code.number(0)));
}

/** a^b with the values of Math.pow at zeros, infinities, NaN and negative a. */
export function applyPower<Value, Mask>(code: LaneCode<Value, Mask>, a: Value, b: Value): Value {
  const [zero, one, infinity, nan] = [0, 1, Infinity, NaN].map((value) => code.number(value)) as [Value, Value, Value, Value];
  const size = code.abs(a);
  const rising = code.less(zero, b);
  const isZero = code.equal(size, zero);
  const isInfinite = code.equal(size, infinity);
  const far = code.select(rising, infinity, zero);
  const near = code.select(rising, zero, infinity);
  const inner = code.select(isZero, near, code.select(isInfinite, far, positivePower(code, size, b)));
  const half = code.multiply(b, code.number(0.5));
  const whole = code.equal(code.nearest(b), b);
  const odd = code.and(whole, code.not(code.equal(code.nearest(half), half)));
  const negative = code.less(code.copySign(one, a), zero);
  const signed = code.select(code.and(negative, odd), code.negate(inner), inner);
  const endless = code.equal(code.abs(b), infinity);
  const noPower = code.or(
    code.and(code.less(a, zero), code.not(code.or(whole, isInfinite))),
    code.or(code.and(endless, code.equal(size, one)), code.not(code.and(code.equal(a, a), code.equal(b, b)))),
  );
  return code.select(code.equal(b, zero), one, code.select(noPower, nan, signed));
}
