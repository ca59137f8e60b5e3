import { BUCKET_DOUBLES, closeBuckets, emptyBuckets, LEVEL_SIZE, takeBucket, takeSamples, type Level } from './buckets';
import { CHUNK } from './schema';
import type { Reader } from './series-reader';

/** Buckets of `size` samples on a grid from sample 0; the first and the last hold only what lies in the range. */
export interface Envelope {
  readonly size: number;
  /** Grid number of the first bucket. */
  readonly first: number;
  /** `BUCKET_DOUBLES` per bucket. */
  readonly buckets: Float64Array;
}

export const bucketCount = (envelope: Envelope) => envelope.buckets.length / BUCKET_DOUBLES;

/** How a range of `count` samples is shown with at least one bucket per pixel and at most `most` buckets. */
export function resolution(count: number, pixels: number, most: number): { readonly level: Level | 0; readonly size: number } {
  const level = ([2, 1] as const).find((candidate) => count / LEVEL_SIZE[candidate] >= pixels) ?? 0;
  const unit = level === 0 ? 2 : LEVEL_SIZE[level];
  // A range that begins inside a bucket may touch two more than its length asks for.
  const least = Math.ceil(count / unit / (most - 2));
  return { level, size: unit * Math.max(1, least, Math.floor(count / unit / pixels)) };
}

/** Exact extremes over the samples [from, to), from the pyramid where whole buckets lie inside and from the samples at the edges. */
export function envelopeOf(reader: Reader, from: number, to: number, level: Level | 0, size: number): Envelope {
  const first = Math.floor(from / size);
  const buckets = emptyBuckets(Math.ceil(to / size) - first);
  const takeRaw = (start: number, end: number, chunkStart: number) => {
    if (start >= end) return;
    const samples = reader.raw(chunkStart / CHUNK);
    for (let at = start; at < end;) {
      const bucket = Math.floor(at / size);
      const stop = Math.min(end, (bucket + 1) * size);
      takeSamples(buckets, bucket - first, samples, at - chunkStart, stop - chunkStart, 0);
      at = stop;
    }
  };
  for (let chunkStart = Math.floor(from / CHUNK) * CHUNK; chunkStart < to; chunkStart += CHUNK) {
    const start = Math.max(from, chunkStart);
    const chunkEnd = Math.min(chunkStart + CHUNK, reader.n);
    const end = Math.min(to, chunkEnd);
    const whole = level === 0 ? null : wholeBuckets(start, end, chunkEnd, LEVEL_SIZE[level]);
    const finer = whole && level !== 0 ? reader.envelope(chunkStart / CHUNK, level) : null;
    if (!whole || !finer || level === 0) {
      takeRaw(start, end, chunkStart);
      continue;
    }
    takeRaw(start, whole.start, chunkStart);
    for (let at = whole.start; at < whole.end; at += LEVEL_SIZE[level])
      takeBucket(buckets, Math.floor(at / size) - first, finer, (at - chunkStart) / LEVEL_SIZE[level]);
    takeRaw(whole.end, end, chunkStart);
  }
  return { size, first, buckets: closeBuckets(buckets) };
}

/** The part of [start, end) made of whole level buckets; the bucket that ends the series may be short. null when there is none. */
function wholeBuckets(start: number, end: number, chunkEnd: number, unit: number): { readonly start: number; readonly end: number } | null {
  const from = Math.ceil(start / unit) * unit;
  const to = end === chunkEnd ? end : Math.floor(end / unit) * unit;
  return from < to ? { start: from, end: to } : null;
}
