/** A formula in double-double arithmetic. */
import type { Expression, FunctionName } from '../engine/dag';
import {
  absolute,
  add,
  dd,
  divide,
  type DoubleDouble,
  isBelow,
  isNegative,
  multiply,
  negate,
  ONE,
  squareRoot,
  subtract,
  wholePower,
  ZERO,
} from '../engine/double-double';
import { reachable } from '../formula/differentiate';
import * as elementary from '../engine/double-double-functions';

const FUNCTIONS: Readonly<Record<FunctionName, (a: DoubleDouble) => DoubleDouble>> = {
  exp: elementary.exponential,
  expm1: elementary.exponentialMinusOne,
  log: elementary.logarithm,
  log1p: elementary.logarithmOfOnePlus,
  sqrt: squareRoot,
  sin: (a) => elementary.sineCosine(a).sin,
  cos: (a) => elementary.sineCosine(a).cos,
  tan: (a) => {
    const { sin, cos } = elementary.sineCosine(a);
    return divide(sin, cos);
  },
  asin: elementary.arcsine,
  acos: elementary.arccosine,
  atan: elementary.arctangent,
  sinh: elementary.hyperbolicSine,
  cosh: elementary.hyperbolicCosine,
  tanh: elementary.hyperbolicTangent,
  sigmoid: elementary.logistic,
  softplus: elementary.softplus,
  relu: (a) => (isNegative(a) ? ZERO : a),
  step: (a) => (elementary.sign(a).high > 0 ? ONE : ZERO),
  abs: absolute,
  sign: elementary.sign,
  erf: elementary.errorFunction,
};

/** a^b: by multiplication for whole b, else e^(b log a) for a > 0. */
function power(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  if (b.low === 0 && Number.isInteger(b.high) && Math.abs(b.high) <= 1_024) return wholePower(a, b.high);
  return a.high > 0 ? elementary.exponential(multiply(b, elementary.logarithm(a))) : dd(Math.pow(a.high, b.high));
}

/** Evaluates several expressions over one DAG at a point; constants and parameters are the exact values of their doubles. */
export function doubleDoubleFunction(
  { dag, parameters }: Pick<Expression, 'dag' | 'parameters'>,
  roots: readonly number[],
): (x: readonly DoubleDouble[]) => readonly DoubleDouble[] {
  const last = Math.max(...roots);
  const needed = roots.map((root) => reachable(dag.nodes, root));
  const order = Array.from({ length: last + 1 }, (_, index) => index).filter((index) => needed.some((one) => one[index]));
  const values: DoubleDouble[] = new Array<DoubleDouble>(last + 1).fill(ZERO);
  return (x) => {
    for (const index of order) {
      const node = dag.nodes[index]!;
      const a = 'a' in node ? values[node.a]! : ZERO;
      const b = 'b' in node ? values[node.b]! : ZERO;
      values[index] = valueOf(node, a, b);
    }
    return roots.map((root) => values[root]!);

    function valueOf(node: (typeof dag.nodes)[number], a: DoubleDouble, b: DoubleDouble): DoubleDouble {
      switch (node.op) {
        case 'number':
          return dd(node.value);
        case 'variable':
          return x[node.index]!;
        case 'parameter':
          return dd(parameters[node.index]!);
        case 'add':
          return add(a, b);
        case 'subtract':
          return subtract(a, b);
        case 'multiply':
          return multiply(a, b);
        case 'divide':
          return divide(a, b);
        case 'power':
          return power(a, b);
        case 'max':
          return isBelow(a, b) ? b : a;
        case 'min':
          return isBelow(b, a) ? b : a;
        case 'negate':
          return negate(a);
        case 'apply':
          return FUNCTIONS[node.name](a);
      }
    }
  };
}
