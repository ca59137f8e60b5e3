/**
 * f(x) = (g(x) − y)², no ½: f' = 2(g − y)g', f'' = 2g'² + 2(g − y)g''. At g(x*) = y the sharpness is 2g'², so η_c = 1/g'². The
 * third-order condition there is 16 g'² D with D = 6g''² − g'g''': Lemma 2 of the paper.
 */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import * as jets from '../engine/jets';
import type { Loss, Problem } from '../engine/problem';
import { expressionOf } from '../formula/expression-of';
import { lossOf } from './one-variable';
import { INNER, type Inner } from './squared-loss-functions';

const LARGEST_EXPONENT = 16;

export const squaredLoss: Problem = {
  info: {
    id: 'squared-loss',
    title: 'Squared loss (g(x) − y)²',
    group: 'one-dimensional',
    dimension: 1,
    coordinates: ['x'],
    tex: 'f(x)=(g(x)-y)^2',
    description:
      'One sample (1, y) under the model g. A stable period-2 orbit is born at η_c = 1/g′² exactly where g′g‴ < 6g″² (Lemma 2): always for exp, log, sin, tanh, sigmoid, softplus, arctan, erf and the Gaussian; for xⁿ if n > 1 or n < 4/5, n ≠ 0; for sinh if |y| > 1/√5; for x + x³ if |x| > 0.174. With linear or relu the loss is quadratic around its minimum and no orbit is born: relu ends dead at x < 0.',
    convention: 'no factor ½, no mean; sharpness at the minima 2g′²',
    source: 'L. Chen, J. Bruna: On Gradient Descent Convergence Beyond the Edge of Stability, arXiv 2206.04172 (Lemma 2)',
    parameters: [
      {
        kind: 'choice',
        id: 'g',
        label: 'g',
        description: 'The model of one weight',
        default: 'power',
        choices: Object.entries(INNER).map(([value, { label }]) => ({ value, label })),
      },
      { kind: 'number', id: 'y', label: 'y', description: 'Target of g', default: 0.5, min: -1e6, max: 1e6 },
      {
        kind: 'number',
        id: 'n',
        label: 'n',
        description: 'Exponent, any number but 0; x > 0 where it is not whole',
        default: 2,
        min: -LARGEST_EXPONENT,
        max: LARGEST_EXPONENT,
        shownWhen: { parameter: 'g', values: ['power'] },
      },
    ],
    ownStart: null,
    defaultStart: [0.6],
    box: [[-2, 3]],
  },
  bind: ({ g, y, n }) => bound(INNER[g as string]!, y as number, (n as number | undefined) ?? 2, g === 'relu'),
};

function bound(g: Inner, y: number, n: number, kinked: boolean): Answer<Loss> {
  if (g.inverse(y, n, 0).length === 0)
    return refuse(
      'no-minimum',
      'problem.params.y',
      `The loss has no minimum with g = ${y} where g has a slope.`,
      `This g needs ${g.reach}.`,
    );
  const loss = lossOf(
    {
      value(x) {
        const r = g.value(x, n) - y;
        return r * r;
      },
      slope: (x) => 2 * (g.value(x, n) - y) * g.slope(x, n),
      curvature(x) {
        const slope = g.slope(x, n);
        return 2 * (slope * slope + (g.value(x, n) - y) * g.curvature(x, n));
      },
      series(x, order) {
        const residual = g.jet(jets.variable(x, order), n);
        residual[0]! -= y;
        return jets.multiply(residual, residual);
      },
      minima: (near) => g.inverse(y, n, near),
    },
    {
      expression: () => expressionOf(`(${g.text(n)} - y)^2`, ['x'], { y, n }),
      ...(kinked ? { kinkAt: (x) => (x[0] === 0 ? 'relu has a kink at 0: the loss is not differentiable there.' : null) } : {}),
    },
  );
  return accept(loss);
}
