/**
 * f(x, y) = (xy − μ)²/2. Minima form the hyperbola xy = μ with sharpness x² + y², least (2μ) on the balanced line at
 * ±(√μ, √μ): η_c = 1/μ and K = ημ there. With z = xy: ∇f = (z − μ)(y, x),
 * ∇²f = [[y², 2z − μ], [2z − μ, x²]].
 */
import { accept } from '../../src-shared/answer';
import type { Loss, Problem } from '../engine/problem';
import { expressionOf } from '../formula/expression-of';
import { hyperbola } from './hyperbola';

export const xy: Problem = {
  info: {
    id: 'xy',
    title: 'Product xy',
    group: 'products',
    dimension: 2,
    coordinates: ['x', 'y'],
    tex: 'f(x,y)=\\tfrac12\\,(xy-\\mu)^2',
    description:
      'Two-variable factorisation with a hyperbola of minima xy = μ. Beyond η_c of the flattest minimum the iterates balance (|x − y| → 0) and settle on a period-2 orbit of the balanced line.',
    convention: 'factor ½, no mean; sharpness at a minimum x² + y², least 2μ',
    source:
      'L. Chen, J. Bruna: Beyond the Edge of Stability via Two-step Gradient Updates, ICML 2023, arXiv 2206.04172 (section on two-dimensional functions)',
    parameters: [
      {
        kind: 'number',
        id: 'mu',
        label: 'μ',
        description: 'Target of the product xy; least sharpness of a minimum is 2μ',
        default: 1,
        min: 1e-6,
        max: 1e6,
      },
    ],
    ownStart: null,
    defaultStart: [1.5, 0.8],
    box: [
      [-0.5, 3],
      [-0.5, 3],
    ],
  },
  bind: ({ mu }) => accept(bound(mu as number)),
};

function bound(mu: number): Loss {
  const root = Math.sqrt(mu);
  return {
    dimension: 2,
    coordinates: ['x', 'y'],
    minimaOnManifold: true,
    value(p) {
      const r = p[0]! * p[1]! - mu;
      return (r * r) / 2;
    },
    gradient(p, out) {
      const x = p[0]!;
      const y = p[1]!;
      const r = x * y - mu;
      out[0] = r * y;
      out[1] = r * x;
    },
    hessianVector(p, v, out) {
      const x = p[0]!;
      const y = p[1]!;
      const mixed = 2 * x * y - mu;
      out[0] = y * y * v[0]! + mixed * v[1]!;
      out[1] = mixed * v[0]! + x * x * v[1]!;
    },
    taylorAlong(p, direction, order) {
      // z − μ = r₀ + r₁ s + r₂ s² along the line.
      const r0 = p[0]! * p[1]! - mu;
      const r1 = p[0]! * direction[1]! + p[1]! * direction[0]!;
      const r2 = direction[0]! * direction[1]!;
      const all = [(r0 * r0) / 2, r0 * r1, (r1 * r1) / 2 + r0 * r2, r1 * r2, (r2 * r2) / 2];
      return Float64Array.from({ length: order + 1 }, (_, k) => all[k] ?? 0);
    },
    expression: () => expressionOf('(x*y - mu)^2/2', ['x', 'y'], { mu }),
    sharpness(p) {
      const x = p[0]!;
      const y = p[1]!;
      const mixed = 2 * x * y - mu;
      const half = ((x - y) * (x + y)) / 2;
      return (x * x + y * y) / 2 + Math.sqrt(half * half + mixed * mixed);
    },
    minima: () => [Float64Array.of(root, root), Float64Array.of(-root, -root)],
    // The balanced line x = y is invariant and holds both flattest minima.
    flipDirection: () => Float64Array.of(Math.SQRT1_2, Math.SQRT1_2),
    observables: {
      names: ['|x − y|'],
      fill(p, out) {
        out[0] = Math.abs(p[0]! - p[1]!);
      },
    },
    guideCurves: (box, eta, points) => guides(mu, box, eta, points),
    minimaCurves: (box, points) => hyperbola(mu, box, points),
  };
}

/**
 * The invariant ellipse x² + y² − ημxy = (4 − (ημ)²)/η for ημ < 2 (starts inside stay bounded for ever, those outside diverge), and
 * the balanced line x = y, invariant too.
 */
function guides(mu: number, [xLow, xHigh, yLow, yHigh]: readonly [number, number, number, number], eta: number, points: number) {
  const axes = ['x', 'y'] as const;
  const [low, high] = [Math.min(xLow, yLow), Math.max(xHigh, yHigh)];
  const balanced = { label: 'balanced line', axes, x: Float64Array.of(low, high), y: Float64Array.of(low, high) };
  const c = eta * mu;
  if (!(c > 0 && c < 2)) return [balanced];
  // Half axes along and across the balanced line.
  const [along, across] = [Math.sqrt((2 * (2 + c)) / eta), Math.sqrt((2 * (2 - c)) / eta)];
  const count = Math.max(3, Math.floor(points));
  const angles = Float64Array.from({ length: count }, (_, i) => (2 * Math.PI * i) / (count - 1));
  const x = angles.map((t) => Math.SQRT1_2 * (along * Math.cos(t) + across * Math.sin(t)));
  const y = angles.map((t) => Math.SQRT1_2 * (along * Math.cos(t) - across * Math.sin(t)));
  return [{ label: 'invariant ellipse: bounded inside', axes, x, y }, balanced];
}
