/** Known minima of a loss, refined, and the reference minimum from which η_c = 2/λ_max is counted. */
import type { Minimum, ReferenceMinimum } from '../../src-shared/analysis';
import type { Loss } from '../engine/problem';
import { distance, largest } from '../engine/norms';
import { denseHessian } from '../engine/sharpness';
import { symmetricEigenvalues } from '../engine/symmetric-eigen';
import { leastNormSolution } from './linear';

const NEWTON_STEPS = 60;
/** Hessian eigenvalues below this share of λ_max count as zero where minima lie on a manifold. */
const ZERO_EIGENVALUE = 1e-9;

/** λ_max of the Hessian at x: the problem's closed form, else a dense symmetric eigenvalue problem. */
export function sharpnessAt(loss: Loss, x: Float64Array): number {
  return loss.sharpness?.(x) ?? symmetricEigenvalues(denseHessian(loss, x), loss.dimension)[0]!;
}

/** Newton on ∇f = 0 from x, by least-norm steps (a manifold of minima is met at the near point); null unless it ends in a minimum. */
export function refineMinimum(loss: Loss, x: Float64Array): Minimum | null {
  const n = loss.dimension;
  const point = Float64Array.from(x);
  const gradient = new Float64Array(n);
  for (let k = 0; k < NEWTON_STEPS; k++) {
    loss.gradient(point, gradient);
    const step = leastNormSolution(denseHessian(loss, point), gradient, n, ZERO_EIGENVALUE);
    if (step === null) return null;
    for (let i = 0; i < n; i++) point[i] = point[i]! - step[i]!;
    if (largest(step) <= 2e-16 * largest(point)) break;
  }
  return describeMinimum(loss, point);
}

function describeMinimum(loss: Loss, x: Float64Array): Minimum | null {
  const values = symmetricEigenvalues(denseHessian(loss, x), loss.dimension);
  const top = values[0]!;
  const gradient = new Float64Array(loss.dimension);
  loss.gradient(x, gradient);
  const sharpness = loss.sharpness?.(x) ?? top;
  if (!(top > 0) || !(largest(gradient) <= 1e-9 * top * Math.max(largest(x), 1e-6))) return null;
  if (values.at(-1)! < -ZERO_EIGENVALUE * top) return null;
  const zeros = values.filter((value) => Math.abs(value) <= ZERO_EIGENVALUE * top).length;
  if (zeros > 0 && !loss.minimaOnManifold) return null;
  return { x: Array.from(x), loss: loss.value(x), sharpness, etaC: 2 / sharpness, neutral: zeros };
}

/** The problem's known minima around `near`, refined. */
export function knownMinima(loss: Loss, near: Float64Array): readonly Minimum[] {
  return loss
    .minima(near)
    .map((x) => refineMinimum(loss, x))
    .filter((minimum) => minimum !== null);
}

/**
 * The minimum η_c refers to: of isolated minima the nearest to `start` (length n), on a manifold of minima the flattest one,
 * the nearest of these if there are several. Null when the loss names no minimum at which the Hessian is positive in some
 * direction: η_c is then undefined and the caller refuses.
 */
export function referenceMinimum(loss: Loss, start: Float64Array): ReferenceMinimum | null {
  if (loss.referencePoint) return statedReference(loss, loss.referencePoint(start));
  const minima = knownMinima(loss, start);
  const flattest = Math.min(...minima.map(({ sharpness }) => sharpness));
  const chosen = !loss.minimaOnManifold ? 'nearest-to-start' : loss.noFlattestMinimum ? 'nearest-on-manifold' : 'flattest-on-manifold';
  const eligible = chosen === 'flattest-on-manifold' ? minima.filter(({ sharpness }) => sharpness <= flattest * (1 + 1e-12)) : minima;
  const away = ({ x }: Minimum) => distance(Float64Array.from(x), start);
  const nearest = eligible.reduce<Minimum | null>((best, minimum) => (best === null || away(minimum) < away(best) ? minimum : best), null);
  if (nearest === null) return null;
  return { ...nearest, chosen };
}

/** The problem's reference point where it has no minimum to offer; null where the Hessian is positive in no direction. */
function statedReference(loss: Loss, x: Float64Array): ReferenceMinimum | null {
  const sharpness = sharpnessAt(loss, x);
  if (!(sharpness > 0)) return null;
  return { x: Array.from(x), loss: loss.value(x), sharpness, etaC: 2 / sharpness, neutral: 0, chosen: 'stated-point' };
}
