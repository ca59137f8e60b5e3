/** Symbolic derivatives of a formula: exact, and shared with the formula itself. */
import type { Dag, DagNode } from '../engine/dag';
import { DagBuilder } from './dag-builder';

/**
 * ∂(node `root`)/∂(variable `variableIndex`) as a node of a DAG that begins with the nodes of `dag`, indices kept. At a
 * kink the derivative is that of one side: sign 0 = 0, step 0 = 0, and of max and min at a tie that of the second operand.
 * Terms that vanish identically are dropped, so the derivative may be defined where f is not.
 */
export function differentiate(dag: Dag, root: number, variableIndex: number): { readonly dag: Dag; readonly root: number } {
  const build = DagBuilder.from(dag, 'derivative');
  const slopes = new Int32Array(root + 1);
  const zero = build.number(0);
  const one = build.number(1);
  const needed = reachable(dag.nodes, root);
  for (let i = 0; i <= root; i++) {
    if (!needed[i]) continue;
    const node = dag.nodes[i]!;
    slopes[i] =
      node.op === 'number' || node.op === 'parameter'
        ? zero
        : node.op === 'variable'
          ? node.index === variableIndex
            ? one
            : zero
          : slopeOf(build, i, node, slopes, zero);
  }
  return { dag: { ...dag, nodes: build.nodes }, root: slopes[root]! };
}

/** Which nodes `root` depends on, itself included; length root + 1. */
export function reachable(nodes: readonly DagNode[], root: number): Uint8Array {
  const needed = new Uint8Array(root + 1);
  needed[root] = 1;
  for (let i = root; i >= 0; i--) {
    if (!needed[i]) continue;
    const node = nodes[i]!;
    if ('a' in node) needed[node.a] = 1;
    if ('b' in node) needed[node.b] = 1;
  }
  return needed;
}

type Inner = Exclude<DagNode, { op: 'number' | 'variable' | 'parameter' }>;

function slopeOf(build: DagBuilder, self: number, node: Inner, slopes: Int32Array, zero: number): number {
  const da = slopes[node.a]!;
  const times = (x: number, y: number) => build.binary('multiply', x, y);
  if (node.op === 'negate') return build.negate(da);
  if (node.op === 'apply') return da === zero ? zero : times(outerSlope(build, self, node), da);
  const { a, b } = node;
  const db = slopes[b]!;
  if (da === zero && db === zero) return zero;
  switch (node.op) {
    case 'add':
    case 'subtract':
      return build.binary(node.op, da, db);
    case 'multiply':
      return build.binary('add', times(da, b), times(a, db));
    case 'divide':
      return db === zero ? build.binary('divide', da, b) : build.binary('divide', build.binary('subtract', da, times(self, db)), b);
    case 'power': {
      const one = build.number(1);
      const lower = build.binary('power', a, build.binary('subtract', b, one));
      const base = times(times(b, lower), da);
      return db === zero ? base : build.binary('add', base, times(times(self, build.apply('log', a)), db));
    }
    case 'max':
    case 'min': {
      const gap = node.op === 'max' ? build.binary('subtract', a, b) : build.binary('subtract', b, a);
      return build.binary('add', db, times(build.apply('step', gap), build.binary('subtract', da, db)));
    }
  }
}

/** g′(a) of the node g(a), itself node `self`. */
function outerSlope(build: DagBuilder, self: number, { name, a }: Extract<DagNode, { op: 'apply' }>): number {
  const one = build.number(1);
  const two = build.number(2);
  const inverse = (x: number) => build.binary('divide', one, x);
  const square = (x: number) => build.binary('power', x, two);
  const halfCircle = () => build.apply('sqrt', build.binary('multiply', build.binary('subtract', one, a), build.binary('add', one, a)));
  switch (name) {
    case 'exp':
      return self;
    case 'expm1':
      return build.apply('exp', a);
    case 'log':
      return inverse(a);
    case 'log1p':
      return inverse(build.binary('add', one, a));
    case 'sqrt':
      return inverse(build.binary('multiply', two, self));
    case 'sin':
      return build.apply('cos', a);
    case 'cos':
      return build.negate(build.apply('sin', a));
    case 'tan':
      return build.binary('add', one, square(self));
    case 'asin':
      return inverse(halfCircle());
    case 'acos':
      return build.negate(inverse(halfCircle()));
    case 'atan':
      return inverse(build.binary('add', one, square(a)));
    case 'sinh':
      return build.apply('cosh', a);
    case 'cosh':
      return build.apply('sinh', a);
    case 'tanh':
      return inverse(square(build.apply('cosh', a)));
    case 'sigmoid':
      return build.binary('multiply', self, build.apply('sigmoid', build.negate(a)));
    case 'softplus':
      return build.apply('sigmoid', a);
    case 'relu':
      return build.apply('step', a);
    case 'abs':
      return build.apply('sign', a);
    case 'step':
    case 'sign':
      return build.number(0);
    case 'erf':
      return build.binary('multiply', build.number(2 / Math.sqrt(Math.PI)), build.apply('exp', build.negate(square(a))));
  }
}
