/**
 * Norms of vectors and of differences, safe against overflow and underflow of the squares: differences near an orbit
 * shrink to the last bit and must not become zero before the iterates are equal.
 */
const TINY = 1e-290;

/** Euclidean ‖a − b‖ of two vectors of equal length. NaN if an entry is NaN. */
export function distance(a: Float64Array, b: Float64Array): number {
  if (a.length === 1) return Math.abs(a[0]! - b[0]!);
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const d = a[i]! - b[i]!;
    sum += d * d;
  }
  return sum > TINY && sum < Infinity ? Math.sqrt(sum) : scaledDistance(a, b);
}

/** ‖x‖∞; NaN if an entry is NaN. */
export function largest(x: Float64Array): number {
  let max = 0;
  for (let i = 0; i < x.length; i++) {
    const size = Math.abs(x[i]!);
    // Written so that a NaN entry wins and stays.
    if (!(size <= max)) max = size;
    if (max !== max) return max;
  }
  return max;
}

function scaledDistance(a: Float64Array, b: Float64Array): number {
  let scale = 0;
  for (let i = 0; i < a.length; i++) {
    const d = Math.abs(a[i]! - b[i]!);
    if (!(d <= scale)) scale = d;
    if (scale !== scale) return scale;
  }
  if (scale === 0 || scale === Infinity) return scale;
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const d = (a[i]! - b[i]!) / scale;
    sum += d * d;
  }
  return scale * Math.sqrt(sum);
}
