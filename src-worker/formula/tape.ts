/**
 * An expression laid out for repeated evaluation: a flat list of operations over numbered slots, run by an interpreter that
 * allocates nothing. Parameters are numbers here, and what depends on no variable is computed once.
 */
import type { DagNode, Expression } from '../engine/dag';
import { CURVATURES, larger, LARGEST_WHOLE_POWER, powerOf, SLOPES, smaller, VALUES, wholePower } from '../engine/scalar-functions';
import { reachable } from './differentiate';

export const OP = {
  add: 0,
  subtract: 1,
  multiply: 2,
  divide: 3,
  negate: 4,
  unary: 5,
  whole: 6,
  constant: 7,
  power: 8,
  max: 9,
  min: 10,
} as const;

export interface Tape {
  /** Operation k: slots[k] = ops[k](left[k], right[k]); operands are slots. */
  readonly ops: Uint8Array;
  readonly slots: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Of unary operations: value, first and second derivative. */
  readonly functions: readonly (Unary | null)[];
  /** Value of every slot after the last forward sweep; constants are there from the beginning. */
  readonly values: Float64Array;
  /** slot → index of the variable, for the slots that hold one. */
  readonly variables: readonly (readonly [number, number])[];
  readonly root: number;
}

export interface Unary {
  readonly value: (a: number) => number;
  readonly slope: (a: number, value: number) => number;
  readonly curvature: (a: number, value: number, slope: number) => number;
}

/** Lays out an expression; slots are the indices of its nodes. */
export function tapeOf({ dag, root, parameters }: Expression): Tape {
  const needed = reachable(dag.nodes, root);
  const values = new Float64Array(root + 1);
  const active = new Uint8Array(root + 1);
  const variables: [number, number][] = [];
  const lines: { op: number; slot: number; a: number; b: number; unary: Unary | null }[] = [];
  for (let i = 0; i <= root; i++) {
    if (!needed[i]) continue;
    const node = dag.nodes[i]!;
    if (node.op === 'variable') {
      active[i] = 1;
      variables.push([i, node.index]);
    } else if (('a' in node && active[node.a]) || ('b' in node && active[node.b])) {
      active[i] = 1;
      const b = 'b' in node ? node.b : 0;
      const unary = node.op === 'apply' ? { value: VALUES[node.name], slope: SLOPES[node.name], curvature: CURVATURES[node.name] } : null;
      lines.push({ op: opOf(node, active, values), slot: i, a: 'a' in node ? node.a : 0, b, unary });
    } else values[i] = constantOf(node, values, parameters);
  }
  return {
    ops: Uint8Array.from(lines, ({ op }) => op),
    slots: Int32Array.from(lines, ({ slot }) => slot),
    left: Int32Array.from(lines, ({ a }) => a),
    right: Int32Array.from(lines, ({ b }) => b),
    functions: lines.map(({ unary }) => unary),
    values,
    variables,
    root,
  };
}

function opOf(node: DagNode, active: Uint8Array, values: Float64Array): number {
  switch (node.op) {
    case 'number':
    case 'variable':
    case 'parameter':
      throw new Error(`${node.op} is no operation`);
    case 'apply':
      return OP.unary;
    case 'power': {
      if (active[node.b]) return OP.power;
      const p = values[node.b]!;
      return Number.isInteger(p) && Math.abs(p) <= LARGEST_WHOLE_POWER ? OP.whole : OP.constant;
    }
    default:
      return OP[node.op];
  }
}

/** The value of a node that depends on no variable. */
function constantOf(node: DagNode, values: Float64Array, parameters: readonly number[]): number {
  switch (node.op) {
    case 'number':
      return node.value;
    case 'parameter':
      return parameters[node.index]!;
    case 'variable':
      throw new Error('a variable is no constant');
    case 'negate':
      return -values[node.a]!;
    case 'apply':
      return VALUES[node.name](values[node.a]!);
    default:
      return operate(OP[node.op === 'power' ? 'constant' : node.op], values[node.a]!, values[node.b]!);
  }
}

function operate(op: number, a: number, b: number): number {
  switch (op) {
    case OP.add:
      return a + b;
    case OP.subtract:
      return a - b;
    case OP.multiply:
      return a * b;
    case OP.divide:
      return a / b;
    case OP.negate:
      return -a;
    case OP.whole:
      return wholePower(a, b);
    case OP.max:
      return larger(a, b);
    case OP.min:
      return smaller(a, b);
    default:
      return powerOf(a, b);
  }
}

/** Value of the expression at x, length = number of variables; fills `tape.values`. */
export function forward(tape: Tape, x: Float64Array): number {
  const { ops, slots, left, right, functions, values, variables } = tape;
  for (const [slot, index] of variables) values[slot] = x[index]!;
  for (let k = 0; k < ops.length; k++) {
    const op = ops[k]!;
    const a = values[left[k]!]!;
    values[slots[k]!] = op === OP.unary ? functions[k]!.value(a) : operate(op, a, values[right[k]!]!);
  }
  return values[tape.root]!;
}
