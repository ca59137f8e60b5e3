/**
 * f(x) = x² + a x^k + b x^(k+1), the cases of Lemma 1: after f'' the first non-zero derivative at the minimum 0 is f^(k) = k! a.
 * Along the 2-cycle of half amplitude h, 2/η = 2 + k a h^(k−2) + … for even k and 2 + (k + 1) b h^(k−1) + … for odd k ≥ 5,
 * where a drops out.
 */
import { accept } from '../../src-shared/answer';
import type { Loss, Problem } from '../engine/problem';
import { powerOf } from '../engine/scalar-functions';
import { expressionOf } from '../formula/expression-of';
import { lossOf, polynomialSeries } from './one-variable';

export const higherOrder: Problem = {
  info: {
    id: 'higher-order',
    title: 'Higher orders x² + a xᵏ + b xᵏ⁺¹',
    group: 'one-dimensional',
    dimension: 1,
    coordinates: ['x'],
    tex: 'f(x)=x^2+a\\,x^k+b\\,x^{k+1}',
    description:
      'The third derivative vanishes at the minimum, so Theorem 1 does not decide. Lemma 1: for even k a stable 2-cycle is born at η_c = 1 if a < 0, for odd k if b < 0, whatever the sign of a. The printed interval of η for odd k is empty for a·ε < 0; |a| must stand there. Far out the loss may fall without bound or have minima that are not listed.',
    convention: 'no factor, no mean; sharpness at the minimum 2',
    source: 'L. Chen, J. Bruna: On Gradient Descent Convergence Beyond the Edge of Stability, arXiv 2206.04172 (Lemma 1)',
    parameters: [
      { kind: 'number', id: 'k', label: 'k', description: 'Lowest order after 2', default: 5, min: 4, max: 12, whole: true },
      { kind: 'number', id: 'a', label: 'a', description: 'Coefficient of xᵏ', default: 1, min: -1e3, max: 1e3 },
      { kind: 'number', id: 'b', label: 'b', description: 'Coefficient of xᵏ⁺¹', default: -1, min: -1e3, max: 1e3 },
    ],
    ownStart: null,
    defaultStart: [-0.1],
    box: [[-0.6, 0.6]],
  },
  bind: ({ k, a, b }) => accept(bound(k as number, a as number, b as number)),
};

function bound(k: number, a: number, b: number): Loss {
  const coefficients = Array.from({ length: k + 2 }, (_, i) => (i === 2 ? 1 : i === k ? a : i === k + 1 ? b : 0));
  return lossOf(
    {
      value: (x) => x * x + powerOf(x, k) * (a + b * x),
      slope: (x) => 2 * x + powerOf(x, k - 1) * (k * a + (k + 1) * b * x),
      curvature: (x) => 2 + powerOf(x, k - 2) * k * ((k - 1) * a + (k + 1) * b * x),
      series: (x, order) => polynomialSeries(coefficients, x, order),
      minima: () => [0],
    },
    { expression: () => expressionOf(`x^2 + a*x^${k} + b*x^${k + 1}`, ['x'], { a, b }) },
  );
}
