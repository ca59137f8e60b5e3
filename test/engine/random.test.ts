import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../src-worker/engine/normal';
import { stream } from '../../src-worker/engine/random';

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('seeded streams', () => {
  test('the same seed and index give the same numbers', () =>
    fc.assert(
      fc.property(word, word, (seed, index) => {
        const [a, b] = [stream(seed, index), stream(seed, index)];
        for (let i = 0; i < 20; i++) expect(a.uniform()).toBe(b.uniform());
      }),
    ));

  test('another seed or index gives others', () =>
    fc.assert(
      fc.property(word, word, (seed, index) => {
        const first = stream(seed, index).uniform();
        expect(stream(seed, (index + 1) % 2 ** 32).uniform()).not.toBe(first);
        expect(stream((seed + 1) % 2 ** 32, index).uniform()).not.toBe(first);
      }),
    ));

  test('are uniform and uncorrelated over neighbouring indices', () => {
    const count = 40_000;
    const values = Array.from({ length: count }, (_, index) => stream(7, index).uniform());
    const mean = values.reduce((sum, value) => sum + value, 0) / count;
    const product = values.slice(1).reduce((sum, value, i) => sum + (value - 0.5) * (values[i]! - 0.5), 0) / count;
    // Six standard errors: 1/√(12 n), and 1/(12 √n) for the product.
    expect(Math.abs(mean - 0.5)).toBeLessThan(6 / Math.sqrt(12 * count));
    expect(Math.abs(product)).toBeLessThan(6 / (12 * Math.sqrt(count)));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
  });

  test('normal numbers have the moments of the normal distribution', () => {
    const { normal } = stream(1, 0);
    const count = 100_000;
    const values = Array.from({ length: count }, normal);
    const moment = (k: number) => values.reduce((sum, value) => sum + value ** k, 0) / count;
    expect(Math.abs(moment(1))).toBeLessThan(6 / Math.sqrt(count));
    expect(Math.abs(moment(2) - 1)).toBeLessThan((6 * Math.SQRT2) / Math.sqrt(count));
    expect(Math.abs(moment(4) - 3)).toBeLessThan((6 * Math.sqrt(96)) / Math.sqrt(count));
  });
});

describe('normal quantile', () => {
  test.each([
    [0.5, 0],
    [0.75, 0.6744897501960817],
    [0.975, 1.959963984540054],
    [0.001, -3.090232306167813],
    [1e-10, -6.361340902404056],
    [1e-20, -9.262340089798408],
  ])('at %d is %d', (p, z) => expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(4e-15 * Math.max(1, Math.abs(z))));

  test('is odd about one half, and infinite at the ends', () => {
    fc.assert(
      fc.property(fc.double({ min: 2 ** -30, max: 0.5, noNaN: true }), (p) => {
        expect(normalQuantile(1 - p) + normalQuantile(p)).toBeCloseTo(0, 6);
      }),
    );
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(1.5)).toBeNaN();
  });

  test('inverts the distribution function: its slope is 1/density', () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1 - 1e-3, noNaN: true }), (p) => {
        const h = 1e-6 * Math.min(p, 1 - p);
        const slope = (normalQuantile(p + h) - normalQuantile(p - h)) / (2 * h);
        const z = normalQuantile(p);
        expect(slope * Math.exp((-z * z) / 2)).toBeCloseTo(Math.sqrt(2 * Math.PI), 5);
      }),
    ));
});
