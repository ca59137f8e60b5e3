/** A formula over intervals: polynomial and rational operations only, so that every bound is proved. */
import type { Expression } from '../engine/dag';
import { reachable } from '../formula/differentiate';
import {
  absolute,
  add,
  divide,
  interval,
  type Interval,
  multiply,
  negate,
  REALS,
  squareRoot,
  subtract,
  wholePower,
} from '../engine/interval';

const MOST_POWER = 1_024;

/** Why the formula cannot be evaluated over intervals with proof; null when it can. Only nodes below the root count. */
export function unprovenPart({ dag, root }: Expression): string | null {
  for (const node of usedNodes({ dag, root }).map((index) => dag.nodes[index]!)) {
    if (node.op === 'apply' && node.name !== 'sqrt' && node.name !== 'abs')
      return `it uses ${node.name}, for which no kernel with a proven error bound exists here yet`;
    if (node.op === 'max' || node.op === 'min') return `it uses ${node.op}`;
    if (node.op === 'power') {
      const exponent = dag.nodes[node.b]!;
      if (exponent.op !== 'number' || !Number.isInteger(exponent.value) || Math.abs(exponent.value) > MOST_POWER)
        return 'it has an exponent that is not a whole number';
    }
  }
  return null;
}

/** Nodes the root depends on, children first. */
function usedNodes({ dag, root }: Pick<Expression, 'dag' | 'root'>): readonly number[] {
  const needed = reachable(dag.nodes, root);
  return Array.from(needed.keys()).filter((index) => needed[index]);
}

/** The enclosing evaluation of one-variable formulas; the expression has passed `unprovenPart`. */
export function intervalFunction(expression: Expression): (x: Interval) => Interval {
  const { dag, root, parameters } = expression;
  const order = usedNodes(expression);
  const values: Interval[] = new Array<Interval>(root + 1).fill(REALS);
  return (x) => {
    for (const index of order) {
      const node = dag.nodes[index]!;
      const a = 'a' in node ? values[node.a]! : REALS;
      const b = 'b' in node ? values[node.b]! : REALS;
      switch (node.op) {
        case 'number':
          values[index] = interval(node.value);
          break;
        case 'variable':
          values[index] = x;
          break;
        case 'parameter':
          values[index] = interval(parameters[node.index]!);
          break;
        case 'add':
          values[index] = add(a, b);
          break;
        case 'subtract':
          values[index] = subtract(a, b);
          break;
        case 'multiply':
          values[index] = node.a === node.b ? wholePower(a, 2) : multiply(a, b);
          break;
        case 'divide':
          values[index] = divide(a, b);
          break;
        case 'power':
          values[index] = wholePower(a, b.low);
          break;
        case 'negate':
          values[index] = negate(a);
          break;
        case 'apply':
          values[index] = node.name === 'sqrt' ? squareRoot(a) : node.name === 'abs' ? absolute(a) : REALS;
          break;
        default:
          values[index] = REALS;
      }
    }
    return values[root]!;
  };
}
