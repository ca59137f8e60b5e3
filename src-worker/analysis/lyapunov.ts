/** Lyapunov exponents along an orbit of the map, per step, natural logarithm. */
import type { Lyapunov, Multiplier } from '../../src-shared/analysis';
import { neutralIndices } from '../../src-shared/multipliers';
import { modulus } from './linear';
import { batchLength, spectrumBatches, spectrumOf } from './lyapunov-spectrum';
import type { GradientMap } from './map';
import type { FoundOrbit } from './orbit';

const BATCHES = 32;
/** All exponents are computed from two to so many dimensions, the largest alone otherwise. */
const SPECTRUM_DIMENSION = 8;
/** Multipliers below this are zero up to rounding: the exponent is −∞. */
const SUPERSTABLE = 1e-13;

/**
 * Mean logarithmic growth of a tangent vector over about `steps` steps from x (length n, moved along); the standard error is that
 * of 32 batch means. In one variable the mean of log|1 − ηf''(x_t)|. Null when stopped or when the growth is not finite
 * (an iterate on a critical point, or an overflow). `transient` is only reported. `spectrum`: all exponents, from two to eight dimensions.
 */
export function lyapunovAlong(
  map: GradientMap,
  x: Float64Array,
  steps: number,
  transient: number,
  stop: () => boolean,
  spectrum = false,
): Lyapunov | null {
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
  const largest = { exponent, standardError: Math.sqrt(variance / BATCHES), steps: BATCHES * perBatch, transient };
  return spectrum && n > 1 && n <= SPECTRUM_DIMENSION ? withSpectrum(map, x, largest, steps, stop) : largest;
}

/** All exponents over a shorter stretch (the products with all tangent vectors number `steps`), the largest replaced by the better known one. */
function withSpectrum(map: GradientMap, x: Float64Array, known: Lyapunov, steps: number, stop: () => boolean): Lyapunov {
  const perBatch = batchLength(steps / map.dimension, BATCHES, map.etas.length);
  const batches = spectrumBatches(map, x.slice(), map.dimension, BATCHES, perBatch, stop);
  // A direction that is squashed to nothing has no exponent: then none but the largest is given.
  if (batches.length < BATCHES) return known;
  const [, ...rest] = spectrumOf(batches.slice(1))!;
  return { ...known, spectrum: [known.exponent, ...rest.map(({ exponent }) => exponent)] };
}

/**
 * On a solved orbit: logarithms of the multipliers over its steps, exact up to the orbit's precision, all of them up to eight dimensions;
 * null when the largest is 0 up to rounding. Along a family of orbits they are exactly 0. Above 300 dimensions from the measured rate, 0 on a family of orbits.
 */
export function lyapunovOf(map: GradientMap, { orbit, dominant }: FoundOrbit, transient: number): Lyapunov | null {
  const steps = orbit.period * map.etas.length;
  const neutral = neutralIndices(orbit);
  const exponentOf = (m: Multiplier, index: number) => (neutral.has(index) ? 0 : Math.log(modulus(m)) / steps);
  const complete = orbit.multipliers.length === map.dimension;
  const size = complete ? modulus(orbit.multipliers[0]!) : orbit.neutral > 0 ? 1 : dominant;
  if (!(size > SUPERSTABLE)) return null;
  const exponent = complete ? exponentOf(orbit.multipliers[0]!, 0) : Math.log(size) / steps;
  const largest = { exponent, standardError: 0, steps, transient };
  const all =
    complete && map.dimension > 1 && map.dimension <= SPECTRUM_DIMENSION && orbit.multipliers.every((m) => modulus(m) > SUPERSTABLE);
  return all ? { ...largest, spectrum: orbit.multipliers.map(exponentOf) } : largest;
}

function norm(v: Float64Array): number {
  if (v.length === 1) return Math.abs(v[0]!);
  let sum = 0;
  for (const entry of v) sum += entry * entry;
  return Math.sqrt(sum);
}
