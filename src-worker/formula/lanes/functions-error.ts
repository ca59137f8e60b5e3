/** The error function. */
import type { LaneCode } from './lane-code';
import { exponential } from './functions-exponential';
import { polynomial } from './functions-polynomial';

/** Beyond, erf differs from ±1 by less than half a unit in the last place. */
const FLAT = 6;

/** erf x/x − 1 over x² in [0, 1]: interpolation in Chebyshev's points, degree 12, error 2^−55.8. */
const INNER = [
  0.1283791670955126, -0.3761263890318375, 0.11283791670954879, -0.026866170645076792, 0.0052239776248180145, -0.000854832698083379,
  0.0001205533111164271, -1.4925595266831182e-5, 1.6461000484121368e-6, -1.6350312701054695e-7, 1.4659775274047436e-8,
  -1.1372848856791674e-9, 5.957176147748911e-11,
] as const;
/**
 * erfc x·e^(x²) over t = 1/(x + 2) − 3/16 for x in [1, 6]: interpolation in Chebyshev's points, degree 14, error 2^−55.7 of 1 after
 * multiplication by e^(−x²).
 */
const OUTER = [
  0.16248996092989845, 1.2832074210471804, 2.957573826754861, 4.560971716538254, 2.862752350338973, -4.674435373959283, -9.229148293950884,
  8.12378140727466, 27.526775820135843, -29.510021077295512, -87.10044289773046, 162.31298258919452, 236.99843382834408,
  -1042.1906416344107, 1051.4775993545124,
] as const;

/** x + x·P(x²) up to 1, then 1 − e^(−x²)·Q: where the square is rounded coarsely, the factor is small beside 1. */
export function erf<Value, Mask>(code: LaneCode<Value, Mask>, a: Value): Value {
  const size = code.abs(a);
  const x = code.select(code.less(code.number(FLAT), size), code.number(FLAT), size);
  const s = code.multiply(x, x);
  const one = code.number(1);
  const inner = code.add(x, code.multiply(x, polynomial(code, INNER, s)));
  const t = code.subtract(code.divide(one, code.add(x, code.number(2))), code.number(3 / 16));
  const outer = code.subtract(one, code.multiply(exponential(code, code.negate(s)), polynomial(code, OUTER, t)));
  return code.copySign(code.select(code.less(x, one), inner, outer), a);
}
