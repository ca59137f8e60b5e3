/**
 * f(x, y) = l(u), u = xy: ∇f = l'(u)(y, x), ∇²f = l''(u)(y, x)(y, x)ᵀ + l'(u)[[0, 1], [1, 0]]. At a minimiser u* of l the curve
 * xy = u* has sharpness l''(u*)(x² + y²): least on |x| = |y| = √|u*|. For u* = 0 the curve is the two axes, its sharpness has the
 * infimum 0 at the origin, which is no minimum to count from: the reference is the minimum on the axes nearest to the start.
 */
import { accept } from '../../src-shared/answer';
import type { Params } from '../../src-shared/spec';
import type { GuideCurve } from '../../src-shared/views';
import type { Loss, Problem } from '../engine/problem';
import { expressionOf } from '../formula/expression-of';
import { hyperbola } from './hyperbola';
import { alignmentCurve, zhuParabola } from './product-loss-guides';
import { crossEntropy, logCosh, type Outer, quadratic, symmetricLogistic, zhu } from './product-loss-outer';

export const productLoss: Problem = {
  info: {
    id: 'product-loss',
    title: 'Product loss l(xy)',
    group: 'products',
    dimension: 2,
    coordinates: ['x', 'y'],
    tex: 'f(x,y)=l(xy)',
    description:
      'Two-layer scalar networks under any outer loss. Minima form the curve xy = u*, l′(u*) = 0, with sharpness l″(u*)(x² + y²). Where u* ≠ 0 the threshold is that of the flattest minimum |x| = |y|; where u* = 0 (log cosh, symmetric logistic, label ½) no minimum is flattest and the threshold is that of the minimum nearest to the start. Runs beyond the edge drift along the curve until the sharpness is just below 2/η. Symmetric logistic is the threshold neuron log(2 cosh(u/2)).',
    convention: 'l as written, no mean; sharpness at a minimum l″(u*)(x² + y²)',
    source: 'E. Gan, arXiv 2604.02653; M. Song, C. Yun, arXiv 2307.04204; K. Ahn et al., arXiv 2212.07469; X. Zhu et al., arXiv 2210.03294',
    parameters: [
      {
        kind: 'choice',
        id: 'l',
        label: 'l',
        description: 'Outer loss of the product u = xy',
        default: 'quadratic',
        choices: [
          { value: 'quadratic', label: '(u − target)²/2' },
          { value: 'log-cosh', label: 'log cosh u' },
          { value: 'symmetric-logistic', label: 'symmetric logistic, threshold neuron: log(2 cosh(u/2))' },
          { value: 'bce', label: 'cross-entropy log(1 + e^u) − label·u' },
          { value: 'zhu', label: '(u² − 1)²/4, four scalars paired' },
        ],
      },
      {
        kind: 'number',
        id: 'target',
        label: 'target',
        description: 'Product at the minima',
        default: 1,
        min: -1e6,
        max: 1e6,
        shownWhen: { parameter: 'l', values: ['quadratic'] },
      },
      {
        kind: 'number',
        id: 'label',
        label: 'label',
        description: 'Soft label, the probability of class 1',
        default: 0.8,
        min: 1e-6,
        max: 1 - 1e-6,
        shownWhen: { parameter: 'l', values: ['bce'] },
      },
    ],
    ownStart: null,
    defaultStart: [1.5, 0.8],
    box: [
      [-3, 3],
      [-3, 3],
    ],
  },
  bind: (params) => accept(bound(outer(params))),
};

function outer({ l, target, label }: Params): Outer {
  if (l === 'log-cosh') return logCosh;
  if (l === 'symmetric-logistic') return symmetricLogistic;
  if (l === 'bce') return crossEntropy((label as number | undefined) ?? 0.8);
  return l === 'zhu' ? zhu : quadratic((target as number | undefined) ?? 1);
}

function bound(l: Outer): Loss {
  const balanced = l.minimisers.every((u) => u !== 0);
  return {
    dimension: 2,
    coordinates: ['x', 'y'],
    minimaOnManifold: true,
    value: (p) => l.value(p[0]! * p[1]!),
    gradient(p, out) {
      const [x, y] = [p[0]!, p[1]!];
      const slope = l.slope(x * y);
      out[0] = slope * y;
      out[1] = slope * x;
    },
    hessianVector(p, v, out) {
      const [x, y] = [p[0]!, p[1]!];
      const slope = l.slope(x * y);
      const along = l.curvature(x * y) * (y * v[0]! + x * v[1]!);
      const first = along * y + slope * v[1]!;
      out[1] = along * x + slope * v[0]!;
      out[0] = first;
    },
    taylorAlong(p, direction, order) {
      const u = new Float64Array(order + 1);
      u.set([p[0]! * p[1]!, p[0]! * direction[1]! + p[1]! * direction[0]!, direction[0]! * direction[1]!].slice(0, order + 1));
      return l.jet(u);
    },
    sharpness(p) {
      const [x, y] = [p[0]!, p[1]!];
      const curvature = l.curvature(x * y);
      const mixed = curvature * x * y + l.slope(x * y);
      const half = (curvature * (x - y) * (x + y)) / 2;
      return (curvature * (x * x + y * y)) / 2 + Math.sqrt(half * half + mixed * mixed);
    },
    minima: (near) => (balanced ? l.minimisers.flatMap(balancedPair) : [nearestOnAxes(near)]),
    expression: () => expressionOf(l.text, ['x', 'y'], l.parameters ?? {}),
    guideCurves: (_box, eta, points) => guides(l, eta, Math.max(2, points)),
    minimaCurves: (box, points) => l.minimisers.flatMap((u) => hyperbola(u, box, points)),
    observables: {
      names: ['xy', 'x²−y²', 'x²+y²'],
      fill(p, out) {
        const [x, y] = [p[0]!, p[1]!];
        out[0] = x * y;
        out[1] = (x - y) * (x + y);
        out[2] = x * x + y * y;
      },
    },
    ...(balanced
      ? {
          // The line through both minima of one sign is invariant under gradient descent.
          flipDirection: (minimum: Float64Array) =>
            Float64Array.of(Math.SQRT1_2, minimum[0]! * minimum[1]! < 0 ? -Math.SQRT1_2 : Math.SQRT1_2),
          flipNote: 'Restricted to the balanced line |x| = |y|, which gradient descent leaves invariant.',
        }
      : { noFlattestMinimum: true as const }),
  };
}

function guides(l: Outer, eta: number, points: number): readonly GuideCurve[] {
  if (l === zhu) return zhuParabola(eta, points);
  return l.minimisers.every((u) => u === 0) ? [alignmentCurve(l, eta, points)] : [];
}

/** The two flattest points of xy = u ≠ 0. */
function balancedPair(u: number): readonly Float64Array[] {
  const root = Math.sqrt(Math.abs(u));
  const other = u < 0 ? -root : root;
  return [Float64Array.of(root, other), Float64Array.of(-root, -other)];
}

/** The minimum on the axes nearest to a point; the origin, where the Hessian of l(xy) vanishes, is replaced by (1, 0). */
function nearestOnAxes(near: Float64Array = new Float64Array(2)): Float64Array {
  const [x, y] = [near[0]!, near[1]!];
  if (x === 0 && y === 0) return Float64Array.of(1, 0);
  return Math.abs(x) >= Math.abs(y) ? Float64Array.of(x, 0) : Float64Array.of(0, y);
}
