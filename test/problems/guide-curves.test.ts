/** Curves of the theory drawn into planes: what they claim to be, the map itself confirms. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Params } from '../../src-shared/spec';
import type { GuideCurve } from '../../src-shared/views';
import type { Loss } from '../../src-worker/engine/problem';
import { problemById } from '../../src-worker/problems';

const BOX = [-3, 3, -3, 3] as const;

function bound(id: string, params: Params): Loss {
  const answer = problemById(id)!.bind(params);
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}

function guide(loss: Loss, eta: number, label: RegExp): GuideCurve {
  return loss.guideCurves!(BOX, eta, 100).find((curve) => label.test(curve.label))!;
}

function stepped(loss: Loss, eta: number, point: readonly [number, number]): [number, number] {
  const gradient = new Float64Array(2);
  loss.gradient(Float64Array.from(point), gradient);
  return [point[0] - eta * gradient[0]!, point[1] - eta * gradient[1]!];
}

it('the ellipse of xy is invariant: points on it stay on it, those inside stay inside', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.3, max: 3, noNaN: true }),
      fc.double({ min: 0.1, max: 1.9, noNaN: true }),
      fc.double({ min: 0, max: 0.99, noNaN: true }),
      (mu, K, inside) => {
        const eta = K / mu;
        const loss = bound('xy', { mu });
        const { x, y } = guide(loss, eta, /ellipse/);
        const Q = ([a, b]: readonly [number, number]) => (a * a + b * b - eta * mu * a * b) / ((4 - K * K) / eta);
        for (let i = 0; i < x.length; i += 9) {
          expect(Q([x[i]!, y[i]!])).toBeCloseTo(1, 9);
          expect(Q(stepped(loss, eta, [x[i]!, y[i]!]))).toBeCloseTo(1, 6);
          expect(Q(stepped(loss, eta, [inside * x[i]!, inside * y[i]!]))).toBeLessThan(1);
        }
      },
    ),
    { numRuns: 40 },
  );
  expect(bound('xy', { mu: 1 }).guideCurves!(BOX, 2.5, 100).map(({ label }) => label)).toEqual(['balanced line']);
});

it('runs of log cosh(xy) stay near the alignment curve once they are on it', () => {
  const eta = 0.01;
  const loss = bound('product-loss', { l: 'log-cosh' });
  const { x: p, y: norms, axes } = guide(loss, eta, /alignment/);
  expect(axes).toEqual(['xy', 'x²+y²']);
  const i = p.findIndex((value) => value > 0.8);
  const [sum, product] = [norms[i]!, p[i]!];
  // The point with this product and this x² + y².
  const x = Math.sqrt((sum + Math.sqrt(sum * sum - 4 * product * product)) / 2);
  let point: [number, number] = [x, product / x];
  for (let t = 0; t < 200; t++) {
    point = stepped(loss, eta, point);
    const u = point[0] * point[1];
    expect(Math.tanh(u) / u).toBeCloseTo(2 / (eta * (point[0] ** 2 + point[1] ** 2)), 3);
  }
});

it('the parabola of the four scalars holds their period-2 orbits to leading order', () => {
  const eta = 0.01;
  const k = Math.sqrt(eta);
  const loss = bound('product-loss', { l: 'zhu' });
  const { x, y, axes } = guide(loss, eta, /parabola/);
  expect(axes).toEqual(['x', 'xy']);
  for (const b of [0.05, 0.1]) {
    const i = y.findIndex((value) => value >= 1 + b);
    let point: [number, number] = [x[i]!, y[i]! / x[i]!];
    // The shape across the valley forms in a few steps, the drift along it is of order k³.
    for (let t = 0; t < 200; t++) point = stepped(loss, eta, point);
    const next = stepped(loss, eta, point);
    const half = Math.abs(point[0] * point[1] - next[0] * next[1]) / 2;
    const minimum = Math.sqrt((Math.sqrt(eta ** -2 - 4) + 1 / eta) / 2);
    expect(half ** 2 / (((point[0] - minimum) * k) / 2 + k ** 4 / 16)).toBeCloseTo(1, 0.9);
  }
});

it('draws no curves where the theory has none', () => {
  for (const l of ['quadratic', 'bce']) expect(bound('product-loss', { l }).guideCurves!(BOX, 0.1, 50)).toEqual([]);
  expect(bound('product-loss', { l: 'zhu' }).guideCurves!(BOX, 0.6, 50)).toEqual([]);
});
