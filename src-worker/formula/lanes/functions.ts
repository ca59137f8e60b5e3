/**
 * Elementary functions as lane code: straight lines of IEEE operations without branches, tables or fused multiply-adds, so that
 * vectors and JavaScript give the same bits on every machine. The polynomials are our own: interpolation in Chebyshev's points
 * with 60 digits, coefficients rounded to doubles; interval, degree and error stand beside each.
 *
 * Largest errors in units in the last place, found at the worst of some 10⁵ … 10⁶ arguments against 60 digits and rounded up:
 *
 * | function | error | function | error |
 * |---|---|---|---|
 * | exp | 1.5 | sinh | 2.5 |
 * | expm1 | 2.2 | cosh | 1.6 |
 * | log, log1p | 1 | tanh | 2.6 |
 * | sin, cos, \|a\| ≤ 10⁵ | 2 | sigmoid | 2.5 |
 * | tan, \|a\| ≤ 10⁵ | 2.8 | softplus | 1.8 |
 * | asin | 2.1 | erf | 1.5 |
 * | acos | 1.3 | power | 1.2 |
 * | atan | 1.2 | sqrt | 0.5 |
 *
 * relu, step, abs and sign are exact. Beyond 10⁵ sin, cos and tan are those of an argument within one unit in the last place of a;
 * from 2⁵⁰ on, those of 0. NaN, infinities, zeros with their signs, overflow and subnormal numbers are as in `Math`; oddness and
 * evenness are exact. Neighbouring arguments may differ by the error in the wrong direction.
 */
import type { FunctionName } from '../../engine/dag';
import type { LaneCode } from './lane-code';
import { erf } from './functions-error';
import { cosh, exp, expm1, sigmoid, sinh, tanh } from './functions-exponential';
import { acos, asin, atan } from './functions-inverse';
import { log, log1p, softplus } from './functions-logarithm';
import { cos, sin, tan } from './functions-trigonometric';

export { applyPower } from './functions-power';

type Apply = <Value, Mask>(code: LaneCode<Value, Mask>, a: Value) => Value;

const FUNCTIONS: Readonly<Record<FunctionName, Apply>> = {
  exp,
  expm1,
  log,
  log1p,
  sqrt: (code, a) => code.sqrt(a),
  sin,
  cos,
  tan,
  asin,
  acos,
  atan,
  sinh,
  cosh,
  tanh,
  sigmoid,
  softplus,
  relu: (code, a) => code.select(code.lessOrEqual(a, code.number(0)), code.number(0), a),
  step: (code, a) => {
    const zero = code.number(0);
    return code.select(code.less(zero, a), code.number(1), code.select(code.lessOrEqual(a, zero), zero, a));
  },
  abs: (code, a) => code.abs(a),
  sign: (code, a) => {
    const zero = code.number(0);
    return code.select(code.less(zero, a), code.number(1), code.select(code.less(a, zero), code.number(-1), a));
  },
  erf,
};

/** f(a), the function named. */
export function applyFunction<Value, Mask>(code: LaneCode<Value, Mask>, name: FunctionName, a: Value): Value {
  return FUNCTIONS[name](code, a);
}
