/** What the tests of problems compare: derivatives as vectors, and differences with an estimate of their own error. */
import { expect } from 'vitest';
import type { Loss } from '../../src-worker/engine/problem';

export const gradientAt = (loss: Loss, x: Float64Array): Float64Array => {
  const out = new Float64Array(x.length);
  loss.gradient(x, out);
  return out;
};

export const hessianTimes = (loss: Loss, x: Float64Array, v: Float64Array): Float64Array => {
  const out = new Float64Array(x.length);
  loss.hessianVector(x, v, out);
  return out;
};

export const moved = (x: Float64Array, v: Float64Array, s: number): Float64Array => x.map((value, i) => value + s * v[i]!);
export const inner = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
export const largest = (x: Float64Array): number => x.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

export function near(value: number, expected: number, tolerance: number): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance);
}

const H = 1e-3;
/** Rounding of values near zero that come of numbers near one. */
const ROUNDING = 1e-15;

/**
 * Slope at 0 of g by fourth-order central differences, and how far it may be off: the change on halving the step, and the
 * rounding of values of size up to `size`. Null where g is not finite nearby (the edge of the loss's domain).
 */
export function slope(g: (s: number) => number, size: number): { readonly value: number; readonly error: number } | null {
  const central = (h: number) => (8 * (g(h) - g(-h)) - (g(2 * h) - g(-2 * h))) / (12 * h);
  const coarse = central(H);
  const value = central(H / 2);
  if (!Number.isFinite(coarse) || !Number.isFinite(value)) return null;
  const scale = Math.max(size, Math.abs(g(H)), Math.abs(g(-H)));
  return { value, error: 2 * Math.abs(value - coarse) + (1e-14 * scale) / H + 1e-8 * Math.abs(value) + ROUNDING / H };
}
