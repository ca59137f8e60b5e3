import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParams } from '../../src-shared/catalogue';
import type { Params } from '../../src-shared/spec';
import type { Loss } from '../../src-worker/engine/problem';
import { denseHessian } from '../../src-worker/engine/sharpness';
import { checkExperiment } from '../../src-worker/experiment/check-experiment';
import { curvesOf } from '../../src-worker/jobs/curves';
import { problemById } from '../../src-worker/problems';
import { formula } from '../../src-worker/problems/formula';
import { formula as read } from '../../src-worker/jobs/formula';
import { bound } from './bound';
import { gradientAt, hessianTimes } from './derivatives';

const typed = (text: string, variables = 'x', values: Params = {}) => bound(formula, { formula: text, variables, ...values });
const unit = fc.double({ min: -2, max: 2, noNaN: true });

function agree(own: Loss, known: Loss, x: Float64Array, v: Float64Array) {
  const close = (a: number, b: number, scale: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-13 * Math.max(1, scale));
  close(own.value(x), known.value(x), Math.abs(known.value(x)));
  const [g, h] = [gradientAt(known, x), hessianTimes(known, x, v)];
  gradientAt(own, x).forEach((value, i) => close(value, g[i]!, Math.abs(g[i]!) + known.value(x)));
  hessianTimes(own, x, v).forEach((value, i) => close(value, h[i]!, Math.max(...h.map(Math.abs))));
  const jet = known.taylorAlong?.(x, v, 6) ?? known.taylor!(x[0]!, 6).map((c, k) => c * v[0]! ** k);
  own.taylorAlong!(x, v, 6).forEach((value, k) => close(value, jet[k]!, Math.max(...jet.map(Math.abs))));
}

describe('a typed loss is the built-in one', () => {
  test.each<[string, string, string, Params, Params]>([
    ['quartic', '(x^2 - mu)^2/4', 'x', { mu: 1.3 }, { mu: 1.3 }],
    ['sine', '2 sin(x)', 'x', {}, {}],
    ['xy', 'r = x*y - mu\nf(x, y) = r^2/2', 'x, y', { mu: 0.7 }, { mu: 0.7 }],
  ])('%s', (id, text, variables, values, params) => {
    const own = typed(text, variables, values);
    const known = bound(problemById(id)!, params);
    expect(own.dimension).toBe(known.dimension);
    expect(own.coordinates).toEqual(known.coordinates);
    fc.assert(
      fc.property(fc.array(unit, { minLength: 4, maxLength: 4 }), (numbers) => {
        const n = own.dimension;
        agree(own, known, Float64Array.from(numbers.slice(0, n)), Float64Array.from(numbers.slice(n, 2 * n)));
      }),
    );
  });

  test('eight variables: exact, symmetric Hessian of a chain', () => {
    const names = Array.from({ length: 8 }, (_, i) => `w${i + 1}`);
    const loss = typed(`p = ${names.join('*')}\n(p - 1)^2/2`, names.join(', '));
    fc.assert(
      fc.property(fc.array(unit, { minLength: 8, maxLength: 8 }), (numbers) => {
        const w = Float64Array.from(numbers);
        const H = denseHessian(loss, w);
        const without = (...left: number[]) => w.reduce((product, value, i) => (left.includes(i) ? product : product * value), 1);
        const p = without();
        for (let i = 0; i < 8; i++)
          for (let j = 0; j < 8; j++) {
            const expected = i === j ? without(i) ** 2 : without(i) * without(j) + (p - 1) * without(i, j);
            const scale = 1 + Math.abs(p) * Math.abs(without(i, j)) + Math.abs(expected);
            expect(Math.abs(H[8 * i + j]! - expected)).toBeLessThanOrEqual(1e-13 * scale);
          }
      }),
    );
  });
});

describe('what it says of itself', () => {
  test('its minima are unknown, its expression is there, its kinks are told', () => {
    const loss = typed('abs(x - a) + x^2', 'x', { a: 0.5 });
    expect(loss.minimaUnknown).toBe(true);
    expect(loss.minima()).toEqual([]);
    expect(loss.expression!().parameters).toEqual([0.5]);
    expect(loss.kinkAt!(Float64Array.of(0.5))).toContain('gradient jumps');
    expect(loss.kinkAt!(Float64Array.of(0.4))).toBeNull();
    expect(typed('x^2').kinkAt!(Float64Array.of(0))).toBeNull();
  });

  test('a parameter is one number, not part of the text', () => {
    for (const mu of [0.3, 1, 2]) expect(typed('(x^2 - mu)^2/4', 'x', { mu }).value(Float64Array.of(2))).toBe((4 - mu) ** 2 / 4);
  });
});

test('two variables are shown in the plane, whatever the box at defaults', () => {
  const answer = checkExperiment({
    version: 1,
    problem: { id: 'formula', params: { formula: '(x*y - mu)^2/2', variables: 'x, y', mu: 1 } },
    start: [1.5, 0.8],
    startNoise: 0,
    seed: 1,
    rule: { kind: 'gradient-descent', learningRate: { text: '1.05', unit: 'etaC' } },
    steps: 10,
    divergenceBound: 1e6,
  });
  expect(answer.ok && answer.value.etaC).toBeCloseTo(1, 6);
  expect(answer.ok && curvesOf(answer.value, [], null, 20)).toMatchObject({ kind: 'plane' });
});

describe('the job', () => {
  const ask = (params: Params) => read({ id: 'formula', params });

  test('reads the defaults', () => {
    expect(ask(defaultParams(formula.info))).toMatchObject({ ok: true, value: { variables: ['x'], parameters: [], kinks: [] } });
  });

  test('names the parameters used, in order of appearance, and the kinks', () => {
    expect(ask({ formula: 'b*x^2 + a*abs(x)', variables: 'x', a: 1, b: 2, c: 3 })).toEqual({
      ok: true,
      value: {
        tex: 'f(x)=b\\,x^{2}+a\\,\\left|x\\right|',
        variables: ['x'],
        parameters: ['b', 'a'],
        kinks: ['|x| has a kink where x = 0.'],
      },
    });
  });

  test('points at what is wrong, in the text as typed', () => {
    const text = 'r = x − 1 # residual\nμ·r²';
    const answer = ask({ formula: text, variables: 'x' });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'unknown-symbol', where: 'problem.params.formula' } });
    if (!answer.ok) expect(text.slice(...answer.refusal.span!)).toBe('μ');
  });

  test('refuses parameters that are no numbers, and other problems', () => {
    expect(ask({ formula: 'x', variables: 'x', mu: 'y' })).toMatchObject({ ok: false, refusal: { where: 'problem.params.mu' } });
    expect(ask({ formula: 'x' })).toMatchObject({ ok: false, refusal: { where: 'problem.params.variables' } });
    expect(ask({ formula: 3, variables: 'x' })).toMatchObject({ ok: false, refusal: { where: 'problem.params.formula' } });
    expect(read({ id: 'quartic', params: { mu: 1 } })).toMatchObject({ ok: false, refusal: { where: 'problem.id' } });
  });

  test('is quick enough for every keystroke', () => {
    const text = 'r = tanh(w*x) - y\ns = sigmoid(v*x) - 0.2\nr^2/2 + mu*s^2 + log(cosh(x*y)) + exp(-(x^2 + y^2)/2)';
    const params = { formula: text, variables: 'x, y, v, w', mu: 0.1 };
    expect(ask(params).ok).toBe(true);
    // Time of the processor: others on the machine do not count.
    const before = process.cpuUsage();
    for (let i = 0; i < 100; i++) ask(params);
    // Typical is below 1 ms each; the bound only catches a change of order.
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(5_000);
  });
});
