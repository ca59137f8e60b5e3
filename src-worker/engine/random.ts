/** Seeded random streams: the only source of randomness in the engine. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { normalQuantile } from './normal';

export interface Stream {
  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  uniform(): number;
  /** Standard normal, by inversion: one uniform number each, so that streams stay aligned. */
  normal(): number;
}

/**
 * Stream number `index` of `seed` (both whole numbers, 0 … 2³² − 1). Streams of one seed are started from states mixed from
 * (seed, index); no two share their first state, and none depends on how many others were drawn.
 */
export function stream(seed: number, index: number): Stream {
  const a = mix(seed ^ 0x9e3779b9);
  const b = mix(index ^ a ^ 0x85ebca6b);
  // The last word is never zero: the all-zero state is the one xoroshiro must not start from.
  const generator = xoroshiro128plusFromState([a, b, mix(a + 0x632be59b), mix(b + 0x3c6ef372) | 1]);
  const uniform = () => uniformFloat64(generator);
  // Zero is moved by half a grid step: the quantile is infinite there.
  return { uniform, normal: () => normalQuantile(Math.max(uniform(), 2 ** -54)) };
}

/** A bijection of 32-bit integers that spreads every bit (finaliser "lowbias32", C. Wellons). */
function mix(word: number): number {
  let x = word | 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
}
