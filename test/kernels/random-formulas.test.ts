import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../src-worker/engine/dag';
import type { Expression } from '../../src-worker/engine/dag';
import { DagBuilder } from '../../src-worker/formula/dag-builder';
import { differentiate } from '../../src-worker/formula/differentiate';
import { ExactGraph } from '../../src-worker/formula/lanes/exact-graph';
import { writeNodes } from '../../src-worker/formula/lanes/lower';
import { evaluateLanes } from '../formula/lanes-run';
import type { Escapes } from '../../src-worker/kernels/lane-map';
import { always, batchOf, bitsOf, bothMaps, spread } from './lanes';

type Tree =
  | { readonly leaf: 'x' | 'y' | 'a' | number }
  | { readonly name: (typeof FUNCTIONS)[number]; readonly of: Tree }
  | { readonly op: 'add' | 'subtract' | 'multiply' | 'divide' | 'power' | 'max' | 'min'; readonly left: Tree; readonly right: Tree }
  | { readonly negated: Tree };

const numbers = fc.oneof(fc.constantFrom(0, 1, 2, 4, 0.5, -1, -2, 3, 0.1), fc.double({ min: -3, max: 3, noNaN: true }));
const leaf: fc.Arbitrary<Tree> = fc
  .oneof(fc.constantFrom('x' as const, 'y' as const, 'a' as const), numbers)
  .map((value) => ({ leaf: value }));
const arithmetic = fc.constantFrom('add' as const, 'subtract' as const, 'multiply' as const, 'multiply' as const, 'divide' as const);
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ op: arithmetic, left: tie('tree'), right: tie('tree') }),
    fc.record({ op: fc.constantFrom('max' as const, 'min' as const), left: tie('tree'), right: tie('tree') }),
    fc.record({
      op: fc.constant('power' as const),
      left: tie('tree'),
      right: fc.integer({ min: -4, max: 6 }).map((n): Tree => ({ leaf: n })),
    }),
    fc.record({ negated: tie('tree') }),
    fc.record({ name: fc.constantFrom(...FUNCTIONS), of: tie('tree') }),
  ),
}));

function build(builder: DagBuilder, t: Tree): number {
  if ('leaf' in t) {
    if (typeof t.leaf === 'number') return builder.number(t.leaf);
    return t.leaf === 'a' ? builder.parameter(0) : builder.variable(t.leaf === 'x' ? 0 : 1);
  }
  if ('name' in t) return builder.apply(t.name, build(builder, t.of));
  if ('negated' in t) return builder.negate(build(builder, t.negated));
  return builder.binary(t.op, build(builder, t.left), build(builder, t.right));
}

function expressionFrom(t: Tree): Expression {
  const builder = new DagBuilder('exact');
  const root = build(builder, t);
  return { dag: { variables: ['x', 'y'], parameters: ['a'], nodes: builder.nodes }, root, parameters: [0.7] };
}

const SPECIAL = [0, -0, 1, -1, 5e-324, -1e-310, 2 ** -1022, Infinity, -Infinity, NaN, Number.MAX_VALUE, 1e10, -1e-10];

describe('kernels of random formulas', () => {
  it('give the same bits as vectors and as JavaScript, special values included', () => {
    const x = [...SPECIAL, ...spread(-2, 2, 12)];
    const y = [...spread(2, -1.5, 12), ...SPECIAL];
    const a = spread(-1, 1, x.length);
    fc.assert(
      fc.property(tree, (t) => {
        const results = bothMaps(expressionFrom(t), [0]).map((map) => {
          const batch = () => batchOf([x, y], [x.map((_, i) => 0.01 * i)], [a]);
          const loss = new Float64Array(x.length);
          map.loss(batch(), loss);
          const record = new Float64Array(2 * 5 * x.length);
          map.record(batch(), 5, record, always);
          const sums = new Float64Array(x.length);
          const tangent = new Float64Array(2 * x.length).fill(Math.SQRT1_2);
          map.lyapunov(batch(), 5, tangent, sums, always);
          const ends: Escapes = { step: new Uint32Array(x.length), how: new Uint8Array(x.length) };
          const last = batch();
          map.escape(last, { cap: 41, bound: 100, tolerance: 1e-6 }, ends, always);
          return { loss: bitsOf(loss), record: bitsOf(record), sums: bitsOf(sums), tangent: bitsOf(tangent), ends, last: bitsOf(last.x) };
        });
        expect(results[0]).toEqual(results[1]);
      }),
      { numRuns: 80 },
    );
  });

  it('are the formula’s gradient as written, bit for bit, where only + − × ÷ √ and whole powers are used', () => {
    // What is simplified may not change a bit; signs of zero, overflow and underflow aside.
    const x = spread(-1.7, 1.9, 20);
    const y = spread(1.3, -0.8, 20);
    const exact = (t: Tree): boolean =>
      'leaf' in t ||
      ('name' in t
        ? (t.name === 'sqrt' || t.name === 'abs') && exact(t.of)
        : 'negated' in t
          ? exact(t.negated)
          : exact(t.left) && exact(t.right));
    fc.assert(
      fc.property(tree.filter(exact), (t) => {
        const { dag, root } = expressionFrom(t);
        const slope = differentiate(dag, root, 0);
        const { wasm } = evaluateLanes(
          (code, [p, q]) => {
            const graph = new ExactGraph();
            const node = graph.include(slope.dag, slope.root, () => graph.number(0.7));
            return writeNodes(
              code,
              graph,
              [node],
              new Map([
                [graph.variable(0), p!],
                [graph.variable(1), q!],
              ]),
            );
          },
          [x, y],
        );
        const plain = x.map((_, lane) => scalar(slope.dag.nodes, slope.root, x[lane]!, y[lane]!));
        const usual = (value: number) => Math.abs(value) > 1e-250 && Math.abs(value) < 1e250;
        wasm[0]!.forEach((value, lane) => {
          if (usual(value) && usual(plain[lane]!)) expect(value).toBe(plain[lane]);
        });
      }),
      { numRuns: 200 },
    );
  });
});

function scalar(nodes: Expression['dag']['nodes'], root: number, x: number, y: number): number {
  const values: number[] = [];
  for (const node of nodes.slice(0, root + 1)) {
    const a = 'a' in node ? values[node.a]! : NaN;
    const b = 'b' in node ? values[node.b]! : NaN;
    if (node.op === 'number') values.push(node.value);
    else if (node.op === 'variable') values.push(node.index === 0 ? x : y);
    else if (node.op === 'parameter') values.push(0.7);
    else if (node.op === 'apply') values.push(APPLIED[node.name]?.(a) ?? NaN);
    else values.push(OPERATIONS[node.op](a, b));
  }
  return values[root]!;
}

const APPLIED: Readonly<Record<string, (a: number) => number>> = {
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  step: (a) => (a > 0 ? 1 : a === a ? 0 : NaN),
};

const OPERATIONS = {
  negate: (a: number) => -a,
  add: (a: number, b: number) => a + b,
  subtract: (a: number, b: number) => a - b,
  multiply: (a: number, b: number) => a * b,
  divide: (a: number, b: number) => a / b,
  power: whole,
  max: Math.max,
  min: Math.min,
};

/** By repeated squaring, lowest bit first. */
function whole(a: number, n: number): number {
  let [result, square] = [1, a];
  for (let rest = Math.abs(n); rest > 0; rest >>= 1) {
    if (rest & 1) result *= square;
    square *= square;
  }
  return n < 0 ? 1 / result : result;
}
