/**
 * A graph of operations, hash-consed and simplified by rules that do not change a bit of any result (signs of zeros, overflow and
 * underflow aside): what is known is computed as it would be later, and powers of two and signs move freely, since multiplying by
 * them does not round. So 2·u·(2·x)/4 becomes u·x.
 */
import type { Dag, DagNode, FunctionName } from '../../engine/dag';
import { LARGEST_WHOLE_POWER } from '../../engine/scalar-functions';
import { reachable } from '../differentiate';

export class ExactGraph {
  readonly nodes: DagNode[] = [];
  /** Per node, whether it depends on a variable; a uniform one stays what it is from step to step. */
  readonly varying: boolean[] = [];
  private readonly known = new Map<string, number>();

  number(value: number): number {
    return this.put(`n${Object.is(value, -0) ? '-0' : value}`, { op: 'number', value }, false);
  }

  variable(index: number): number {
    return this.put(`v${index}`, { op: 'variable', index }, true);
  }

  parameter(index: number): number {
    return this.put(`p${index}`, { op: 'parameter', index }, false);
  }

  add(a: number, b: number): number {
    const [x, y] = [this.valueOf(a), this.valueOf(b)];
    if (x !== null && y !== null) return this.number(x + y);
    if (x === 0) return b;
    if (y === 0) return a;
    const [p, u] = this.split(a);
    const [q, v] = this.split(b);
    if (p === q && p !== 1) return this.scaled(p, this.add(u, v));
    if (q < 0) return p === -q ? this.scaled(p, this.subtract(u, v)) : this.subtract(a, this.scaled(-q, v));
    if (p < 0) return this.subtract(b, this.scaled(-p, u));
    return a === b ? this.scaled(2, a) : this.binary('add', Math.min(a, b), Math.max(a, b));
  }

  subtract(a: number, b: number): number {
    const [x, y] = [this.valueOf(a), this.valueOf(b)];
    if (x !== null && y !== null) return this.number(x - y);
    if (y === 0) return a;
    if (x === 0) return this.negate(b);
    const [p, u] = this.split(a);
    const [q, v] = this.split(b);
    if (p === q && p !== 1) return this.scaled(p, this.subtract(u, v));
    if (q < 0) return this.add(a, this.scaled(-q, v));
    if (p < 0 && p === -q) return this.scaled(p, this.add(u, v));
    return this.binary('subtract', a, b);
  }

  multiply(a: number, b: number): number {
    const [x, y] = [this.valueOf(a), this.valueOf(b)];
    if (x !== null && y !== null) return this.number(x * y);
    if (y !== null) return this.multiply(b, a);
    const [q, v] = this.split(b);
    if (x !== null) return isPowerOfTwo(x) ? this.scaled(x * q, v) : this.binary('multiply', this.number(x * q), v);
    const [p, u] = this.split(a);
    return this.scaled(p * q, this.binary('multiply', Math.min(u, v), Math.max(u, v)));
  }

  divide(a: number, b: number): number {
    const [x, y] = [this.valueOf(a), this.valueOf(b)];
    if (x !== null && y !== null) return this.number(x / y);
    const [p, u] = this.split(a);
    if (y !== null) return isPowerOfTwo(y) ? this.scaled(p / y, u) : this.scaled(p, this.binary('divide', u, b));
    const [q, v] = this.split(b);
    if (x !== null) return this.binary('divide', this.number(x / q), v);
    return this.scaled(p / q, this.binary('divide', u, v));
  }

  negate(a: number): number {
    const x = this.valueOf(a);
    if (x !== null) return this.number(-x);
    const [p, u] = this.split(a);
    return this.scaled(-p, u);
  }

  /** Whole powers by multiplication, in the order of `wholePower` of the engine. */
  power(a: number, b: number): number {
    const exponent = this.valueOf(b);
    if (exponent === null || !Number.isInteger(exponent) || Math.abs(exponent) > LARGEST_WHOLE_POWER) return this.binary('power', a, b);
    let result: number | null = null;
    let square = a;
    for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) result = result === null ? square : this.multiply(result, square);
      if (rest > 1) square = this.multiply(square, square);
    }
    const one = this.number(1);
    return exponent < 0 ? this.divide(one, result ?? one) : (result ?? one);
  }

  extremum(op: 'max' | 'min', a: number, b: number): number {
    const [x, y] = [this.valueOf(a), this.valueOf(b)];
    if (x !== null && y !== null) return this.number(Math[op](x, y));
    return a === b ? a : this.binary(op, a, b);
  }

  apply(name: FunctionName, a: number): number {
    const x = this.valueOf(a);
    if (x !== null && (name === 'sqrt' || name === 'abs')) return this.number(Math[name](x));
    return this.put(`${name} ${a}`, { op: 'apply', name, a }, this.varying[a]!);
  }

  /** η·g with a power of two of g kept with η where that is uniform and so scaled once, not at every step. */
  stepLength(eta: number, g: number): number {
    const [q, v] = this.split(g);
    if (this.varying[eta]! || q === 1 || q === -1) return this.multiply(eta, g);
    const length = this.binary('multiply', this.scaled(Math.abs(q), eta), v);
    return q < 0 ? this.scaled(-1, length) : length;
  }

  /** The node `root` of a formula; `parameter` answers the node that stands for each of its parameters. */
  include(dag: Dag, root: number, parameter: (index: number) => number): number {
    const needed = reachable(dag.nodes, root);
    const here = new Int32Array(root + 1);
    for (let i = 0; i <= root; i++) {
      const node = dag.nodes[i]!;
      if (needed[i]) here[i] = this.translate(node, here, parameter);
    }
    return here[root]!;
  }

  private translate(node: DagNode, here: Int32Array, parameter: (index: number) => number): number {
    switch (node.op) {
      case 'number':
        return this.number(node.value);
      case 'variable':
        return this.variable(node.index);
      case 'parameter':
        return parameter(node.index);
      case 'negate':
        return this.negate(here[node.a]!);
      case 'apply':
        return this.apply(node.name, here[node.a]!);
      case 'max':
      case 'min':
        return this.extremum(node.op, here[node.a]!, here[node.b]!);
      default:
        return this[node.op](here[node.a]!, here[node.b]!);
    }
  }

  private valueOf(index: number): number | null {
    const node = this.nodes[index]!;
    return node.op === 'number' ? node.value : null;
  }

  /** A node as ±2^k times another. */
  private split(index: number): readonly [number, number] {
    const node = this.nodes[index]!;
    if (node.op === 'negate') return [-1, node.a];
    if (node.op !== 'multiply') return [1, index];
    const factor = this.valueOf(node.a);
    return factor !== null && isPowerOfTwo(factor) ? [factor, node.b] : [1, index];
  }

  /** factor·a for a factor ±2^k. */
  private scaled(factor: number, a: number): number {
    const x = this.valueOf(a);
    if (x !== null) return this.number(factor * x);
    const [q, v] = this.split(a);
    if (q !== 1) return this.scaled(factor * q, v);
    if (factor === 1) return a;
    if (factor === -1) return this.put(`negate ${a}`, { op: 'negate', a }, this.varying[a]!);
    return this.binary('multiply', this.number(factor), a);
  }

  private binary(op: 'add' | 'subtract' | 'multiply' | 'divide' | 'power' | 'max' | 'min', a: number, b: number): number {
    return this.put(`${op} ${a} ${b}`, { op, a, b }, this.varying[a]! || this.varying[b]!);
  }

  private put(key: string, node: DagNode, varying: boolean): number {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.nodes.length);
    this.varying.push(varying);
    return this.nodes.push(node) - 1;
  }
}

/** ±2^k with room left on both sides of the range of doubles. */
function isPowerOfTwo(value: number): boolean {
  const exponent = Math.log2(Math.abs(value));
  return Number.isInteger(exponent) && Math.abs(exponent) <= 100;
}
