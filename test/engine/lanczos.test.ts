import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LANCZOS_TOLERANCE, topEigenvalue } from '../../src-worker/engine/lanczos';
import { stream } from '../../src-worker/engine/random';
import { sharpnessIsTaken } from '../../src-worker/engine/sharpness';
import { symmetricEigenvalues } from '../../src-worker/engine/symmetric-eigen';

/** A symmetric matrix from a seed, entries of size about 1 times `scale`, the diagonal moved by `shift`. */
function symmetric(n: number, seed: number, scale: number, shift: number): Float64Array {
  const { normal } = stream(seed, 0);
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) a[i * n + j] = a[j * n + i] = scale * (normal() + (i === j ? shift : 0));
  return a;
}

const times = (a: Float64Array, n: number) => (v: Float64Array, out: Float64Array) => {
  for (let i = 0; i < n; i++) {
    out[i] = 0;
    for (let j = 0; j < n; j++) out[i]! += a[i * n + j]! * v[j]!;
  }
};

test('agrees with the dense eigenvalues: also all negative, tiny and huge', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 1e6 }),
      fc.constantFrom(1e-12, 1, 1e9),
      fc.constantFrom(-30, 0, 5),
      (n, seed, scale, shift) => {
        const a = symmetric(n, seed, scale, shift);
        const values = symmetricEigenvalues(a, n);
        const size = Math.max(Math.abs(values[0]!), Math.abs(values[n - 1]!));
        const top = topEigenvalue(times(a, n), n);
        expect(top.converged).toBe(true);
        expect(Math.abs(top.value - values[0]!)).toBeLessThan(1e-10 * size);
        const image = new Float64Array(n);
        times(a, n)(top.vector, image);
        const residual = Math.hypot(...image.map((value, i) => value - top.value * top.vector[i]!));
        expect(residual).toBeLessThan(10 * LANCZOS_TOLERANCE * size * Math.sqrt(n));
      },
    ),
    { numRuns: 60 },
  );
});

test('a large operator of low rank ends after few products; multiple eigenvalues do no harm', () => {
  const n = 5_000;
  const low = topEigenvalue((v, out) => v.forEach((value, i) => (out[i] = i < 3 ? (7 - (i > 1 ? 1 : 0)) * value : 0)), n);
  expect(low.value).toBeCloseTo(7, 12);
  expect(low.products).toBeLessThan(8);
});

test('not finite products are said to be so', () => {
  expect(topEigenvalue((_, out) => out.fill(NaN), 12)).toMatchObject({ value: NaN, converged: false });
});

test('where sharpness is not taken at every sample, even and odd samples get theirs', () => {
  for (const [from, to] of [
    [0, 500],
    [500, 5_500],
    [5_500, 50_500],
    [50_500, 200_000],
  ] as const) {
    const taken = Array.from({ length: to - from }, (_, k) => from + k).filter(sharpnessIsTaken);
    expect(taken.filter((k) => k % 2 === 0).length).toBeGreaterThan(taken.length / 3);
    expect(taken.filter((k) => k % 2 === 1).length).toBeGreaterThan(taken.length / 3);
  }
});
