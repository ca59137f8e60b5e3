/**
 * Curvature met between two iterates and the edge-coupling function (Litman 2026, arXiv 2604.20446; theory 6.3). With d = x' − x the
 * step from x: H̄ = ∫∇²f(x + t d) dt, and the effective curvature r̃ = ∫ 2(1 − t) dᵀ∇²f(x + t d)d/|d|² dt. For gradient descent
 * with learning rate η: d_{k+1} = (I − ηH̄_k)d_k and L_{k+1} − L_k = −(|d_k|²/2η)(2 − η r̃_k).
 */
import { gaussLegendre } from '../engine/gauss-legendre';
import type { Loss } from '../engine/problem';

/** `linear`: weight 2(1 − t), the loss's own; `uniform`: weight 1, the step's own. */
export type SegmentWeight = 'linear' | 'uniform';

export interface SegmentMean {
  readonly value: number;
  /** Difference of the rules with 16 and with 8 nodes: a bound on the error unless the loss is not smooth in between. */
  readonly error: number;
}

const [FINE, COARSE] = [16, 8];

/** Weighted mean over the segment from x to x + d of g, by Gauss–Legendre. */
export function segmentMean(x: Float64Array, d: Float64Array, weight: SegmentWeight, g: (at: Float64Array) => number): SegmentMean {
  const by = (points: number) => {
    const { nodes, weights } = gaussLegendre(points);
    const at = new Float64Array(x.length);
    return nodes.reduce((sum, t, k) => {
      for (let i = 0; i < at.length; i++) at[i] = x[i]! + t * d[i]!;
      return sum + weights[k]! * (weight === 'linear' ? 2 * (1 - t) : 1) * g(at);
    }, 0);
  };
  const value = by(FINE);
  return { value, error: Math.abs(value - by(COARSE)) };
}

/** Curvature along d, dᵀ∇²f d/|d|², averaged over the segment from x to x + d; in one variable the average of f''. NaN for d = 0. */
export function effectiveCurvature(loss: Loss, x: Float64Array, d: Float64Array, weight: SegmentWeight): SegmentMean {
  const size = Math.hypot(...d);
  const unit = d.map((value) => value / size);
  const product = new Float64Array(x.length);
  return segmentMean(x, d, weight, (at) => {
    loss.hessianVector(at, unit, product);
    return dot(unit, product);
  });
}

/** A(x, y) = L(x) + L(y) − |x − y|²/(2η): its critical points are fixed points (x = y) and 2-cycles. */
export function edgeCoupling(loss: Loss, x: Float64Array, y: Float64Array, eta: number): number {
  return loss.value(x) + loss.value(y) - squaredDistance(x, y) / (2 * eta);
}

/** What the identities leave over at the step x → y → z of gradient descent with learning rate η, relative to their terms. */
export interface IdentityDefects {
  /** |d_{k+1} − (I − ηH̄_k)d_k| / |d_k|. */
  readonly step: number;
  /** |L_{k+1} − L_k + (|d|²/2η)(2 − ηr̃)| relative to |L_k| + |L_{k+1}| + |d|²/η. */
  readonly loss: number;
  /** r̃_k. */
  readonly curvature: number;
  /** Estimated error of the quadratures, relative to |d_k| and to r̃. */
  readonly quadrature: number;
}

export function identityDefects(loss: Loss, x: Float64Array, y: Float64Array, z: Float64Array, eta: number): IdentityDefects {
  const n = x.length;
  const d = y.map((value, i) => value - x[i]!);
  const size = Math.hypot(...d);
  const { value: curvature, error } = effectiveCurvature(loss, x, d, 'linear');
  const [fine, coarse] = [FINE, COARSE].map((points) => meanProduct(loss, x, d, points));
  let step = 0;
  let quadrature = 0;
  for (let i = 0; i < n; i++) {
    step += (z[i]! - y[i]! - (d[i]! - eta * fine![i]!)) ** 2;
    quadrature += (eta * (fine![i]! - coarse![i]!)) ** 2;
  }
  const [before, after] = [loss.value(x), loss.value(y)];
  const decrement = ((size * size) / (2 * eta)) * (2 - eta * curvature);
  return {
    step: Math.sqrt(step) / size,
    loss: Math.abs(after - before + decrement) / (Math.abs(before) + Math.abs(after) + (size * size) / eta),
    curvature,
    quadrature: Math.max(Math.sqrt(quadrature) / size, error / Math.abs(curvature)),
  };
}

/** H̄ d = ∫∇²f(x + t d) d dt. */
function meanProduct(loss: Loss, x: Float64Array, d: Float64Array, points: number): Float64Array {
  const { nodes, weights } = gaussLegendre(points);
  const [at, product, sum] = [new Float64Array(x.length), new Float64Array(x.length), new Float64Array(x.length)];
  nodes.forEach((t, k) => {
    for (let i = 0; i < at.length; i++) at[i] = x[i]! + t * d[i]!;
    loss.hessianVector(at, d, product);
    for (let i = 0; i < sum.length; i++) sum[i]! += weights[k]! * product[i]!;
  });
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function squaredDistance(x: Float64Array, y: Float64Array): number {
  return x.reduce((sum, value, i) => sum + (value - y[i]!) ** 2, 0);
}
