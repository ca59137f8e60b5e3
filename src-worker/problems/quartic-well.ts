/**
 * f(x) = x² + x⁴: f'' = 2 and f'''' = 24 at the minimum 0, so η_c = 1 and the flip is subcritical (c = −4). The unstable 2-cycle
 * ±a exists below the threshold, at η = 1/(1 + 2a²).
 */
import { accept } from '../../src-shared/answer';
import type { Problem } from '../engine/problem';
import { expressionOf } from '../formula/expression-of';
import { lossOf, polynomialSeries } from './one-variable';

export const quarticWell: Problem = {
  info: {
    id: 'quartic-well',
    title: 'Quartic well x² + x⁴',
    group: 'one-dimensional',
    dimension: 1,
    coordinates: ['x'],
    tex: 'f(x)=x^2+x^4',
    description:
      'The third-order condition fails at the minimum: the flip is subcritical. The 2-cycle ±a with η = 1/(1 + 2a²) exists below η_c = 1 only and repels; beyond the edge of stability runs diverge.',
    convention: 'no factor, no mean; sharpness at the minimum 2',
    source: 'Counterpart to L. Chen, J. Bruna, arXiv 2206.04172 (Theorem 1): the condition is not met',
    parameters: [],
    ownStart: null,
    defaultStart: [0.2],
    box: [[-1, 1]],
  },
  bind: () =>
    accept(
      lossOf(
        {
          value: (x) => x * x * (1 + x * x),
          slope: (x) => x * (2 + 4 * x * x),
          curvature: (x) => 2 + 12 * x * x,
          series: (x, order) => polynomialSeries([0, 0, 1, 0, 1], x, order),
          minima: () => [0],
        },
        { expression: () => expressionOf('x^2 + x^4', ['x']) },
      ),
    ),
};
