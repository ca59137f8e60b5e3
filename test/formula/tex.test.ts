import { renderToString } from 'katex';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FUNCTIONS } from '../../src-worker/engine/dag';
import { differentiate } from '../../src-worker/formula/differentiate';
import { expressionOf } from '../../src-worker/formula/expression-of';
import { readFormula } from '../../src-worker/formula/reading';
import { nameToTex, toTex } from '../../src-worker/formula/tex';

function texOf(formula: string, variables = 'x', values: Record<string, number> = {}): string {
  const answer = readFormula(formula, variables, values);
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value.reading.tex;
}

function renders(tex: string) {
  let depth = 0;
  for (const sign of tex.replaceAll(/\\[{}]/g, '')) {
    depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    expect(depth).toBeGreaterThanOrEqual(0);
  }
  expect(depth).toBe(0);
  expect(tex.split('\\left').length).toBe(tex.split('\\right').length);
  expect(renderToString(tex, { throwOnError: true, strict: 'error', displayMode: true })).toContain('katex');
}

describe('formulas in TeX', () => {
  test.each([
    ['(x^2 - mu)^2/4', 'x', 'f(x)=\\frac{\\left(x^{2}-\\mu\\right)^{2}}{4}'],
    ['2 sin(x)', 'x', 'f(x)=2\\,\\sin\\left(x\\right)'],
    ['sin(x)^2', 'x', 'f(x)=\\sin^{2}\\left(x\\right)'],
    ['sin(x)^mu', 'x', 'f(x)=\\left(\\sin\\left(x\\right)\\right)^{\\mu}'],
    ['x - (x - 1)', 'x', 'f(x)=x-\\left(x-1\\right)'],
    ['x - -3', 'x', 'f(x)=x-\\left(-3\\right)'],
    ['-(x + 1)^-2', 'x', 'f(x)=-\\left(x+1\\right)^{-2}'],
    ['x*2*3', 'x', 'f(x)=x\\cdot 2\\cdot 3'],
    ['x + 1e-7', 'x', 'f(x)=x+10^{-7}'],
    ['abs(x) + max(x, 1, 2)', 'x', 'f(x)=\\left|x\\right|+\\max\\left(\\max\\left(x,\\,1\\right),\\,2\\right)'],
    ['exp(-x^2)/pi', 'x', 'f(x)=\\frac{e^{-x^{2}}}{\\pi}'],
    ['r = x*y - mu\nr^2/2', 'x, y', '\\begin{aligned}r&=x\\,y-\\mu\\\\f(x,\\,y)&=\\frac{r^{2}}{2}\\end{aligned}'],
    ['(x^x)^x + 2^3^x', 'x', 'f(x)=\\left(x^{x}\\right)^{x}+2^{3^{x}}'],
  ])('%s', (formula, variables, expected) => {
    const tex = texOf(formula, variables, { mu: 1 });
    expect(tex).toBe(expected);
    renders(tex);
  });

  test('names: Greek by name, what follows an underscore and trailing digits as subscript', () => {
    expect(['x', 'x12', 'mu', 'mu_1', 'w_in', 'rate', 'a_b_2'].map(nameToTex)).toEqual([
      'x',
      'x_{12}',
      '\\mu',
      '\\mu_{1}',
      'w_{\\mathrm{in}}',
      '\\mathrm{rate}',
      'a_{b,2}',
    ]);
    fc.assert(fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,39}$/), (name) => renders(nameToTex(name))));
  });

  test('every function and its derivatives render', () => {
    for (const name of FUNCTIONS) {
      let expression = expressionOf(`${name}(x^2/mu_1)^2`, ['x'], { mu_1: 2 });
      for (let k = 0; k < 3; k++) {
        renders(toTex(expression));
        expression = { ...expression, ...differentiate(expression.dag, expression.root, 0) };
      }
    }
  });

  test('what would be too long is shortened', () => {
    const lines = ['s0 = x*x', ...Array.from({ length: 40 }, (_, i) => `s${i + 1} = s${i}*s${i} + 1`), 's40'];
    const tex = toTex(expressionOf(lines.join('\n'), ['x']));
    expect(tex.length).toBeLessThan(100_000);
    expect(tex).toContain('\\cdots');
    renders(tex);
  });
});
