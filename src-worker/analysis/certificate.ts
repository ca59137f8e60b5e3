/**
 * A proof, by interval arithmetic, that a cycle of F(x) = x − ηf'(x) exists: Krawczyk's operator on the p equations
 * F(x_i) − x_{i+1} = 0 (indices modulo p) maps a box into its interior (R. Krawczyk 1969; R. E. Moore 1977). η and the parameters
 * count as the exact values of their doubles.
 */
import {
  add,
  containsInside,
  disjoint,
  interval,
  type Interval,
  magnitude,
  midpoint,
  multiply,
  nextDown,
  nextUp,
  subtract,
} from '../engine/interval';

export interface Certificate {
  /** One interval per point of the orbit, in the order of iteration: each holds exactly one point of the cycle. */
  readonly points: readonly Interval[];
  /** Encloses the multiplier (F^p)' along the cycle. */
  readonly multiplier: Interval;
  /** Proved: |multiplier| < 1, |multiplier| > 1, or neither. */
  readonly stability: 'stable' | 'unstable' | 'undecided';
  /** Proved: the points are pairwise distinct, so that p is the least period. */
  readonly leastPeriod: boolean;
}

export interface IntervalMap {
  /** Encloses F over an interval. */
  value(x: Interval): Interval;
  /** Encloses F' over an interval. */
  derivative(x: Interval): Interval;
}

/** F and F' from enclosures of f' and f''. */
export function descentMap(eta: number, gradient: (x: Interval) => Interval, second: (x: Interval) => Interval): IntervalMap {
  const rate = interval(eta);
  return {
    value: (x) => subtract(x, multiply(rate, gradient(x))),
    derivative: (x) => subtract(interval(1), multiply(rate, second(x))),
  };
}

/** Radii tried, in units of |x|·2⁻⁵², from narrow to wide. */
const RADII = [16, 256, 4_096, 2 ** 16, 2 ** 20, 2 ** 24, 2 ** 28];

/**
 * Proves the cycle near `points` (length p, in the order of iteration, refined to rounding by the caller); null when no radius
 * leads to a proof, which says nothing about the cycle.
 */
export function certifyCycle(map: IntervalMap, points: readonly number[], stop: () => boolean): Certificate | null {
  const p = points.length;
  const slopes = points.map((x) => midpoint(map.derivative(interval(x))));
  const inverse = cyclicInverse(slopes);
  if (inverse === null) return null;
  // Residuals at the centres, the same for every radius.
  const residuals = points.map((x, i) => subtract(map.value(interval(x)), interval(points[(i + 1) % p]!)));
  const scale = Math.max(...points.map(Math.abs), Number.MIN_VALUE);
  for (const units of RADII) {
    if (stop()) return null;
    const radius = scale * units * 2 ** -52;
    const box = points.map((x) => interval(nextDown(x - radius), nextUp(x + radius)));
    const slopesOver = box.map((x) => map.derivative(x));
    const image = krawczyk(points, box, residuals, slopesOver, inverse);
    if (!image.every((part, i) => containsInside(box[i]!, part))) continue;
    const multiplier = image.map((part) => map.derivative(part)).reduce((product, factor) => multiply(product, factor), interval(1));
    return { points: image, multiplier, stability: stabilityOf(multiplier), leastPeriod: pairwiseDisjoint(image) };
  }
  return null;
}

/** K(X) = m − C H(m) + (1 − C H'(X)) (X − m) for H_i(x) = F(x_i) − x_{i+1}. */
function krawczyk(
  centre: readonly number[],
  box: readonly Interval[],
  residuals: readonly Interval[],
  slopes: readonly Interval[],
  inverse: readonly Float64Array[],
): readonly Interval[] {
  const p = centre.length;
  return centre.map((m, i) => {
    const row = inverse[i]!;
    let sum = interval(m);
    for (let j = 0; j < p; j++) sum = subtract(sum, multiply(interval(row[j]!), residuals[j]!));
    for (let j = 0; j < p; j++) {
      // Column j of H' has the slope in row j and −1 in the row before (for p = 1 both in the one row).
      const before = interval(row[(j + p - 1) % p]!);
      const product = subtract(multiply(interval(row[j]!), slopes[j]!), before);
      const defect = subtract(interval(i === j ? 1 : 0), product);
      sum = add(sum, multiply(defect, subtract(box[j]!, interval(centre[j]!))));
    }
    return sum;
  });
}

/**
 * Approximate inverse of the cyclic matrix with the slopes on its diagonal and −1 to the right of each, by its closed form:
 * with P = Π slopes, (H'⁻¹)_{ij} = (product of the slopes from j + 1 to i − 1, cyclically) / (P − 1) up to order; null when P is 1.
 */
function cyclicInverse(slopes: readonly number[]): readonly Float64Array[] | null {
  const p = slopes.length;
  const product = slopes.reduce((total, slope) => total * slope, 1);
  if (!Number.isFinite(product) || product === 1) return null;
  // H' d = r means d_{i+1} = s_i d_i − r_i; once around: d_i (P − 1) = Σ_k (Π_{l after k} s_l) r_k.
  return slopes.map((_, i) => {
    const row = new Float64Array(p);
    let tail = 1;
    for (let back = 1; back <= p; back++) {
      const k = (i - back + 2 * p) % p;
      row[k] = tail / (product - 1);
      tail *= slopes[k]!;
    }
    return row;
  });
}

function stabilityOf(multiplier: Interval): Certificate['stability'] {
  if (magnitude(multiplier) < 1) return 'stable';
  return multiplier.low > 1 || multiplier.high < -1 ? 'unstable' : 'undecided';
}

function pairwiseDisjoint(parts: readonly Interval[]): boolean {
  const sorted = [...parts].sort((a, b) => a.low - b.low);
  return sorted.every((part, i) => i === 0 || disjoint(sorted[i - 1]!, part));
}
