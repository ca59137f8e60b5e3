/**
 * Envelopes of series. A bucket is four doubles: evenMin, evenMax, oddMin, oddMax over the samples with even and with odd index.
 *
 * Decision: storage.md keeps one (min, max) per bucket. Sample parity is step parity (src-shared/recording.ts), and the even and the
 * odd iterates are the two orbits of F²: one (min, max) would show a period-2 orbit as a solid band. Four doubles keep the two
 * apart at every zoom and cost 6 % of the samples instead of 3 %.
 */
export const BUCKET_DOUBLES = 4;

/** Samples per bucket of level 1 and 2. */
export const LEVEL_SIZE = { 1: 64, 2: 4096 } as const;
export type Level = keyof typeof LEVEL_SIZE;

/** Buckets being filled: minima start at +∞ and maxima at −∞, which `close` turns into NaN where no number came. */
export function emptyBuckets(count: number): Float64Array {
  const buckets = new Float64Array(count * BUCKET_DOUBLES);
  for (let i = 0; i < buckets.length; i += 2) {
    buckets[i] = Infinity;
    buckets[i + 1] = -Infinity;
  }
  return buckets;
}

/** Takes samples [from, to) into one bucket; `parity` is that of the index of `samples[0]`. NaN is skipped. */
export function takeSamples(buckets: Float64Array, bucket: number, samples: Float64Array, from: number, to: number, parity: 0 | 1): void {
  const base = bucket * BUCKET_DOUBLES;
  for (let first = from; first < Math.min(from + 2, to); first++) {
    const at = base + ((first + parity) % 2) * 2;
    let low = buckets[at]!;
    let high = buckets[at + 1]!;
    for (let i = first; i < to; i += 2) {
      const value = samples[i]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    buckets[at] = low;
    buckets[at + 1] = high;
  }
}

/** Takes a bucket of a finer level (NaN = empty) into one bucket. */
export function takeBucket(buckets: Float64Array, bucket: number, finer: Float64Array, index: number): void {
  const to = bucket * BUCKET_DOUBLES;
  const from = index * BUCKET_DOUBLES;
  for (let k = 0; k < BUCKET_DOUBLES; k += 2) {
    const low = finer[from + k]!;
    const high = finer[from + k + 1]!;
    if (low < buckets[to + k]!) buckets[to + k] = low;
    if (high > buckets[to + k + 1]!) buckets[to + k + 1] = high;
  }
}

/** Marks the halves that hold no number with NaN. */
export function closeBuckets(buckets: Float64Array): Float64Array {
  for (let i = 0; i < buckets.length; i += 2) if (buckets[i]! > buckets[i + 1]!) buckets.fill(Number.NaN, i, i + 2);
  return buckets;
}

/** Envelope of a chunk (first sample at an even index) at one level; the last bucket may be short. */
export function bucketsOf(samples: Float64Array, level: Level): Float64Array {
  const size = LEVEL_SIZE[level];
  const buckets = emptyBuckets(Math.ceil(samples.length / size));
  for (let k = 0; k * size < samples.length; k++) takeSamples(buckets, k, samples, k * size, Math.min((k + 1) * size, samples.length), 0);
  return closeBuckets(buckets);
}

export interface Range {
  /** null where every sample is NaN. */
  readonly min: number | null;
  readonly max: number | null;
  /** Samples that are NaN. */
  readonly nan: number;
}

export function rangeOf(samples: Float64Array): Range {
  let min = Infinity;
  let max = -Infinity;
  let nan = 0;
  for (const value of samples) {
    if (value < min) min = value;
    if (value > max) max = value;
    if (Number.isNaN(value)) nan++;
  }
  return min > max ? { min: null, max: null, nan } : { min, max, nan };
}
