/** Builds formulas as data: equal nodes are one node (hash-consing), so that shared sub-expressions cost once. */
import type { Dag, DagNode, FunctionName } from '../engine/dag';

export type BinaryOp = 'add' | 'subtract' | 'multiply' | 'divide' | 'power' | 'max' | 'min';

/**
 * How much is simplified: `written` nothing (for printing); `exact` only what is the same number for every value (constants
 * that fold without rounding, 1·a, a + 0, a^1); `derivative` also 0·a = 0, which drops terms that vanish identically.
 */
export type Simplification = 'written' | 'exact' | 'derivative';

export class DagBuilder {
  readonly nodes: DagNode[] = [];
  private readonly known = new Map<string, number>();

  constructor(private readonly mode: Simplification) {}

  /** A builder that goes on from the nodes of a DAG, indices kept. */
  static from(dag: Dag, mode: Simplification): DagBuilder {
    const builder = new DagBuilder(mode);
    for (const node of dag.nodes) {
      builder.known.set(keyOf(node), builder.nodes.length);
      builder.nodes.push(node);
    }
    return builder;
  }

  number(value: number): number {
    return this.add({ op: 'number', value: value === 0 ? 0 : value });
  }

  variable(index: number): number {
    return this.add({ op: 'variable', index });
  }

  parameter(index: number): number {
    return this.add({ op: 'parameter', index });
  }

  negate(a: number): number {
    if (this.mode !== 'written') {
      const value = this.valueOf(a);
      if (value !== null) return this.number(-value);
      const inner = this.nodes[a]!;
      if (inner.op === 'negate') return inner.a;
    }
    return this.add({ op: 'negate', a });
  }

  apply(name: FunctionName, a: number): number {
    return this.add({ op: 'apply', name, a });
  }

  binary(op: BinaryOp, a: number, b: number): number {
    const simple = this.mode === 'written' ? null : this.simplified(op, a, b);
    return simple ?? this.add({ op, a, b });
  }

  /** The value of a number node, else null. */
  valueOf(index: number): number | null {
    const node = this.nodes[index]!;
    return node.op === 'number' ? node.value : null;
  }

  private add(node: DagNode): number {
    const key = keyOf(node);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.nodes.length);
    return this.nodes.push(node) - 1;
  }

  private simplified(op: BinaryOp, a: number, b: number): number | null {
    const x = this.valueOf(a);
    const y = this.valueOf(b);
    if (x !== null && y !== null) {
      const value = foldedExactly(op, x, y);
      if (value !== null) return this.number(value);
    }
    const vanish = this.mode === 'derivative';
    switch (op) {
      case 'add':
        return x === 0 ? b : y === 0 ? a : null;
      case 'subtract':
        return y === 0 ? a : x === 0 ? this.negate(b) : vanish && a === b ? this.number(0) : null;
      case 'multiply':
        if (vanish && (x === 0 || y === 0)) return this.number(0);
        return x === 1 ? b : y === 1 ? a : x === -1 ? this.negate(b) : y === -1 ? this.negate(a) : null;
      case 'divide':
        return vanish && x === 0 && y !== 0 ? this.number(0) : y === 1 ? a : null;
      case 'power':
        // e^b is exp b: more accurate than a power of the rounded e.
        if (x === Math.E && y === null) return this.apply('exp', b);
        return y === 1 ? a : y === 0 ? this.number(1) : null;
      case 'max':
      case 'min':
        return a === b ? a : null;
    }
  }
}

/** The constant, where arithmetic in doubles gives it without rounding; null otherwise. */
function foldedExactly(op: BinaryOp, x: number, y: number): number | null {
  switch (op) {
    case 'max':
      return Math.max(x, y);
    case 'min':
      return Math.min(x, y);
    case 'add':
      return whole(x, y, x + y);
    case 'subtract':
      return whole(x, y, x - y);
    case 'multiply':
      return whole(x, y, x * y);
    case 'divide':
      return y !== 0 && (Number.isInteger(Math.log2(Math.abs(y))) || Number.isInteger(x / y)) ? whole(x, y, x / y) : null;
    case 'power':
      return y >= 0 && y <= 64 && x !== Math.E ? whole(x, y, x ** y) : null;
  }
}

/** Whole operands and results below 2⁴⁸ have room for the binary fractions a division by a power of two leaves. */
function whole(x: number, y: number, result: number): number | null {
  const limit = 2 ** 48;
  return Number.isInteger(x) && Number.isInteger(y) && Math.abs(x) < limit && Math.abs(y) < limit && Math.abs(result) < limit
    ? result
    : null;
}

function keyOf(node: DagNode): string {
  switch (node.op) {
    case 'number':
      return `n${node.value}`;
    case 'variable':
      return `v${node.index}`;
    case 'parameter':
      return `p${node.index}`;
    case 'negate':
      return `-${node.a}`;
    case 'apply':
      return `${node.name}(${node.a}`;
    default:
      return `${node.op} ${node.a} ${node.b}`;
  }
}
