/** Solving F^p(x) = x: Newton from a guess, then the minimal period, then the points to full precision. */
import { distance, largest } from '../engine/norms';
import { DENSE_LIMIT, leastNormSolution } from './linear';
import type { GradientMap } from './map';
import { describeOrbit, type FoundOrbit, pointsFrom } from './orbit';
import { solveTwoCycle } from './two-cycle';

const NEWTON_STEPS = 40;
/** Beyond this dimension a step costs milliseconds, and only a good guess is worth following. */
const LARGE = 32;
const LARGE_STEPS = 10;
const EPSILON = 2 ** -52;
/** Newton has converged when its step is below this share of ‖x‖∞ … */
const CONVERGED = 1e-14;
/** … and is accepted, its step no longer shrinking, below this one. */
const ACCEPTED = 1e-9;
/** Iterates that decay to a fixed point at zero end in subnormal numbers, whose rounding is absolute. */
const UNDERFLOW = 2 ** -1022;
/** Singular values of DF^p − 1 below this share count as neutral directions (in several variables). */
const NEUTRAL = 1e-9;

/**
 * The orbit that Newton on F^p(x) = x reaches from `guess` (length n), with its minimal period (a divisor of `period`); null when
 * Newton does not converge within its bound, and above 300 dimensions. At neutral directions the steps are of least norm.
 */
export function solveOrbit(map: GradientMap, guess: Float64Array, period: number): FoundOrbit | null {
  if (map.dimension > DENSE_LIMIT) return null;
  const root = newton(map, guess, period);
  return root === null ? null : reduced(map, root, period);
}

/** A root of F^p(x) = x, or null. */
function newton(map: GradientMap, guess: Float64Array, period: number): Float64Array | null {
  const n = map.dimension;
  const x = guess.slice();
  const image = new Float64Array(n);
  const matrix = new Float64Array(n * n);
  let before = Infinity;
  const steps = n > LARGE ? LARGE_STEPS : NEWTON_STEPS;
  for (let k = 0; k < steps; k++) {
    image.set(x);
    map.linearise(image, period, matrix);
    for (let i = 0; i < n; i++) {
      image[i]! -= x[i]!;
      matrix[i * n + i]! -= 1;
    }
    const step = leastNormSolution(matrix, image, n, n > 1 ? NEUTRAL : EPSILON);
    if (step === null) return null;
    const size = largest(step);
    const scale = largest(x);
    if (!(size <= 10 * scale + 1e-300) && k > 2) return null;
    // The step says nothing of a residual that lies across everything the matrix reaches (a slope where nothing bends): no root there.
    const met = largest(image) <= n * Math.max(1, largest(matrix)) * (2 * size + 64 * EPSILON * period * scale + UNDERFLOW);
    if (size <= ACCEPTED * scale && size >= before / 2) return met ? x : null;
    // Along a family of orbits the steps end in rounding long after the equations are met.
    if (n > 1 && size >= before / 2 && largest(image) <= 8 * EPSILON * scale) return x;
    for (let i = 0; i < n; i++) x[i]! -= step[i]!;
    if (size <= CONVERGED * scale + UNDERFLOW) return met ? x : null;
    before = size;
  }
  return null;
}

/** Minimal period by dividing out p/q, smallest first. */
function reduced(map: GradientMap, root: Float64Array, period: number): FoundOrbit {
  let orbit = describeOrbit(map, polished(map, root, period));
  for (let q = 1; q < period; q++) {
    if (period % q !== 0) continue;
    const image = root.slice();
    map.advance(image, q);
    const gap = distance(image, root);
    // How far the root may be off: rounding of F^p, magnified where F^p(x) = x is nearly singular.
    const doubt = (64 * EPSILON * largest(root) * period + UNDERFLOW) / Math.min(1, orbit.regular);
    if (orbit.orbit.period === q) break;
    if (!(gap > 1e3 * doubt) || isRounding(map, root, image, q)) {
      const shorter = newton(map, midpoint(map, root, q, period), q);
      if (shorter !== null) {
        orbit = describeOrbit(map, polished(map, shorter, q));
        break;
      }
    }
  }
  return orbit;
}

/** Parts of the distance of two points at which the map is compared with its derivative, and how far it may be off. */
const PARTS = [2 ** -14, 2 ** -18];
const OFF = 0.1;

/**
 * Are `root` and its image under F^q apart only because F is rounded? Then F^q does not follow its derivative between them, at any part of their distance: a
 * map like x − η(eˣ − 1) is a staircase near zero, where the rounding of eˣ is absolute. A smooth map follows it the better the smaller the part.
 */
function isRounding(map: GradientMap, root: Float64Array, image: Float64Array, q: number): boolean {
  const n = map.dimension;
  const matrix = new Float64Array(n * n);
  map.linearise(root.slice(), q, matrix);
  return PARTS.every((part) => {
    const moved = root.map((x, i) => x + part * (image[i]! - x));
    const h = moved.map((x, i) => x - root[i]!);
    map.advance(moved, q);
    let off = 0;
    for (let i = 0; i < n; i++) {
      let linear = 0;
      for (let j = 0; j < n; j++) linear += matrix[i * n + j]! * h[j]!;
      off = Math.max(off, Math.abs(moved[i]! - image[i]! - linear));
    }
    return off > OFF * largest(h);
  });
}

/** Mean of x, F^q(x), F^2q(x), …: where a shorter orbit lies from which this one has hardly separated. */
function midpoint(map: GradientMap, root: Float64Array, q: number, period: number): Float64Array {
  const x = root.slice();
  const mean = new Float64Array(root.length);
  for (let k = 0; k < period / q; k++) {
    for (let i = 0; i < mean.length; i++) mean[i]! += (x[i]! * q) / period;
    map.advance(x, q);
  }
  return mean;
}

/** The orbit's points; those of a 2-cycle in one variable from centre and half amplitude, a collapsed one as its centre. */
function polished(map: GradientMap, root: Float64Array, period: number): Float64Array[] {
  const points = pointsFrom(map, root, period);
  if (period !== 2 || map.dimension !== 1 || map.etas.length !== 1 || !map.loss.taylor) return points;
  const [p, q] = [points[0]![0]!, points[1]![0]!];
  const cycle = solveTwoCycle(map.loss, map.etas[0]!, (p + q) / 2, Math.abs(p - q) / 2);
  if (cycle.kind === 'failed') return points;
  if (cycle.kind === 'collapsed') {
    const fixed = newton(map, Float64Array.of(cycle.centre), 1);
    return fixed === null ? points : [fixed];
  }
  const side = p < q ? 1 : -1;
  return [-side, side].map((sign) => Float64Array.of(cycle.centre + sign * cycle.halfAmplitude));
}
