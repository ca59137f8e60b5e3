/** Random matrices with orthonormal columns. */
import type { Stream } from './random';

/**
 * k orthonormal vectors of length n ≥ k, uniformly distributed: Gram–Schmidt, done twice, on independent normal vectors (Haar
 * measure, because the triangular factor has a positive diagonal). Vectors are drawn one after the other.
 */
export function randomOrthonormal(n: number, k: number, { normal }: Stream): readonly Float64Array[] {
  const basis: Float64Array[] = [];
  for (let j = 0; j < k; j++) {
    const vector = Float64Array.from({ length: n }, normal);
    for (let pass = 0; pass < 2; pass++) for (const known of basis) removeComponent(vector, known);
    const length = Math.sqrt(vector.reduce((sum, entry) => sum + entry * entry, 0));
    basis.push(vector.map((entry) => entry / length));
  }
  return basis;
}

/** The first k unit vectors of Rⁿ. */
export function unitVectors(n: number, k: number): readonly Float64Array[] {
  return Array.from({ length: k }, (_, j) => new Float64Array(n).fill(1, j, j + 1));
}

function removeComponent(vector: Float64Array, unit: Float64Array): void {
  let share = 0;
  for (let i = 0; i < vector.length; i++) share += vector[i]! * unit[i]!;
  for (let i = 0; i < vector.length; i++) vector[i] = vector[i]! - share * unit[i]!;
}
