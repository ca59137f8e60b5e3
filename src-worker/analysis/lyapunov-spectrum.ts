/** Lyapunov exponents along an orbit of the map, per step, natural logarithm: exact tangent vectors, orthonormalised at every step (QR). */
import type { GradientMap } from './map';

export interface SpectrumBatch {
  /** Steps of the orbit so far. */
  readonly steps: number;
  /** Mean growth rates over this batch, in the order of the frame. */
  readonly rates: Float64Array;
}

/** Batches of about `steps`/`batches` steps: whole passes of the schedule, and where there is room whole periods of short orbits. */
export function batchLength(steps: number, batches: number, pass: number): number {
  const passes = Math.max(1, Math.round(steps / batches / pass));
  const whole = [48, 16, 4, 2].find((unit) => passes >= 2 * unit) ?? 1;
  return Math.round(passes / whole) * whole * pass;
}

/** A set the orbit is to stay on, transverse to which the growth is wanted: both drift off by rounding unless they are held. */
export interface InvariantSet {
  /** Moves x back onto the set and makes the vectors transverse to it. */
  hold(x: Float64Array, frame: readonly Float64Array[]): void;
}

/**
 * Rates of `count` exponents (≤ n) over `batches` batches of `perBatch` steps (a multiple of the schedule's length) from x (length n, moved
 * along). The sum of all n rates is the mean of log|det DF|. Ends early when stopped or when x or a rate is not finite (a tangent
 * direction that is squashed to nothing): fewer batches come back.
 */
export function spectrumBatches(
  map: GradientMap,
  x: Float64Array,
  count: number,
  batches: number,
  perBatch: number,
  stop: () => boolean,
  within?: InvariantSet,
): SpectrumBatch[] {
  const { dimension: n, etas, loss } = map;
  const frame = startFrame(n, count);
  within?.hold(x, frame);
  orthonormalise(frame, new Float64Array(count));
  const gradient = new Float64Array(n);
  const product = new Float64Array(n);
  const done: SpectrumBatch[] = [];
  for (let batch = 1; batch <= batches; batch++) {
    if (stop()) break;
    const rates = new Float64Array(count);
    for (let k = 0; k < perBatch; k++) {
      const eta = etas[k % etas.length]!;
      for (const v of frame) {
        loss.hessianVector(x, v, product);
        for (let i = 0; i < n; i++) v[i]! -= eta * product[i]!;
      }
      loss.gradient(x, gradient);
      for (let i = 0; i < n; i++) x[i]! -= eta * gradient[i]!;
      within?.hold(x, frame);
      orthonormalise(frame, rates);
    }
    for (let j = 0; j < count; j++) rates[j]! /= perBatch;
    if (!rates.every(Number.isFinite) || !x.every(Number.isFinite)) break;
    done.push({ steps: batch * perBatch, rates });
  }
  return done;
}

/** Mean of each exponent over the batches with the standard error of the batch means, largest first; null for fewer than two batches. */
export function spectrumOf(batches: readonly SpectrumBatch[]): { readonly exponent: number; readonly standardError: number }[] | null {
  const [first] = batches;
  if (!first || batches.length < 2) return null;
  return Array.from(first.rates, (_, j) => {
    const exponent = batches.reduce((sum, { rates }) => sum + rates[j]!, 0) / batches.length;
    const variance = batches.reduce((sum, { rates }) => sum + (rates[j]! - exponent) ** 2, 0) / (batches.length - 1);
    return { exponent, standardError: Math.sqrt(variance / batches.length) };
  }).sort((p, q) => q.exponent - p.exponent);
}

function startFrame(n: number, count: number): Float64Array[] {
  // Generic directions: no symmetry of a problem should hold one of them fixed.
  const frame = Array.from({ length: count }, (_, j) =>
    Float64Array.from({ length: n }, (_, i) => (i === j ? 2 : 1) / (1 + i + 0.618 * j)),
  );
  orthonormalise(frame, new Float64Array(count));
  return frame;
}

/** Modified Gram–Schmidt; adds the logarithms of the lengths to `sums`. */
function orthonormalise(frame: readonly Float64Array[], sums: Float64Array): void {
  const n = frame[0]!.length;
  for (let j = 0; j < frame.length; j++) {
    const v = frame[j]!;
    for (let k = 0; k < j; k++) {
      const q = frame[k]!;
      let part = 0;
      for (let i = 0; i < n; i++) part += q[i]! * v[i]!;
      for (let i = 0; i < n; i++) v[i]! -= part * q[i]!;
    }
    let square = 0;
    for (let i = 0; i < n; i++) square += v[i]! * v[i]!;
    const size = Math.sqrt(square);
    for (let i = 0; i < n; i++) v[i]! /= size;
    sums[j]! += Math.log(size);
  }
}
