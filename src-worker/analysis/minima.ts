/** Minima of a loss, known in closed form or searched for, and the reference minimum from which η_c = 2/λ_max is counted. */
import type { Minimum, ReferenceMinimum } from '../../src-shared/analysis';
import type { Loss } from '../engine/problem';
import { distance, largest } from '../engine/norms';
import { denseHessian, sharpnessOf } from '../engine/sharpness';
import { isFamily } from './family';
import { flattestFrom } from './flattest';
import { DENSE_LIMIT, leastNormSolution, pseudoInverse, symmetricValues } from './linear';
import { rememberLast } from './memory';
import { minimumCandidates } from './minimum-search';

const NEWTON_STEPS = 60;
/** Dimensions up to which minima are looked for although the loss states its point of reference. */
const SEARCHED_BESIDE = 8;
/** Hessian eigenvalues below this share of λ_max count as zero where minima lie on a manifold. */
const ZERO_EIGENVALUE = 1e-9;
/** A curvature this many times that at a minimum next to it: the minimum's is no more than rounding. */
const BESIDE = 50;
/** Minima listed at most, the nearest first. */
const MOST = 32;
/** Minima found closer than this, relative to their size, with no rise between them are one (a degenerate one is known to few digits). */
const SAME = 1e-2;

/** λ_max of the Hessian at x: see `sharpnessOf`. */
export function sharpnessAt(loss: Loss, x: Float64Array): number {
  return sharpnessOf(loss)(x);
}

/**
 * Newton on ∇f = 0 from x, by least-norm steps (a manifold of minima is met at the near point); null unless it ends in a minimum.
 * Above 300 dimensions x itself, if it is one.
 */
export function refineMinimum(loss: Loss, x: Float64Array): Minimum | null {
  const point = stationaryFrom(loss, x);
  return point && describeMinimum(loss, point);
}

function stationaryFrom(loss: Loss, x: Float64Array): Float64Array | null {
  const n = loss.dimension;
  const point = Float64Array.from(x);
  if (n > DENSE_LIMIT) return point;
  const gradient = new Float64Array(n);
  for (let k = 0; k < NEWTON_STEPS; k++) {
    loss.gradient(point, gradient);
    const hessian = denseHessian(loss, point);
    // A closed form is exact to rounding: a decomposition of a large Hessian would tell nothing new.
    if (n > 8 && largest(gradient) <= 1e-14 * largest(hessian) * largest(point)) break;
    const step = leastNormSolution(hessian, gradient, n, ZERO_EIGENVALUE);
    if (step === null) return null;
    for (let i = 0; i < n; i++) point[i] = point[i]! - step[i]!;
    if (largest(step) <= 2e-16 * largest(point)) break;
  }
  return point;
}

function describeMinimum(loss: Loss, x: Float64Array): Minimum | null {
  if (loss.hessianJumpsAt?.(x)) return null;
  const n = loss.dimension;
  const gradient = new Float64Array(n);
  loss.gradient(x, gradient);
  const isStationary = (top: number) => top > 0 && largest(gradient) <= 1e-9 * top * Math.max(largest(x), 1e-6);
  if (n > DENSE_LIMIT) {
    const sharpness = loss.minimumSharpness?.(x) ?? sharpnessAt(loss, x);
    if (!isStationary(sharpness)) return null;
    // At least: the zero eigenvalues are not counted without a dense Hessian.
    const neutral = loss.minimaOnManifold ? Math.max(1, loss.symmetryDirections?.(x).length ?? 0) : 0;
    return { x: Array.from(x), loss: loss.value(x), sharpness, etaC: 2 / sharpness, neutral };
  }
  const hessian = denseHessian(loss, x);
  const values = symmetricValues(hessian, n);
  const top = values[0]!;
  const sharpness = loss.sharpness?.(x) ?? top;
  if (!isStationary(top) || values.at(-1)! < -ZERO_EIGENVALUE * top) return null;
  if (loss.minimaUnknown && n <= SEARCHED_BESIDE && isDegenerate(loss, x, top)) return null;
  const zeros = values.filter((value) => Math.abs(value) <= ZERO_EIGENVALUE * top).length;
  const neutral = zeros === 0 || loss.minimaOnManifold ? zeros : neutralAmong(loss, x, hessian, zeros);
  return neutral === null ? null : { x: Array.from(x), loss: loss.value(x), sharpness, etaC: 2 / sharpness, neutral };
}

/**
 * Is the curvature `top` at a point found by Newton that of rounding (x⁴, or an inflection)? Then it is many times larger next to the
 * point, no farther than the point's own digits are worth.
 */
function isDegenerate(loss: Loss, x: Float64Array, top: number): boolean {
  const reach = 1e-6 * Math.max(largest(x), 1e-6);
  return [-reach, reach].some((step) => {
    const beside = denseHessian(
      loss,
      x.map((at) => at + step),
    );
    return largest(beside) > BESIDE * top;
  });
}

/** Zero eigenvalues of a semidefinite Hessian: all tangent to a manifold of minima, or none if the minimum is degenerate; null if it is no minimum. */
function neutralAmong(loss: Loss, x: Float64Array, hessian: Float64Array, zeros: number): number | null {
  const inverse = pseudoInverse(hessian, loss.dimension, ZERO_EIGENVALUE);
  if (inverse === null) return null;
  if (isFamily((at, out) => loss.gradient(at, out), x, inverse)) return zeros;
  const value = loss.value(x);
  const reach = 1e-2 * Math.max(largest(x), 1e-3);
  const rises = inverse.kernel.every((t) =>
    [-reach, reach].every((step) => loss.value(x.map((at, i) => at + step * t[i]!)) >= value - 1e-15 * Math.abs(value)),
  );
  return rises ? 0 : null;
}

/** The minima around `near`: the problem's own, refined, or those a search from there finds. Never called complete. */
export const knownMinima = rememberLast((loss, near): readonly Minimum[] => {
  const own = loss.minima(near).map((x) => refineMinimum(loss, x));
  // A loss that states its point of reference in many dimensions (a network) is not searched: it would take seconds, for nothing needed.
  const limit = loss.referencePoint ? SEARCHED_BESIDE : DENSE_LIMIT;
  const all = loss.minimaUnknown && own.length === 0 && loss.dimension <= limit ? searched(loss, near) : own;
  return all.filter((minimum) => minimum !== null);
});

function searched(loss: Loss, start: Float64Array): Minimum[] {
  const found: Minimum[] = [];
  for (const candidate of minimumCandidates(loss, start)) {
    let minimum = refineMinimum(loss, candidate);
    if (minimum && minimum.neutral > 0 && loss.dimension <= 8) {
      minimum = refineMinimum(
        loss,
        flattestFrom(loss, Float64Array.from(minimum.x), (x) => stationaryFrom(loss, x)),
      );
    }
    if (minimum === null || minimum.neutral === loss.dimension) continue;
    if (!found.some((other) => isSame(loss, other, minimum))) found.push(minimum);
    if (found.length >= MOST) break;
  }
  return found;
}

function isSame(loss: Loss, p: Minimum, q: Minimum): boolean {
  const gap = Math.hypot(...p.x.map((value, i) => value - q.x[i]!));
  const size = Math.hypot(...p.x);
  if (gap <= 1e-6 * size) return true;
  const between = loss.value(Float64Array.from(p.x, (value, i) => (value + q.x[i]!) / 2));
  const highest = Math.max(p.loss, q.loss);
  return gap <= SAME * Math.max(size, 0.1) && between <= highest + 1e-14 * Math.abs(highest);
}

/**
 * The minimum η_c refers to: of isolated minima the nearest to `start` (length n), on a manifold of minima the flattest one,
 * the nearest of these if there are several. Null when there is none at which the Hessian is positive in some direction: η_c is
 * then undefined and the caller refuses; for a loss whose minima are searched for, the start stands in (`stated-point`).
 */
export function referenceMinimum(loss: Loss, start: Float64Array): ReferenceMinimum | null {
  if (loss.referencePoint) return statedReference(loss, loss.referencePoint(start));
  const minima = knownMinima(loss, start);
  const away = ({ x }: Minimum) => distance(Float64Array.from(x), start);
  const nearestOf = (list: readonly Minimum[]) =>
    list.reduce<Minimum | null>((best, minimum) => (best === null || away(minimum) < away(best) ? minimum : best), null);
  const nearest = nearestOf(minima);
  // A typed loss without a minimum, or with none that has a sharpness, can still be run: its start stands in.
  if (nearest === null) return loss.minimaUnknown ? statedReference(loss, start) : null;
  if (!loss.minimaOnManifold) {
    // Minima found on unannounced manifolds are the flattest around already; other manifolds are no rivals.
    return { ...nearest, chosen: nearest.neutral > 0 ? 'flattest-on-manifold' : 'nearest-to-start' };
  }
  if (loss.noFlattestMinimum) return { ...nearest, chosen: 'nearest-on-manifold' };
  const flattest = Math.min(...minima.map(({ sharpness }) => sharpness));
  return { ...nearestOf(minima.filter(({ sharpness }) => sharpness <= flattest * (1 + 1e-12)))!, chosen: 'flattest-on-manifold' };
}

/** The problem's reference point where it has no minimum to offer; null where the Hessian is positive in no direction. */
function statedReference(loss: Loss, x: Float64Array): ReferenceMinimum | null {
  const sharpness = sharpnessAt(loss, x);
  if (!(sharpness > 0)) return null;
  return { x: Array.from(x), loss: loss.value(x), sharpness, etaC: 2 / sharpness, neutral: 0, chosen: 'stated-point' };
}
