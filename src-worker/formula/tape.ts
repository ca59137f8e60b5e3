/**
 * An expression laid out for repeated evaluation: a flat list of operations over numbered slots, run by an interpreter that
 * allocates nothing. Parameters are numbers here, and what depends on no variable is computed once.
 */
import type { DagNode, Expression } from '../engine/dag';
import { CURVATURES, larger, LARGEST_WHOLE_POWER, powerOf, SLOPES, smaller, VALUES, wholePower } from '../engine/scalar-functions';
import { reachable } from './differentiate';

/** Codes of operations; those up to DIVIDE and from POWER on have two operands that may depend on variables. */
export const ADD = 0;
export const SUBTRACT = 1;
export const MULTIPLY = 2;
export const DIVIDE = 3;
export const NEGATE = 4;
export const UNARY = 5;
export const SQUARE = 6;
export const WHOLE = 7;
export const CONSTANT = 8;
export const POWER = 9;
export const MAX = 10;
export const MIN = 11;
const CODES = {
  add: ADD,
  subtract: SUBTRACT,
  multiply: MULTIPLY,
  divide: DIVIDE,
  negate: NEGATE,
  power: CONSTANT,
  max: MAX,
  min: MIN,
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
  /** Slots that hold a variable, and which one. */
  readonly inputs: Int32Array;
  readonly variables: Int32Array;
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
    inputs: Int32Array.from(variables, ([slot]) => slot),
    variables: Int32Array.from(variables, ([, index]) => index),
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
      return UNARY;
    case 'power': {
      if (active[node.b]) return POWER;
      const p = values[node.b]!;
      return p === 2 ? SQUARE : Number.isInteger(p) && Math.abs(p) <= LARGEST_WHOLE_POWER ? WHOLE : CONSTANT;
    }
    default:
      return CODES[node.op];
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
      return operate(CODES[node.op], values[node.a]!, values[node.b]!);
  }
}

function operate(op: number, a: number, b: number): number {
  switch (op) {
    case ADD:
      return a + b;
    case SUBTRACT:
      return a - b;
    case MULTIPLY:
      return a * b;
    case DIVIDE:
      return a / b;
    case NEGATE:
      return -a;
    case SQUARE:
      return a * a;
    case WHOLE:
      return wholePower(a, b);
    case MAX:
      return larger(a, b);
    case MIN:
      return smaller(a, b);
    default:
      return powerOf(a, b);
  }
}

/** Value of the expression at x, length = number of variables; fills `tape.values`. */
export function forward(tape: Tape, x: Float64Array): number {
  const { ops, slots, left, right, functions, values, inputs, variables } = tape;
  for (let i = 0; i < inputs.length; i++) values[inputs[i]!] = x[variables[i]!]!;
  for (let k = 0; k < ops.length; k++) {
    const op = ops[k]!;
    const a = values[left[k]!]!;
    values[slots[k]!] = op === UNARY ? functions[k]!.value(a) : operate(op, a, values[right[k]!]!);
  }
  return values[tape.root]!;
}
