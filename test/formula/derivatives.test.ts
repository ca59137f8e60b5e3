import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FUNCTIONS, type Dag, type Expression } from '../../src-worker/engine/dag';
import { DagBuilder } from '../../src-worker/formula/dag-builder';
import { differentiate } from '../../src-worker/formula/differentiate';
import { expressionOf } from '../../src-worker/formula/expression-of';
import { sweepsOf } from '../../src-worker/formula/sweeps';
import { forward, tapeOf } from '../../src-worker/formula/tape';
import { taylorAlong } from '../../src-worker/formula/taylor';

/** Formula texts in x, y and p that are smooth and finite on [-1, 1]². */
const text: fc.Arbitrary<string> = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom('x', 'y', 'p', '2', 'pi', '0.3'),
    fc.double({ min: 0.1, max: 3, noNaN: true }).map((value) => String(value)),
  ),
  inner: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf') as fc.Arbitrary<string>,
    fc.tuple(tie('inner'), fc.constantFrom('+', '-', '*'), tie('inner')).map(([a, op, b]) => `(${String(a)} ${op} ${String(b)})`),
    fc.tuple(tie('inner'), fc.integer({ min: 2, max: 4 })).map(([a, n]) => `(sin(${String(a)}))^${n}`),
    fc.tuple(tie('inner'), tie('inner')).map(([a, b]) => `(${String(a)})/(3 + sin(${String(b)}))`),
    fc.tuple(tie('inner'), tie('inner')).map(([a, b]) => `(2 + cos(${String(a)}))^(sin(${String(b)}))`),
    fc
      .tuple(
        fc.constantFrom('exp', 'expm1', 'tan', 'sinh', 'cosh', 'asin', 'acos', 'log1p', 'softplus', 'sigmoid', 'erf', 'tanh', 'atan'),
        tie('inner'),
      )
      .map(([name, a]) => `${name}(tanh(${String(a)})*0.9)`),
    fc.tuple(fc.constantFrom('log', 'sqrt'), tie('inner')).map(([name, a]) => `${name}(2.5 + sin(${String(a)}))`),
  ),
})).inner as fc.Arbitrary<string>;

const unit = fc.double({ min: -1, max: 1, noNaN: true });
const pair = fc.tuple(unit, unit).map((values) => Float64Array.from(values));
const of = (formula: string) => expressionOf(formula, ['x', 'y'], { p: 0.7 });
const value = (expression: Expression, x: Float64Array) => forward(tapeOf(expression), x);
const inner = (a: Float64Array, b: Float64Array) => a.reduce((sum, one, i) => sum + one * b[i]!, 0);
const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));

function near(actual: number, expected: number, scale: number, tolerance: number) {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.max(1, scale, Math.abs(expected)));
}

describe('derivatives of random formulas', () => {
  test('symbolic ones to order 6 are the Taylor coefficients', () =>
    fc.assert(
      fc.property(text, pair, fc.constantFrom(0, 1), (formula, x, index) => {
        let expression = of(formula);
        const axis = Float64Array.from([0, 1], (i) => (i === index ? 1 : 0));
        const jet = taylorAlong(expression, x, axis, 6);
        const scale = Math.max(...jet.map(Math.abs));
        for (let k = 0; k <= 6 && expression.dag.nodes.length < 30_000; k++) {
          near(value(expression, x) / factorial(k), jet[k]!, scale, 1e-9);
          expression = { ...expression, ...differentiate(expression.dag, expression.root, index) };
        }
      }),
      { numRuns: 150 },
    ));

  test('gradients and Hessian-vector products are those of jets along lines, and symmetric', () =>
    fc.assert(
      fc.property(text, pair, pair, pair, (formula, x, v, w) => {
        const expression = of(formula);
        const { gradient, hessianVector } = sweepsOf(tapeOf(expression));
        const g = new Float64Array(2);
        const hv = new Float64Array(2);
        const hw = new Float64Array(2);
        gradient(x, g);
        hessianVector(x, v, hv);
        hessianVector(x, w, hw);
        const jet = taylorAlong(expression, x, v, 2);
        const scale = Math.max(...[...g, ...hv, ...hw].map(Math.abs));
        near(inner(g, v), jet[1]!, scale, 1e-11);
        near(inner(hv, v), 2 * jet[2]!, scale, 1e-11);
        near(inner(hv, w), inner(hw, v), scale, 1e-12);
      }),
    ));

  test('agree with central differences of the value', () =>
    fc.assert(
      fc.property(text, pair, pair, (formula, x, v) => {
        const expression = of(formula);
        const jet = taylorAlong(expression, x, v, 8);
        // Differences say nothing where high derivatives are large.
        fc.pre(jet.every((coefficient) => Math.abs(coefficient) < 1e3));
        const at = (s: number) =>
          value(
            expression,
            x.map((one, i) => one + s * v[i]!),
          );
        const h = 1e-2;
        near((8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h), jet[1]!, 1, 1e-4);
        near((16 * (at(h) + at(-h)) - (at(2 * h) + at(-2 * h)) - 30 * at(0)) / (24 * h * h), jet[2]!, 1, 1e-4);
      }),
    ));
});

describe('every function', () => {
  test.each(FUNCTIONS)('%s has the derivatives of its jet', (name) =>
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 0.95, noNaN: true }), fc.boolean(), (size, negative) => {
        const x = negative && name !== 'log' && name !== 'sqrt' ? -size : size;
        const expression = expressionOf(`${name}(x)`, ['x']);
        const { gradient, hessianVector } = sweepsOf(tapeOf(expression));
        const point = Float64Array.of(x);
        const one = Float64Array.of(1);
        const [g, h] = [new Float64Array(1), new Float64Array(1)];
        gradient(point, g);
        hessianVector(point, one, h);
        const jet = taylorAlong(expression, point, one, 2);
        near(value(expression, point), jet[0]!, 1, 1e-15);
        near(g[0]!, jet[1]!, Math.abs(jet[1]!), 1e-14);
        near(h[0]!, 2 * jet[2]!, Math.abs(jet[2]!), 1e-12);
        const first = differentiate(expression.dag, expression.root, 0);
        near(value({ ...expression, ...first }, point), g[0]!, Math.abs(g[0]!), 1e-13);
      }),
    ),
  );

  test.each(['relu', 'abs', 'softplus', 'sigmoid', 'tanh', 'erf', 'atan', 'sinh', 'expm1'])('%s stays finite or exact far out', (name) => {
    for (const x of [-800, -40, 40, 700]) {
      const expression = expressionOf(`${name}(x)`, ['x']);
      const g = new Float64Array(1);
      sweepsOf(tapeOf(expression)).gradient(Float64Array.of(x), g);
      expect(Number.isNaN(value(expression, Float64Array.of(x)))).toBe(false);
      expect(Number.isNaN(g[0]!)).toBe(false);
    }
  });

  test('NaN stays NaN', () => {
    for (const name of FUNCTIONS) expect(value(expressionOf(`${name}(x)`, ['x']), Float64Array.of(NaN))).toBeNaN();
    expect(value(expressionOf('max(x, 1)', ['x']), Float64Array.of(NaN))).toBeNaN();
    expect(value(expressionOf('min(1, x)', ['x']), Float64Array.of(NaN))).toBeNaN();
  });
});

describe('max and min', () => {
  test('follow the operand that counts', () =>
    fc.assert(
      fc.property(unit, unit, (x, y) => {
        fc.pre(x * x !== y);
        const expression = of('max(x^2, y) + 3*min(x^2, y)');
        const g = new Float64Array(2);
        sweepsOf(tapeOf(expression)).gradient(Float64Array.of(x, y), g);
        const larger = x * x > y;
        expect(g[0]).toBeCloseTo(larger ? 2 * x : 6 * x, 14);
        expect(g[1]).toBe(larger ? 3 : 1);
        for (const i of [0, 1])
          near(value({ ...expression, ...differentiate(expression.dag, expression.root, i) }, Float64Array.of(x, y)), g[i]!, 1, 1e-15);
      }),
    ));
});

describe('sharing', () => {
  test('equal sub-expressions are one node, and derivatives go on from the nodes of the formula', () => {
    const { dag, root } = of('sin(x*y) + exp(sin(x*y)) + (x*y)');
    const products = dag.nodes.filter(({ op }) => op === 'multiply');
    expect(products).toHaveLength(1);
    const derived = differentiate(dag, root, 0).dag;
    expect(derived.nodes.slice(0, dag.nodes.length)).toEqual(dag.nodes);
  });

  test('only what is exact is folded', () => {
    const nodesOf = (formula: string): Dag['nodes'] => expressionOf(`x + ${formula}`, ['x']).dag.nodes;
    expect(nodesOf('2*3')).toContainEqual({ op: 'number', value: 6 });
    expect(nodesOf('3/4')).toContainEqual({ op: 'number', value: 0.75 });
    expect(nodesOf('1/3').some(({ op }) => op === 'divide')).toBe(true);
    expect(nodesOf('0.1+0.2').filter(({ op }) => op === 'add')).toHaveLength(2);
    expect(nodesOf('x^3')).toContainEqual({ op: 'power', a: 0, b: 1 });
    const builder = new DagBuilder('exact');
    expect(builder.binary('multiply', builder.number(0), builder.variable(0))).toBe(2);
  });

  test('repeated derivatives of repeated squares stay small', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `s${i} = ${i === 0 ? 'x' : `s${i - 1}`}*${i === 0 ? 'x' : `s${i - 1}`}`);
    const expression = expressionOf([...lines, 's29'].join('\n'), ['x']);
    expect(expression.dag.nodes.length).toBeLessThan(40);
    expect(differentiate(expression.dag, expression.root, 0).dag.nodes.length).toBeLessThan(200);
    const g = new Float64Array(1);
    sweepsOf(tapeOf(expression)).gradient(Float64Array.of(1), g);
    expect(g[0]).toBe(2 ** 30);
  });
});
