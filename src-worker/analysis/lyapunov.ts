/** Largest Lyapunov exponent along an orbit of the map, per step, natural logarithm. */
import type { Lyapunov } from '../../src-shared/analysis';
import type { GradientMap } from './map';
import type { FoundOrbit } from './orbit';

const BATCHES = 32;
/** Multipliers below this are zero up to rounding: the exponent is −∞. */
const SUPERSTABLE = 1e-13;

/**
 * Mean logarithmic growth of a tangent vector over about `steps` steps from x (length n, moved along); the standard error is that
 * of 32 batch means. In one variable the mean of log|1 − ηf''(x_t)|. Null when stopped or when the growth is not finite
 * (an iterate on a critical point, or an overflow). `transient` is only reported.
 */
export function lyapunovAlong(map: GradientMap, x: Float64Array, steps: number, transient: number, stop: () => boolean): Lyapunov | null {
  const { dimension: n, etas, loss } = map;
  const tangent = new Float64Array(n).map((_, i) => 1 / (i + 1));
  const gradient = new Float64Array(n);
  const product = new Float64Array(n);
  let size = norm(tangent);
  const perBatch = Math.max(1, Math.ceil(steps / BATCHES / etas.length)) * etas.length;
  const means: number[] = [];
  for (let batch = 0; batch < BATCHES; batch++) {
    if (stop()) return null;
    let sum = 0;
    for (let k = 0; k < perBatch; k++) {
      const eta = etas[k % etas.length]!;
      loss.hessianVector(x, tangent, product);
      loss.gradient(x, gradient);
      for (let i = 0; i < n; i++) {
        tangent[i] = tangent[i]! / size - (eta * product[i]!) / size;
        x[i]! -= eta * gradient[i]!;
      }
      size = norm(tangent);
      sum += Math.log(size);
    }
    means.push(sum / perBatch);
  }
  const exponent = means.reduce((sum, mean) => sum + mean, 0) / BATCHES;
  const variance = means.reduce((sum, mean) => sum + (mean - exponent) ** 2, 0) / (BATCHES - 1);
  if (!Number.isFinite(exponent)) return null;
  return { exponent, standardError: Math.sqrt(variance / BATCHES), steps: BATCHES * perBatch, transient };
}

/** On a solved orbit: log of the largest multiplier over its steps, exact up to the orbit's precision; null when that multiplier is 0 up to rounding. */
export function lyapunovOf(map: GradientMap, { orbit }: FoundOrbit, transient: number): Lyapunov | null {
  const steps = orbit.period * map.etas.length;
  const [first] = orbit.multipliers;
  const size = Math.hypot(first!.re, first!.im);
  const exponent = Math.log(size) / steps;
  return size > SUPERSTABLE ? { exponent, standardError: 0, steps, transient } : null;
}

function norm(v: Float64Array): number {
  if (v.length === 1) return Math.abs(v[0]!);
  let sum = 0;
  for (const entry of v) sum += entry * entry;
  return Math.sqrt(sum);
}
