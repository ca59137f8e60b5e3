/** Where an expression is not smooth. */
import type { DagNode, Expression } from '../engine/dag';
import { reachable } from './differentiate';
import { directionsAcross } from './kink-directions';
import { toText } from './print';
import { roundingErrors } from './rounding';
import { forward, type Tape, tapeOf } from './tape';
import { taylorAlong } from './taylor';

/** Derivatives compared on both sides of a kink. */
const ORDERS = 8;
/** This many rounding errors of an argument count as zero. */
const MARGIN = 4;

/**
 * A sentence where the expression is not smooth at x (or within rounding of such a point), null where it is smooth. A kink
 * that leaves no trace in the first eight derivatives across it (|x²|) is none.
 */
export function kinkAt(expression: Expression, x: Float64Array): string | null {
  return kinkFinder(expression)(x);
}

/** True where the expression is not twice differentiable at x: a kink of order two or less, or the edge of a root or power. */
export function hessianJumps(expression: Expression): (x: Float64Array) => boolean {
  const rough = roughNodes(expression);
  if (rough.length === 0) return () => false;
  const tape = tapeOf(expression);
  return (x) => {
    const near = nearbyKinks(expression, rough, tape, x);
    if (near.some((i) => !isKink(expression.dag.nodes[i]!))) return true;
    const order = near.length === 0 ? null : lowestJump(expression, x, near);
    return order !== null && order <= 2;
  };
}

/** `kinkAt` of one expression, prepared for many points. */
export function kinkFinder(expression: Expression): (x: Float64Array) => string | null {
  const rough = roughNodes(expression);
  if (rough.length === 0) return () => null;
  const tape = tapeOf(expression);
  return (x) => sentenceAt(expression, rough, tape, x);
}

/** The rough nodes whose kink or edge x lies at, within rounding. */
function nearbyKinks(expression: Expression, rough: readonly number[], tape: Tape, x: Float64Array): readonly number[] {
  const { dag } = expression;
  forward(tape, x);
  const errors = roundingErrors(expression, tape.values, x);
  const gap = (node: DagNode) =>
    node.op === 'max' || node.op === 'min' ? tape.values[node.a]! - tape.values[node.b]! : 'a' in node ? tape.values[node.a]! : NaN;
  const error = (node: DagNode) => ('a' in node ? errors[node.a]! : 0) + ('b' in node && node.op !== 'power' ? errors[node.b]! : 0);
  return rough.filter((i) => touches(dag.nodes[i]!, gap(dag.nodes[i]!), MARGIN * error(dag.nodes[i]!)));
}

function sentenceAt(expression: Expression, rough: readonly number[], tape: Tape, x: Float64Array): string | null {
  const { dag } = expression;
  const near = nearbyKinks(expression, rough, tape, x);
  const first = near[0];
  if (first === undefined) return null;
  const singular = near.find((i) => !isKink(dag.nodes[i]!));
  if (singular !== undefined) return `${toText(dag, singular)} has no Taylor expansion here: the loss is not smooth.`;
  const order = lowestJump(expression, x, near);
  return order === null ? null : sentence(toText(dag, first), order);
}

/** What the loss of a formula says of its kinks wherever they are: one sentence per kinked sub-expression, at most 20. */
export function kinkSentences({ dag, root }: Expression): readonly string[] {
  const needed = reachable(dag.nodes, root);
  const sentences: string[] = [];
  for (let i = 0; i <= root && sentences.length < 20; i++) {
    const node = dag.nodes[i]!;
    if (!needed[i] || !isKink(node) || !('a' in node)) continue;
    const zero = node.op === 'apply' ? `${toText(dag, node.a)} = 0` : 'b' in node ? `${toText(dag, node.a)} = ${toText(dag, node.b)}` : '';
    const jumps = node.op === 'apply' && (node.name === 'sign' || node.name === 'step');
    sentences.push(`${toText(dag, i)} ${jumps ? 'jumps' : 'has a kink'} where ${zero}.`);
  }
  return sentences;
}

function isKink(node: DagNode): boolean {
  if (node.op === 'max' || node.op === 'min') return true;
  return node.op === 'apply' && (node.name === 'abs' || node.name === 'sign' || node.name === 'relu' || node.name === 'step');
}

/** Nodes that depend on a variable and are not smooth everywhere: kinks, and the edges of sqrt, asin, acos and broken powers. */
function roughNodes({ dag: { nodes }, root, parameters }: Expression): readonly number[] {
  const needed = reachable(nodes, root);
  const active = new Uint8Array(root + 1);
  const rough: number[] = [];
  for (let i = 0; i <= root; i++) {
    if (!needed[i]) continue;
    const node = nodes[i]!;
    active[i] = node.op === 'variable' || ('a' in node && active[node.a]) || ('b' in node && active[node.b]) ? 1 : 0;
    if (active[i] && (isKink(node) || isEdged(node, nodes, parameters))) rough.push(i);
  }
  return rough;
}

function isEdged(node: DagNode, nodes: readonly DagNode[], parameters: readonly number[]): boolean {
  if (node.op === 'apply') return node.name === 'sqrt' || node.name === 'asin' || node.name === 'acos';
  if (node.op !== 'power') return false;
  const exponent = nodes[node.b]!;
  const value = exponent.op === 'number' ? exponent.value : exponent.op === 'parameter' ? parameters[exponent.index]! : NaN;
  return !(Number.isInteger(value) && value >= 0);
}

function touches(node: DagNode, gap: number, error: number): boolean {
  const edge = node.op === 'apply' && (node.name === 'asin' || node.name === 'acos') ? Math.abs(gap) - 1 : gap;
  return Math.abs(edge) <= error;
}

/** The lowest derivative that differs on the two sides of the kinks `near` x, or null. */
function lowestJump(expression: Expression, x: Float64Array, near: readonly number[]): number | null {
  const kinks = new Set(near);
  let lowest: number | null = null;
  for (const direction of directionsAcross(expression, x, near)) {
    const right = taylorAlong(expression, x, direction, ORDERS, { side: 1, kinks });
    const left = taylorAlong(expression, x, direction, ORDERS, { side: -1, kinks });
    const largest = Math.max(...right.map(Math.abs), ...left.map(Math.abs));
    const order = right.findIndex((value, k) => {
      const other = left[k]!;
      return Math.abs(value - other) > 1e-13 * Math.max(Math.abs(value), Math.abs(other)) + 1e-15 * largest;
    });
    if (order >= 0 && (lowest === null || order < lowest)) lowest = order;
  }
  return lowest;
}

function sentence(name: string, order: number): string {
  if (order === 0) return `${name} jumps here, and the loss with it.`;
  if (order === 1) return `${name} has a kink here: the loss is continuous, its gradient jumps.`;
  const times = order === 2 ? 'once' : order === 3 ? 'twice' : `${order - 1} times`;
  return `${name} has a kink here: the loss is ${times} continuously differentiable, derivative ${order} jumps.`;
}
