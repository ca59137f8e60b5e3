/** Prints formulas: node by node from the leaves, so that neither depth nor shared sub-expressions can exhaust anything. */
import type { Dag, DagNode } from '../engine/dag';
import { reachable } from './differentiate';

/** How tightly a printed piece holds together. */
export const LEVEL = { sum: 1, product: 2, power: 3, atom: 4 } as const;

export interface Piece {
  readonly text: string;
  readonly level: number;
}

export interface Notation {
  readonly of: (node: DagNode, part: (index: number) => Piece, dag: Dag) => Piece;
  /** Stands for a sub-expression that would be too long. */
  readonly ellipsis: string;
  readonly longest: number;
}

/** The node `root` of a DAG in a notation. */
export function printed(dag: Dag, root: number, notation: Notation): Piece {
  const pieces: Piece[] = [];
  const needed = reachable(dag.nodes, root);
  for (let i = 0; i <= root; i++) {
    if (!needed[i]) continue;
    const piece = notation.of(dag.nodes[i]!, (index) => pieces[index]!, dag);
    pieces[i] = piece.text.length > notation.longest ? { text: notation.ellipsis, level: LEVEL.atom } : piece;
  }
  return pieces[root]!;
}

const SIGNS = { add: ' + ', subtract: ' - ', multiply: '*', divide: '/', power: '^' } as const;

const plain: Notation = {
  ellipsis: '…',
  longest: 60,
  of(node, part, { variables, parameters }) {
    const wrapped = (index: number, least: number) => {
      const { text, level } = part(index);
      return level < least ? `(${text})` : text;
    };
    if (node.op === 'number') return { text: numberText(node.value), level: node.value < 0 ? LEVEL.sum : LEVEL.atom };
    if (node.op === 'variable') return { text: variables[node.index]!, level: LEVEL.atom };
    if (node.op === 'parameter') return { text: parameters[node.index]!, level: LEVEL.atom };
    if (node.op === 'negate') return { text: `-${wrapped(node.a, LEVEL.product)}`, level: LEVEL.sum };
    if (node.op === 'apply')
      return { text: node.name === 'abs' ? `|${part(node.a).text}|` : `${node.name}(${part(node.a).text})`, level: LEVEL.atom };
    if (node.op === 'max' || node.op === 'min')
      return { text: `${node.op}(${part(node.a).text}, ${part(node.b).text})`, level: LEVEL.atom };
    const level = node.op === 'power' ? LEVEL.power : node.op === 'add' || node.op === 'subtract' ? LEVEL.sum : LEVEL.product;
    const left = wrapped(node.a, node.op === 'power' ? LEVEL.atom : level);
    const right = wrapped(node.b, node.op === 'power' ? LEVEL.atom : node.op === 'add' || node.op === 'multiply' ? level : level + 1);
    return { text: left + SIGNS[node.op] + right, level };
  },
};

function numberText(value: number): string {
  return value === Math.PI ? 'pi' : value === Math.E ? 'e' : String(value);
}

/** A node as typed text, shortened where long: for sentences. */
export function toText(dag: Dag, root: number): string {
  return printed(dag, root, plain).text;
}
