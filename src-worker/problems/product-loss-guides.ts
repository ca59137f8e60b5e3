/** Curves runs of product losses l(xy) follow, at a learning rate η, in the planes of the recorded quantities. */
import type { GuideCurve } from '../../src-shared/views';
import type { Outer } from './product-loss-outer';

/** Largest product the alignment curve is drawn to. */
const MOST = 3;

/**
 * Song and Yun: runs align on q = l′(p)/p with p = xy and q = 2/(η(x² + y²)), here x² + y² over xy. For losses whose minimiser is
 * the product 0. `points` points.
 */
export function alignmentCurve(l: Outer, eta: number, points: number): GuideCurve {
  const p = Float64Array.from({ length: points }, (_, i) => -MOST + (2 * MOST * i) / (points - 1));
  const y = p.map((value) => 2 / (eta * (Math.abs(value) < 1e-9 ? l.curvature(0) : l.slope(value) / value)));
  return { label: 'alignment q = l′(p)/p', axes: ['xy', 'x²+y²'], x: p, y };
}

/** The product at the flattest minimum from which Zhu's coordinates count: x̃ with sharpness exactly 2/η; null where there is none. */
export function zhuMinimum(eta: number): number | null {
  return eta < 0.5 ? Math.sqrt((Math.sqrt(eta ** -2 - 4) + 1 / eta) / 2) : null;
}

/**
 * Zhu et al.: with a = x − x̃, b = xy − 1 and k = √η, even iterates follow b² = ak/2 + k⁴/16 (up to the asymmetry of ±b, of order
 * b²). Drawn as xy over x; empty for η ≥ 1/2. `points` points.
 */
export function zhuParabola(eta: number, points: number): readonly GuideCurve[] {
  const minimum = zhuMinimum(eta);
  if (minimum === null) return [];
  const k = Math.sqrt(eta);
  const b = Float64Array.from({ length: points }, (_, i) => -0.5 + i / (points - 1));
  const x = b.map((value) => minimum + (2 / k) * (value * value - k ** 4 / 16));
  return [{ label: 'parabola b² = ak/2 + k⁴/16', axes: ['x', 'xy'], x, y: b.map((value) => 1 + value) }];
}
