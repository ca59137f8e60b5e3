/** f(x) = ½ Σ λ_i x_i² with λ spaced evenly from m to M: what step schedules are compared on. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { Loss, Problem } from '../engine/problem';
import { expressionOf } from '../formula/expression-of';

const COUNT = 8;

export const quadraticLoss: Problem = {
  info: {
    id: 'quadratic',
    title: 'Quadratic with curvature from m to M',
    group: 'small-systems',
    dimension: COUNT,
    coordinates: namesOf(COUNT),
    tex: 'f(x)=\\tfrac12\\sum_i\\lambda_i x_i^2,\\quad m=\\lambda_1\\le\\dots\\le\\lambda_n=M',
    description:
      'Coordinates do not meet: gradient descent multiplies x_i by 1 − ηλ_i. Constant learning rates contract best at 2/(m + M); schedules such as the Chebyshev pair do better although single steps are beyond 2/M.',
    convention: 'factor ½, sum; sharpness M everywhere',
    source: 'D. M. Young 1953 (Chebyshev steps); J. M. Altschuler, P. A. Parrilo: Acceleration by Stepsize Hedging, arXiv 2309.07879',
    parameters: [
      { kind: 'number', id: 'm', label: 'm', description: 'Least curvature', default: 0.1, min: 1e-9, max: 1e6 },
      { kind: 'number', id: 'M', label: 'M', description: 'Largest curvature, at least m', default: 1, min: 1e-9, max: 1e6 },
      { kind: 'number', id: 'n', label: 'n', description: 'Number of coordinates', default: COUNT, min: 2, max: 8, whole: true },
    ],
    ownStart: 'all coordinates 1',
    defaultStart: [],
    box: [],
  },
  bind: ({ m, M, n }) => bound(m as number, M as number, n as number),
};

function namesOf(n: number): readonly string[] {
  return Array.from({ length: n }, (_, i) => `x${i + 1}`);
}

function bound(m: number, M: number, n: number): Answer<Loss> {
  if (m > M) return refuse('curvature-order', 'problem.params.m', `The least curvature ${m} is above the largest, ${M}.`, 'Choose m ≤ M.');
  const lambda = Float64Array.from({ length: n }, (_, i) => (i === n - 1 ? M : m + ((M - m) * i) / (n - 1)));
  /** ½ Σ λ a b. */
  const form = (a: Float64Array, b: Float64Array) => lambda.reduce((sum, value, i) => sum + value * a[i]! * b[i]!, 0) / 2;
  return accept({
    dimension: n,
    coordinates: namesOf(n),
    minimaOnManifold: false,
    value: (x) => form(x, x),
    gradient(x, out) {
      lambda.forEach((value, i) => (out[i] = value * x[i]!));
    },
    hessianVector(_, v, out) {
      lambda.forEach((value, i) => (out[i] = value * v[i]!));
    },
    taylorAlong(x, d, order) {
      const all = [form(x, x), 2 * form(x, d), form(d, d)];
      return Float64Array.from({ length: order + 1 }, (_, k) => all[k] ?? 0);
    },
    expression() {
      const terms = Array.from(lambda, (_, i) => `lambda${i + 1}*x${i + 1}^2`);
      const named = Object.fromEntries(Array.from(lambda, (value, i) => [`lambda${i + 1}`, value]));
      return expressionOf(`(${terms.join(' + ')})/2`, namesOf(n), named);
    },
    sharpness: () => M,
    minima: () => [new Float64Array(n)],
    start: () => new Float64Array(n).fill(1),
  });
}
