/**
 * Damian et al.'s toy of self-stabilisation: f = ½(2/η + y)x² − αy − c x⁴/4, with the learning rate η inside. x oscillates while
 * the sharpness y above 2/η is driven up by α and down by x²/2. The loss falls without bound along y and has no minimum.
 */
import { accept } from '../../src-shared/answer';
import type { Loss, Problem } from '../engine/problem';
import { expressionOf } from '../formula/expression-of';

export const selfStabilisation: Problem = {
  info: {
    id: 'self-stabilisation',
    title: 'Self-stabilisation',
    group: 'small-systems',
    dimension: 2,
    coordinates: ['x', 'y'],
    tex: 'f(x,y)=\\tfrac12\\Bigl(\\tfrac2\\eta+y\\Bigr)x^2-\\alpha y-\\tfrac c4x^4',
    description:
      'y is the sharpness above 2/η, α its progressive sharpening. This loss has no minimum: it falls without bound as y grows. The threshold is therefore nominal, that of the curvature 2/η at the origin; run it at the learning rate η of its parameter (type eta), where K = 1. With c > 0 the run settles on |x| = √(2α); with c = 0 it spirals outwards slowly.',
    convention: 'no mean; nominal threshold 2/(2/η) = η at the origin, which is not a minimum',
    source: 'A. Damian, E. Nichani, J. D. Lee: Self-Stabilization, arXiv 2209.15594 (toy of our form)',
    parameters: [
      {
        kind: 'number',
        id: 'alpha',
        label: 'α',
        description: 'Progressive sharpening, the force along y',
        default: 0.02,
        min: 0,
        max: 1e3,
      },
      { kind: 'number', id: 'c', label: 'c', description: 'Quartic softening of x', default: 0.3, min: 0, max: 1e3 },
      {
        kind: 'number',
        id: 'eta',
        label: 'η',
        description: 'Learning rate whose edge the loss describes',
        default: 0.1,
        min: 1e-6,
        max: 1e3,
      },
    ],
    ownStart: null,
    defaultStart: [0.001, -0.5],
    box: [
      [-0.5, 0.5],
      [-1, 1],
    ],
  },
  bind: ({ alpha, c, eta }) => accept(bound(alpha as number, c as number, 2 / (eta as number))),
};

function bound(alpha: number, c: number, edge: number): Loss {
  const corner = (x: number, y: number) => edge + y - 3 * c * x * x;
  return {
    dimension: 2,
    coordinates: ['x', 'y'],
    minimaOnManifold: false,
    minimaUnknown: true,
    minima: () => [],
    referencePoint: () => new Float64Array(2),
    value(p) {
      const square = p[0]! * p[0]!;
      return ((edge + p[1]!) * square) / 2 - alpha * p[1]! - (c * square * square) / 4;
    },
    gradient(p, out) {
      const [x, y] = [p[0]!, p[1]!];
      out[0] = x * (edge + y - c * x * x);
      out[1] = (x * x) / 2 - alpha;
    },
    hessianVector(p, v, out) {
      const [x, y] = [p[0]!, p[1]!];
      const [a, b] = [v[0]!, v[1]!];
      out[0] = corner(x, y) * a + x * b;
      out[1] = x * a;
    },
    taylorAlong(p, d, order) {
      const [x, y] = [p[0]!, p[1]!];
      const [u, v] = [d[0]!, d[1]!];
      const square = x * x;
      const stiff = edge + y;
      const all = [
        (stiff * square) / 2 - alpha * y - (c * square * square) / 4,
        stiff * x * u + (square * v) / 2 - alpha * v - c * square * x * u,
        (stiff * u * u) / 2 + x * u * v - 1.5 * c * square * u * u,
        (u * u * v) / 2 - c * x * u * u * u,
        (-c * u * u * u * u) / 4,
      ];
      return Float64Array.from({ length: order + 1 }, (_, k) => all[k] ?? 0);
    },
    expression: () => expressionOf('(edge + y)*x^2/2 - alpha*y - c*x^4/4', ['x', 'y'], { alpha, c, edge }),
    sharpness(p) {
      const half = corner(p[0]!, p[1]!) / 2;
      return half + Math.sqrt(half * half + p[0]! * p[0]!);
    },
    observables: {
      names: ['|x|'],
      fill(p, out) {
        out[0] = Math.abs(p[0]!);
      },
    },
  };
}
