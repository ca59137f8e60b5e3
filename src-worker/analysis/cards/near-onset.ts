/** Derivatives at the reference minimum of a loss in one variable, and the 2-cycle they predict near onset. */
import type { CardContext } from './card';

/** f^(k) at the reference minimum, k = 0 … order; null in several dimensions or without exact derivatives there. */
export function derivatives({ loss, analysis }: CardContext, order: number): Float64Array | null {
  if (loss.dimension !== 1 || !loss.taylor) return null;
  const series = loss.taylor(analysis.minimum.x[0]!, order);
  let factorial = 1;
  return series.map((coefficient, k) => {
    factorial *= Math.max(1, k);
    return coefficient * factorial;
  });
}

/** Below this share of the strongest order's effect a derivative counts as rounding. */
const ZERO = 1e-9;

/**
 * Which of the derivatives f (f^(k) in place k, from `derivatives`) vanish: those that change the curvature by no more than rounding at
 * the distance from the minimum where the strongest order above the second changes it by its own size. No unit of x enters.
 */
export function vanishing(f: Float64Array): (k: number) => boolean {
  let factorial = 1;
  const sizes = Array.from(f, (value, k) => {
    factorial *= Math.max(1, k - 1);
    return k < 3 ? 0 : Math.abs(value / (factorial * f[2]!));
  });
  const reach = Math.min(...sizes.map((size, k) => (size > 0 ? size ** (-1 / (k - 2)) : Infinity)));
  return (k) => sizes[k] === 0 || sizes[k]! * reach ** (k - 2) <= ZERO;
}

/** Why the loss is not smooth at the reference minimum, or null. */
export function kink({ loss, analysis }: CardContext): string | null {
  return loss.kinkAt?.(Float64Array.from(analysis.minimum.x)) ?? null;
}

/**
 * The learning rate near η_c whose 2-cycle passes through x₀: the root of F_η²(x₀) = x₀ by Newton from η_c, the fixed point's factor
 * divided out. Null where Newton does not arrive within 60 steps.
 */
export function rateOfCycleThrough({ loss, analysis }: CardContext, x0: number): number | null {
  const point = new Float64Array(1);
  const slope = new Float64Array(1);
  const unit = Float64Array.of(1);
  const gradientAt = (x: number) => {
    point[0] = x;
    loss.gradient(point, slope);
    return slope[0]!;
  };
  const first = gradientAt(x0);
  if (first === 0) return null;
  let eta = analysis.etaC;
  for (let k = 0; k < 60; k++) {
    // F²(x₀) = x₀ ⇔ f'(x₀) + f'(x₀ − η f'(x₀)) = 0 for η ≠ 0.
    const second = gradientAt(x0 - eta * first);
    loss.hessianVector(point, unit, slope);
    const step = (first + second) / (-first * slope[0]!);
    eta -= step;
    if (!(eta > 0) || !Number.isFinite(eta)) return null;
    if (Math.abs(step) <= 4e-16 * eta) return eta;
  }
  return Math.abs(first + gradientAt(x0 - eta * first)) <= 1e-9 * Math.abs(first) ? eta : null;
}
