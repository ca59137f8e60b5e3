/**
 * f(x) = (x² − μ)²/4, the simplest loss whose gradient descent settles on a 2-cycle beyond the edge of stability.
 * f' = x(x² − μ), f'' = 3x² − μ; minima ±√μ with sharpness 2μ, so η_c = 1/μ and K = ημ.
 */
import { accept } from '../../src-shared/answer';
import type { Loss, Problem } from '../engine/problem';
import { expressionOf } from '../formula/expression-of';

export const quartic: Problem = {
  info: {
    id: 'quartic',
    title: 'Quartic',
    group: 'one-dimensional',
    dimension: 1,
    coordinates: ['x'],
    tex: 'f(x)=\\tfrac14\\,(x^2-\\mu)^2',
    description:
      'Double well with minima at ±√μ. Beyond η_c = 1/μ the two-step map converges to a stable period-2 orbit up to K = √5 − 1, then period doubling leads to chaos.',
    convention: 'factor ¼, no mean; sharpness at the minima 2μ',
    source:
      'L. Chen, J. Bruna: Beyond the Edge of Stability via Two-step Gradient Updates, ICML 2023, arXiv 2206.04172 (section on one-dimensional functions)',
    parameters: [
      {
        kind: 'number',
        id: 'mu',
        label: 'μ',
        description: 'Square of the minima’s position; sharpness there is 2μ',
        default: 1,
        min: 1e-6,
        max: 1e6,
      },
    ],
    ownStart: null,
    defaultStart: [0.8],
    box: [[-2, 2]],
  },
  bind: ({ mu }) => accept(bound(mu as number)),
};

function bound(mu: number): Loss {
  return {
    dimension: 1,
    coordinates: ['x'],
    minimaOnManifold: false,
    value(x) {
      const r = x[0]! * x[0]! - mu;
      return (r * r) / 4;
    },
    gradient(x, out) {
      const a = x[0]!;
      out[0] = a * (a * a - mu);
    },
    hessianVector(x, v, out) {
      out[0] = (3 * x[0]! * x[0]! - mu) * v[0]!;
    },
    expression: () => expressionOf('(x^2 - mu)^2/4', ['x'], { mu }),
    sharpness: (x) => 3 * x[0]! * x[0]! - mu,
    taylor(x, order) {
      const r = x * x - mu;
      const all = [(r * r) / 4, x * r, (3 * x * x - mu) / 2, x, 0.25];
      return Float64Array.from({ length: order + 1 }, (_, k) => all[k] ?? 0);
    },
    minima: () => [Float64Array.of(Math.sqrt(mu)), Float64Array.of(-Math.sqrt(mu))],
  };
}
