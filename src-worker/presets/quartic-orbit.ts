/** The 2-cycle of (x² − μ)²/4, and with it those of xy, the single neuron and the top singular value (theory: paper, Theorem 2). */

/** The smaller and the larger point for μ = 1 at K = η/η_c, 1 < K < √5 − 1: x² = ((1 + K) ∓ √((K − 1)(K + 3)))/(2K). */
export function twoCycle(K: number): readonly [number, number] {
  const root = Math.sqrt((K - 1) * (K + 3));
  return [Math.sqrt((1 + K - root) / (2 * K)), Math.sqrt((1 + K + root) / (2 * K))];
}

/** Its two-step multiplier 9 − 2(1 + K)². */
export function twoCycleMultiplier(K: number): number {
  return 9 - 2 * (1 + K) ** 2;
}
