/**
 * The loss whose gradient descent at η = 1 is the map z' = z³ + (a − 2)z² + (1 − 2a)z: f = a z² − (a − 2)z³/3 − z⁴/4, so that
 * f' = −z(z − 2)(z + a). It is the quartic's map in the coordinate z = a(x² − 1), x* = ±1, with a = K.
 */
import { accept } from '../../src-shared/answer';
import type { Loss, Problem } from '../engine/problem';
import { expressionOf } from '../formula/expression-of';
import { lossOf, polynomialSeries } from './one-variable';

export const cubicMap: Problem = {
  info: {
    id: 'cubic-map',
    title: 'Cubic map of quadratic regression',
    group: 'small-systems',
    dimension: 1,
    coordinates: ['z'],
    tex: 'f(z)=a\\,z^2-\\tfrac{a-2}{3}\\,z^3-\\tfrac14\\,z^4,\\quad z_{t+1}=z_t^3+(a-2)z_t^2+(1-2a)z_t\\ \\text{ at }\\ \\eta=1',
    description:
      'Meant at the learning rate η = 1, where gradient descent is the cubic map and a is its K. Monotone up to a = 2√2 − 2, catapult up to 1, then periodic, chaotic from 1.30228, divergent beyond 2: the phases of the quartic with z = a(x² − 1). The wells end at z = −a and z = 2.',
    convention: 'sharpness at the minimum 2a; η_c = 1/a',
    source: 'X. Chen, K. Balasubramanian, P. Ghosal, B. Agrawalla: From Stability to Chaos, arXiv 2310.01687',
    parameters: [
      { kind: 'number', id: 'a', label: 'a', description: 'Parameter of the map: K at η = 1', default: 0.9, min: 1e-6, max: 10 },
    ],
    ownStart: null,
    defaultStart: [0.5],
    box: [[-1, 2]],
  },
  bind: ({ a }) => accept(bound(a as number)),
};

function bound(a: number): Loss {
  const coefficients = [0, 0, a, (2 - a) / 3, -0.25];
  return lossOf(
    {
      value: (z) => z * z * (a + z * ((2 - a) / 3 - z / 4)),
      slope: (z) => -z * (z - 2) * (z + a),
      curvature: (z) => 2 * a + z * (2 * (2 - a) - 3 * z),
      series: (z, order) => polynomialSeries(coefficients, z, order),
      minima: () => [0],
    },
    { expression: () => expressionOf('a*z^2 - (a - 2)*z^3/3 - z^4/4', ['z'], { a }) },
    'z',
  );
}
