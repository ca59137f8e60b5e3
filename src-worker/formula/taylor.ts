/** Taylor coefficients of an expression along a line. */
import type { DagNode, Expression, FunctionName } from '../engine/dag';
import * as functions from '../engine/jet-functions';
import * as jets from '../engine/jets';
import { larger, smaller, step } from '../engine/scalar-functions';
import { reachable } from './differentiate';

/**
 * Coefficients in s of the expression at x + s·direction, k = 0 … order. At a kink sign 0 = 0, step 0 = 0 and the second
 * operand at a tie, as for gradients; or, asked for, those of one side.
 */
export function taylorAlong(
  { dag, root, parameters }: Expression,
  x: Float64Array,
  direction: Float64Array,
  order: number,
  beside: Beside | null = null,
): Float64Array {
  const needed = reachable(dag.nodes, root);
  const all: jets.Jet[] = [];
  for (let i = 0; i <= root; i++) {
    if (!needed[i]) continue;
    const side = beside?.kinks.has(i) ? beside.side : 0;
    all[i] = jetOf(dag.nodes[i]!, all, order, side, (node) => {
      if (node.op === 'parameter') return jets.constant(parameters[node.index]!, order);
      const line = jets.constant(x[node.index]!, order);
      if (order > 0) line[1] = direction[node.index]!;
      return line;
    });
  }
  return all[root]!;
}

/** Expansions beside a kink: where s > 0 (side 1) or s < 0 (side −1), with the arguments of the nodes `kinks` taken as zero at s = 0. */
export interface Beside {
  readonly side: -1 | 1;
  readonly kinks: ReadonlySet<number>;
}
type Side = -1 | 0 | 1;
type Leaf = Extract<DagNode, { op: 'variable' | 'parameter' }>;

function jetOf(node: DagNode, all: readonly jets.Jet[], order: number, side: Side, leaf: (node: Leaf) => jets.Jet): jets.Jet {
  if (node.op === 'number') return jets.constant(node.value, order);
  if (node.op === 'variable' || node.op === 'parameter') return leaf(node);
  if (node.op === 'negate') return jets.scale(all[node.a]!, -1);
  if (node.op === 'apply') return applied(node.name, all[node.a]!, side);
  const a = all[node.a]!;
  const b = all[node.b]!;
  switch (node.op) {
    case 'add':
      return jets.add(a, b);
    case 'subtract':
      return jets.subtract(a, b);
    case 'multiply':
      return jets.multiply(a, b);
    case 'divide':
      return jets.divide(a, b);
    case 'power':
      return functions.generalPower(a, b);
    case 'max':
    case 'min': {
      const lead = signNear(jets.subtract(a, b), side) * (node.op === 'max' ? 1 : -1);
      const value = node.op === 'max' ? larger(a[0]!, b[0]!) : smaller(a[0]!, b[0]!);
      if (value !== value) return jets.constant(NaN, order);
      const jet = Float64Array.from(lead > 0 ? a : b);
      jet[0] = value;
      return jet;
    }
  }
}

function applied(name: FunctionName, a: jets.Jet, side: Side): jets.Jet {
  switch (name) {
    case 'exp':
      return jets.exponential(a);
    case 'expm1':
      return functions.exponentialMinusOne(a);
    case 'log':
      return jets.logarithm(a);
    case 'log1p':
      return functions.logarithmOnePlus(a);
    case 'sqrt':
      return jets.squareRoot(a);
    case 'sin':
      return jets.sincos(a).sin;
    case 'cos':
      return jets.sincos(a).cos;
    case 'tan':
      return jets.tangent(a);
    case 'asin':
      return functions.arcsine(a);
    case 'acos':
      return functions.arccosine(a);
    case 'atan':
      return jets.arctangent(a);
    case 'sinh':
      return functions.sinhcosh(a).sinh;
    case 'cosh':
      return functions.sinhcosh(a).cosh;
    case 'tanh':
      return functions.tanh(a);
    case 'sigmoid':
      return functions.sigmoid(a);
    case 'softplus':
      return functions.softplus(a);
    case 'erf':
      return functions.error(a);
    case 'relu':
      return jets.scale(zeroed(a, side), step(signNear(a, side)));
    case 'abs':
      return jets.scale(zeroed(a, side), signNear(a, side));
    case 'step':
      return jets.constant(step(signNear(a, side)), a.length - 1);
    case 'sign':
      return jets.constant(signNear(a, side), a.length - 1);
  }
}

/** Sign of a at s = 0, or just beside it on the given side. */
function signNear(a: jets.Jet, side: Side): number {
  if (side === 0) return Math.sign(a[0]!);
  const k = a.findIndex((coefficient, index) => index > 0 && coefficient !== 0);
  return k < 0 ? 0 : Math.sign(a[k]!) * side ** k;
}

/** Beside a kink the argument is zero at s = 0, whatever rounding says. */
function zeroed(a: jets.Jet, side: Side): jets.Jet {
  if (side === 0) return a;
  const jet = Float64Array.from(a);
  jet[0] = 0;
  return jet;
}
