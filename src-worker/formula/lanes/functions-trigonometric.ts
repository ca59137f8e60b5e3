/** Sine, cosine and tangent. */
import type { LaneCode } from './lane-code';
import { polynomial } from './functions-polynomial';

/** π/2 in three parts (Cody and Waite): 37 bits each of the first two, so that whole multiples below 2¹⁶ are exact; together 130 bits. */
const HALF_PI = [1.5707963267923333, 2.5633441515839558e-12, 1.0562999066987428e-23] as const;
const PI = HALF_PI.map((part) => 2 * part);
/** Added and taken away again it leaves the nearest whole number, and +0 of −0, so that −0 − 0·π stays −0. */
const TO_WHOLE = 1.5 * 2 ** 52;
/** From here on neighbouring numbers are too far apart to have a phase; taken for a multiple of 2π. */
const NO_PHASE = 2 ** 50;
/** The same to multiples of 2. */
const TO_TWOS = 1.5 * 2 ** 53;

/**
 * (1 − sin r/r)/r² = 1/6 − r²·(…) over |r| ≤ π/2: the second factor by interpolation in Chebyshev's points of r² in [0.1, π²/4],
 * degree 6, error 2^−57.3 of the sine. The first is added last: it alone is rounded at its size.
 */
const WIDE_SINE = [
  0.0083333333333332, -0.0001984126984120666, 2.7557319210006706e-6, -2.5052106718063055e-8, 1.6058929897253125e-10, -7.642695064410773e-13,
  2.7177186098823688e-15,
] as const;
/** (1 − sin r/r)/r² over r² in [0, (π/4)²]: interpolation in Chebyshev's points, degree 5, error 2^−55.6 of it. */
const SINE = [
  0.16666666666666666, -0.008333333333330946, 0.0001984126983675497, -2.755731610068303e-6, 2.5051131455427946e-8, -1.591810123027412e-10,
] as const;
/** (cos r − 1 + r²/2)/r⁴ over the same interval: degree 5, error 2^−59.9 of r⁴. */
const COSINE = [
  0.041666666666666664, -0.0013888888888887395, 2.4801587298763433e-5, -2.7557317270560326e-7, 2.0876146024689747e-9,
  -1.1382614868556325e-11,
] as const;

function minusMultiple<Value, Mask>(code: LaneCode<Value, Mask>, x: Value, n: Value, parts: readonly number[]): Value {
  return parts.reduce((rest, part) => code.subtract(rest, code.multiply(n, code.number(part))), x);
}

function nearest<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const whole = code.number(TO_WHOLE);
  return code.subtract(code.add(a, whole), whole);
}

/** 1 of an odd whole number, 0 of an even one. */
function parity<Value, Mask>(code: LaneCode<Value, Mask>, n: Value): Value {
  const twos = code.number(TO_TWOS);
  return code.abs(code.subtract(n, code.subtract(code.add(n, twos), twos)));
}

/**
 * sin r for |r| ≤ π/2. One polynomial over the half turn costs less than two over quarters with a choice between them, at the price
 * of one more unit in the last place near the peaks.
 */
function halfTurn<Value, Mask>(code: LaneCode<Value, Mask>, r: Value): Value {
  const s = code.multiply(r, r);
  const series = code.subtract(code.number(1 / 6), code.multiply(s, polynomial(code, WIDE_SINE, s)));
  // Adding 0 gives what is taken from −0 the sign that leaves −0 as it is.
  return code.subtract(r, code.add(code.multiply(code.multiply(r, s), series), code.number(0)));
}

/** sin x = (−1)ⁿ·sin(x − nπ). */
export function sin<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const n = nearest(code, code.multiply(a, code.number(1 / Math.PI)));
  const odd = parity(code, n);
  const hasPhase = code.less(code.abs(a), code.number(NO_PHASE));
  const sign = code.select(hasPhase, code.subtract(code.number(1), code.add(odd, odd)), code.number(0));
  return halfTurn(code, code.multiply(minusMultiple(code, a, n, PI), sign));
}

/** cos x = −(−1)ⁿ·sin(|x| − (n + ½)π). */
export function cos<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const [half, one] = [code.number(0.5), code.number(1)];
  const x = code.abs(a);
  const n = nearest(code, code.subtract(code.multiply(x, code.number(1 / Math.PI)), half));
  const odd = parity(code, n);
  const rest = code.multiply(minusMultiple(code, x, code.add(n, half), PI), code.subtract(code.add(odd, odd), one));
  // Without a phase the cosine is 1; ∞ − ∞ stays NaN.
  const peak = code.add(code.number(Math.PI / 2), code.multiply(a, code.number(0)));
  return halfTurn(code, code.select(code.less(x, code.number(NO_PHASE)), rest, peak));
}

/** Of the rest of quarter turns sin r/cos r, and −cos r/sin r after an odd number of them. */
export function tan<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  // Infinities become NaN here.
  const x = code.select(code.less(code.abs(a), code.number(NO_PHASE)), a, code.multiply(a, code.number(0)));
  const n = nearest(code, code.multiply(x, code.number(2 / Math.PI)));
  const [r, excess] = quarterRest(code, x, n);
  const s = code.multiply(r, r);
  const correction = code.multiply(code.multiply(r, s), polynomial(code, SINE, s));
  const sine = code.subtract(r, code.add(correction, excess));
  const bend = code.subtract(code.multiply(s, code.number(0.5)), code.multiply(code.multiply(s, s), polynomial(code, COSINE, s)));
  const cosine = code.subtract(code.number(1), code.subtract(bend, code.multiply(r, excess)));
  const odd = code.equal(parity(code, n), code.number(1));
  return code.divide(code.select(odd, code.negate(cosine), sine), code.select(odd, sine, cosine));
}

/** x − n·π/2 rounded, and what it is too large by. */
function quarterRest<Value, Mask>(code: LaneCode<Value, Mask>, x: Value, n: Value): readonly [Value, Value] {
  const [first, second, third] = HALF_PI.map((part) => code.multiply(n, code.number(part))) as [Value, Value, Value];
  const a = code.subtract(x, first);
  const b = code.subtract(a, second);
  const r = code.subtract(b, third);
  const lost = code.subtract(code.subtract(a, b), second);
  return [r, code.subtract(code.subtract(third, code.subtract(b, r)), lost)];
}
