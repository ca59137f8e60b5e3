/** An orbit as data: points in order, multipliers, stability, residual. */
import type { Multiplier, Orbit } from '../../src-shared/analysis';
import { distance } from '../engine/norms';
import { describeLargeOrbit } from './large-orbit';
import { DENSE_LIMIT, eigenvalues, symmetricValues } from './linear';
import type { GradientMap } from './map';
import { neutralDirections } from './neutral';
import { stabilityOf } from './stability';

/** Residuals are taken at every point up to this period, at the first point beyond (the cost grows as p²). */
const ALL_RESIDUALS = 64;
/** A minimum on a manifold of minima: every multiplier of 1 is neutral by the problem's own word. */
const MANIFOLD = { count: true, note: 'The fixed point is one of a manifold of minima.' };

export interface FoundOrbit {
  readonly orbit: Orbit;
  /** Largest modulus of the multipliers that are not neutral. */
  readonly dominant: number;
  /** Least |m − 1| of the multipliers that are not neutral: how well F^p(x) = x determines the points. */
  readonly regular: number;
}

/** The orbit through `point` of period `period`, `known` points given in order (else iterated from `point`). */
export function describeOrbit(map: GradientMap, points: readonly Float64Array[]): FoundOrbit {
  const period = points.length;
  const n = map.dimension;
  if (n > DENSE_LIMIT) return describeLargeOrbit(map, points, () => residualOf(map, points));
  const jacobian = jacobianAlong(map, points);
  const multipliers = period === 1 && map.etas.length === 1 ? symmetricMultipliers(jacobian, n) : eigenvalues(jacobian, n);
  const onManifold = map.loss.minimaOnManifold && period === 1;
  const { count, note } = onManifold ? MANIFOLD : neutralDirections(map, points[0]!, period, jacobian, multipliers);
  const { neutral, stable, dominant, regular } = stabilityOf(multipliers, count);
  const first = points.reduce((best, point, i) => (point[0]! < points[best]![0]! ? i : best), 0);
  const ordered = points.map((_, i) => Array.from(points[(first + i) % period]!));
  const residual = residualOf(map, points);
  const found = { period, points: ordered, multipliers, neutral, stable, residual, certified: false };
  return { orbit: neutral > 0 && note !== '' ? { ...found, note } : found, dominant, regular };
}

/** The points x, F(x), …, F^{p−1}(x). */
export function pointsFrom(map: GradientMap, x: Float64Array, period: number): Float64Array[] {
  const points = [x.slice()];
  while (points.length < period) {
    const next = points.at(-1)!.slice();
    map.advance(next, 1);
    points.push(next);
  }
  return points;
}

function residualOf(map: GradientMap, points: readonly Float64Array[]): number {
  const checked = points.length <= ALL_RESIDUALS ? points : points.slice(0, 1);
  return checked.reduce((max, point) => Math.max(max, residualAt(map, point, points.length)), 0);
}

/** Of one step with one learning rate the Jacobian is symmetric. */
function symmetricMultipliers(jacobian: Float64Array, n: number): Multiplier[] {
  if (n <= 2) return eigenvalues(jacobian, n);
  const values = Array.from(symmetricValues(jacobian, n), (re) => ({ re, im: 0 }));
  return values.sort((p, q) => Math.abs(q.re) - Math.abs(p.re) || q.re - p.re);
}

/** ‖F^p(x) − x‖₂. */
function residualAt(map: GradientMap, x: Float64Array, period: number): number {
  const image = x.slice();
  map.advance(image, period);
  return distance(image, x);
}

/** Product of the Jacobians at the given points, later points on the left: each factor is taken at a solved point, not at an iterate. */
function jacobianAlong(map: GradientMap, points: readonly Float64Array[]): Float64Array {
  const n = map.dimension;
  let product = new Float64Array(n * n);
  for (let i = 0; i < n; i++) product[i * n + i] = 1;
  const factor = new Float64Array(n * n);
  for (const point of points) {
    map.linearise(point.slice(), 1, factor);
    product = multiply(factor, product, n);
  }
  return product;
}

function multiply(a: Float64Array, b: Float64Array, n: number): Float64Array<ArrayBuffer> {
  const c = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      const aik = a[i * n + k]!;
      for (let j = 0; j < n; j++) c[i * n + j]! += aik * b[k * n + j]!;
    }
  return c;
}

/** Distance of x to the nearest point of the orbit. */
export function distanceToOrbit(x: Float64Array, points: readonly Float64Array[]): number {
  return points.reduce((min, point) => Math.min(min, distance(x, point)), Infinity);
}
