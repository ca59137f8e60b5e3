import { describe, expect, test } from 'vitest';
import { defaultParams } from '../../src-shared/catalogue';
import { topEigenvalue } from '../../src-worker/engine/lanczos';
import type { Loss } from '../../src-worker/engine/problem';
import { stream } from '../../src-worker/engine/random';
import { denseHessian } from '../../src-worker/engine/sharpness';
import { STEPS_BETWEEN_CHECKS, type TrackedSharpness, trackSharpness } from '../../src-worker/engine/sharpness-tracking';
import { symmetricEigenvalues } from '../../src-worker/engine/symmetric-eigen';
import { mlp } from '../../src-worker/problems/mlp';
import { bound } from '../problems/bound';

interface Step extends TrackedSharpness {
  readonly error: number;
}

/** Gradient descent on the tanh network's example, every step tracked and compared with the eigenvalues of the dense Hessian. */
function trackedRun(eta: number, steps: number): Step[] {
  const loss = bound(mlp, defaultParams(mlp.info));
  const n = loss.dimension;
  let taken = 0;
  const counted: Loss = {
    ...loss,
    hessianVector(x, v, out) {
      taken++;
      loss.hessianVector(x, v, out);
    },
  };
  const track = trackSharpness(counted);
  const x = loss.start!(stream(0, 1));
  const gradient = new Float64Array(n);
  return Array.from({ length: steps }, () => {
    const before = taken;
    const tracked = track(x);
    expect(taken - before).toBe(tracked.products);
    const [top] = symmetricEigenvalues(denseHessian(loss, x), n);
    loss.gradient(x, gradient);
    for (let i = 0; i < n; i++) x[i]! -= eta * gradient[i]!;
    return { ...tracked, error: Math.abs(tracked.value - top!) / top! };
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('tracking the sharpness of the tanh network along gradient descent', () => {
  test.each([0.1, 0.3])('is good to a thousandth at every step below the edge, η = %d', (eta) => {
    const run = trackedRun(eta, 600);
    expect(Math.max(...run.map(({ error }) => error))).toBeLessThan(1e-3);
    const warm = run.filter(({ cold }) => !cold);
    expect(warm.length).toBeGreaterThan(0.9 * run.length);
    expect(Math.max(...warm.map(({ products }) => products))).toBeLessThanOrEqual(2);
    expect(mean(warm.map(({ products }) => products))).toBeLessThan(1.3);
    expect(Math.max(...run.map(({ products }) => products))).toBeLessThanOrEqual(15);
  });

  test('is seldom wrong at the edge, where the largest eigenvalues cross, and keeps its bounds of products', () => {
    const run = trackedRun(0.5, 600);
    expect(run.filter(({ error }) => !(error < 1e-3)).length).toBeLessThan(0.05 * run.length);
    for (const { cold, products } of run) expect(products).toBeLessThanOrEqual(cold ? 15 : 2);
  });

  test('starts cold at the first step and at least every so many', () => {
    const cold = trackedRun(0.1, 200).flatMap((step, t) => (step.cold ? [t] : []));
    expect(cold[0]).toBe(0);
    cold.slice(1).forEach((t, i) => expect(t - cold[i]!).toBeLessThanOrEqual(STEPS_BETWEEN_CHECKS + 1));
  });
});

test('an eigenvalue that overtakes is seen at a cold start at the latest', () => {
  const n = 12;
  // Diagonal Hessian at x: the first entry 3 + x₁, the second 5 − x₁, the others 1: they cross at x₁ = 1.
  const loss = {
    dimension: n,
    hessianVector: (x: Float64Array, v: Float64Array, out: Float64Array) =>
      v.forEach((value, i) => (out[i] = value * (i === 0 ? 3 + x[0]! : i === 1 ? 5 - x[0]! : 1))),
  } as unknown as Loss;
  const track = trackSharpness(loss);
  const off: number[] = [];
  for (let t = 0; t <= 200; t++) {
    const x = new Float64Array(n).fill(-2 + t * 0.03);
    const { value } = track(x);
    if (Math.abs(value - Math.max(3 + x[0]!, 5 - x[0]!)) > 1e-3 * value) off.push(t);
  }
  expect(off.length).toBeLessThanOrEqual(STEPS_BETWEEN_CHECKS);
});

test('from an exact eigenvector one product is enough; what does not converge says so', () => {
  const apply = (v: Float64Array, out: Float64Array) => v.forEach((value, i) => (out[i] = (i + 1) * value));
  const unit = new Float64Array(30).fill(1, 29);
  expect(topEigenvalue(apply, 30, 1e-2, { vector: unit, products: 2 })).toMatchObject({ value: 30, products: 1, converged: true });
  const flat = new Float64Array(30).fill(1);
  expect(topEigenvalue(apply, 30, 1e-2, { vector: flat, products: 2 })).toMatchObject({ products: 2, converged: false });
});

test('the second Ritz value is the second eigenvalue once the space is complete', () => {
  const apply = (v: Float64Array, out: Float64Array) => v.forEach((value, i) => (out[i] = (i * i - 7) * value));
  expect(topEigenvalue(apply, 9, 1e-14).second).toBeCloseTo(49 - 7, 9);
});
