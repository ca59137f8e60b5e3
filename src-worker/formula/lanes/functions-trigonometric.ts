/** Sine, cosine and tangent. Asked of the same argument they share the reduction and both polynomials. */
import type { LaneCode } from './lane-code';
import { polynomial } from './functions-polynomial';

const TWO_OVER_PI = 0.6366197723675814;
/** π/2 in three parts (Cody and Waite): 37 bits each of the first two, so that whole multiples below 2¹⁶ are exact; together 130 bits. */
const HALF_PI = [1.5707963267923333, 2.5633441515839558e-12, 1.0562999066987428e-23] as const;
/** From here on neighbouring numbers are too far apart to have a phase; taken for a multiple of 2π. */
const NO_PHASE = 2 ** 50;
/** Added and taken away again it leaves a number at the nearest multiple of 4. */
const TO_FOURS = 1.5 * 2 ** 54;

/** (sin r/r − 1)/r² over r² in [0, (π/4)²]: interpolation in Chebyshev's points, degree 5, error 2^−55.6 of it. */
const SINE = [
  -0.16666666666666666, 0.008333333333330946, -0.0001984126983675497, 2.755731610068303e-6, -2.5051131455427946e-8, 1.591810123027412e-10,
] as const;
/** (cos r − 1 + r²/2)/r⁴ over the same interval: degree 5, error 2^−59.9 of r⁴. */
const COSINE = [
  0.041666666666666664, -0.0013888888888887395, 2.4801587298763433e-5, -2.7557317270560326e-7, 2.0876146024689747e-9,
  -1.1382614868556325e-11,
] as const;

interface Turn<Value> {
  /** The sine and the cosine of the rest within a quarter turn. */
  readonly sine: Value;
  readonly cosine: Value;
  /** The number of quarter turns less its nearest multiple of 4, in −2 … 2. */
  readonly quarters: Value;
}

function turn<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Turn<Value> {
  // Infinities become NaN here.
  const x = code.select(code.less(code.abs(a), code.number(NO_PHASE)), a, code.multiply(a, code.number(0)));
  const n = code.nearest(code.multiply(x, code.number(TWO_OVER_PI)));
  let r = x;
  for (const part of HALF_PI) r = code.subtract(r, code.multiply(n, code.number(part)));
  const s = code.multiply(r, r);
  const half = code.number(0.5);
  // Adding 0 gives the correction of −0 the sign that leaves −0 as it is.
  const correction = code.add(code.multiply(code.multiply(r, s), polynomial(code, SINE, s)), code.number(0));
  const bend = code.subtract(code.multiply(s, half), code.multiply(code.multiply(s, s), polynomial(code, COSINE, s)));
  const fours = code.number(TO_FOURS);
  return {
    sine: code.add(r, correction),
    cosine: code.subtract(code.number(1), bend),
    quarters: code.subtract(n, code.subtract(code.add(n, fours), fours)),
  };
}

export function sin<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const { sine, cosine, quarters } = turn(code, a);
  const size = code.abs(quarters);
  const one = code.number(1);
  const odd = code.equal(size, one);
  return code.multiply(code.select(odd, quarters, code.subtract(one, size)), code.select(odd, cosine, sine));
}

export function cos<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const { sine, cosine, quarters } = turn(code, a);
  const size = code.abs(quarters);
  const one = code.number(1);
  const odd = code.equal(size, one);
  return code.multiply(code.select(odd, code.negate(quarters), code.subtract(one, size)), code.select(odd, sine, cosine));
}

export function tan<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const { sine, cosine, quarters } = turn(code, a);
  const odd = code.equal(code.abs(quarters), code.number(1));
  return code.divide(code.select(odd, code.negate(cosine), sine), code.select(odd, sine, cosine));
}
