/**
 * Elementary functions as lane code: straight lines of IEEE operations without branches, tables or fused multiply-adds, so that
 * vectors and JavaScript give the same bits on every machine. The polynomials are our own: interpolation in Chebyshev's points
 * with 60 digits, coefficients rounded to doubles; interval, degree and error stand beside each.
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

export function applyFunction<Value, Mask>(code: LaneCode<Value, Mask>, name: FunctionName, a: Value): Value {
  return FUNCTIONS[name](code, a);
}
