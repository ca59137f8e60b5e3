/** Identities of gradient descent that hold to rounding on every run: invariants of xy, and Litman's identities of two steps. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Loss, Problem } from '../../src-worker/engine/problem';
import { PROBLEMS, problemById } from '../../src-worker/problems';
import { bound } from './bound';
import { gradientAt, hessianTimes, inner, moved, near } from './derivatives';
import { gaussLegendre } from './quadrature';
import { settings, statedParams } from './settings';

const stepped = (loss: Loss, x: Float64Array, eta: number) => moved(x, gradientAt(loss, x), -eta);
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const xy = (mu: number) => bound(problemById('xy')!, { mu });

describe('xy: one step of gradient descent, r = xy − μ', () => {
  const cases = fc.record({ mu: between(0.1, 3), K: between(0.05, 2.5), x: between(-3, 3), y: between(-3, 3) });

  test('multiplies x − y by 1 + ηr, x + y by 1 − ηr and x² − y² by 1 − η²r²', () =>
    fc.assert(
      fc.property(cases, ({ mu, K, x, y }) => {
        const eta = K / mu;
        const r = x * y - mu;
        const [a, b] = stepped(xy(mu), Float64Array.of(x, y), eta) as unknown as [number, number];
        const size = Math.max(a * a, b * b, 1);
        near(a - b, (x - y) * (1 + eta * r), 1e-14 * size);
        near(a + b, (x + y) * (1 - eta * r), 1e-14 * size);
        near((a - b) * (a + b), (x - y) * (x + y) * (1 - eta * eta * r * r), 1e-13 * size);
      }),
    ));

  test('maps product and squared length as the reduced map says', () =>
    fc.assert(
      fc.property(cases, ({ mu, K, x, y }) => {
        const eta = K / mu;
        const [z, w] = [x * y, x * x + y * y];
        const r = z - mu;
        const [a, b] = stepped(xy(mu), Float64Array.of(x, y), eta) as unknown as [number, number];
        const size = Math.max(a * a, b * b, 1);
        near(a * b, z - eta * r * w + eta * eta * r * r * z, 1e-13 * size);
        near(a * a + b * b, w * (1 + eta * eta * r * r) - 4 * eta * r * z, 1e-13 * size);
      }),
    ));

  const Q = (eta: number, mu: number, x: number, y: number) => x * x + y * y - eta * mu * x * y - (4 - (eta * mu) ** 2) / eta;

  test('multiplies Q = x² + y² − ημxy − (4 − (ημ)²)/η by 1 + η²z(z − μ)', () =>
    fc.assert(
      fc.property(cases, ({ mu, K, x, y }) => {
        const eta = K / mu;
        const z = x * y;
        const [a, b] = stepped(xy(mu), Float64Array.of(x, y), eta) as unknown as [number, number];
        const factor = 1 + eta * eta * z * (z - mu);
        near(Q(eta, mu, a, b), Q(eta, mu, x, y) * factor, 1e-13 * Math.max(a * a, b * b, 4 / eta, (factor * 4) / eta));
      }),
    ));

  test('runs are bounded exactly inside the ellipse Q = 0 while ημ < 2', () =>
    fc.assert(
      fc.property(between(0.1, 3), between(0.05, 1.9), between(-1.5, 1.5), between(-1.5, 1.5), (mu, K, s, t) => {
        const eta = K / mu;
        const scale = 2 / Math.sqrt(eta);
        const start = Float64Array.of(s * scale, t * scale);
        const side = Q(eta, mu, start[0]!, start[1]!);
        fc.pre(Math.abs(side) * eta > 1e-3);
        const loss = xy(mu);
        let x: Float64Array = start;
        for (let k = 0; k < 3000 && Math.max(...x.map(Math.abs)) < 1e8; k++) x = stepped(loss, x, eta);
        expect(Math.max(...x.map(Math.abs)) < 1e8).toBe(side < 0);
      }),
    ));

  test('the balanced 2-cycle has the closed form, and half its length squared is (μ − 1/η)/2', () =>
    fc.assert(
      fc.property(between(0.1, 3), between(1.01, 1.9), (mu, K) => {
        const eta = K / mu;
        const root = Math.sqrt((K - 1) * (K + 3));
        const [low, high] = [-1, 1].map((sign) => Math.sqrt((mu * (1 + K + sign * root)) / (2 * K))) as [number, number];
        const there = stepped(xy(mu), Float64Array.of(low, low), eta);
        near(there[0]!, high, 1e-13 * Math.sqrt(mu));
        near(there[1]!, high, 1e-13 * Math.sqrt(mu));
        near(((high - low) / 2) ** 2 * 2, (mu - 1 / eta) / 2, 1e-14 * mu);
      }),
    ));
});

test('product losses: x² − y² is multiplied by 1 − η²l′(u)²', () => {
  const problem = problemById('product-loss')!;
  return fc.assert(
    fc.property(fc.constantFrom(...statedParams(problem)), between(0.01, 1), between(-3, 3), between(-3, 3), (params, eta, x, y) => {
      const loss = bound(problem, params);
      // l′(u) is the slope in y where x = 1.
      const slope = gradientAt(loss, Float64Array.of(1, x * y))[1]!;
      const [a, b] = stepped(loss, Float64Array.of(x, y), eta) as unknown as [number, number];
      near((a - b) * (a + b), (x - y) * (x + y) * (1 - (eta * slope) ** 2), 1e-12 * Math.max(a * a, b * b, 1));
    }),
  );
});

const POLYNOMIAL = [
  'quartic',
  'quartic-well',
  'higher-order',
  'cubic-map',
  'xy',
  'four-scalar',
  'deep-linear',
  'quadratic',
  'matrix-factorisation',
];
const NODES = gaussLegendre(16);

describe.each(PROBLEMS.filter(({ info }) => POLYNOMIAL.includes(info.id)).map((problem): [string, Problem] => [problem.info.id, problem]))(
  '%s: identities of two steps',
  (_, problem) => {
    const points = settings(problem).filter(({ loss }) => loss.dimension <= 200);

    /** ∫ weight(t) H(x + t d) d dt over [0, 1]. */
    const averaged = (loss: Loss, x: Float64Array, d: Float64Array, weight: (t: number) => number) =>
      NODES.reduce((sum, [t, w]) => {
        const part = hessianTimes(loss, moved(x, d, t), d);
        return sum.map((value, i) => value + w * weight(t) * part[i]!);
      }, new Float64Array(x.length));

    /** A learning rate whose step from x is about as long as x. */
    const rateAt = (loss: Loss, x: Float64Array, share: number) => {
      const gradient = gradientAt(loss, x);
      return (share * Math.max(0.1, Math.sqrt(inner(x, x)))) / Math.max(1e-3, Math.sqrt(inner(gradient, gradient)));
    };

    test('the next step is (I − ηH̄) times this one', () =>
      fc.assert(
        fc.property(points, between(0.01, 1), ({ loss, x }, share) => {
          const eta = rateAt(loss, x, share);
          const next = stepped(loss, x, eta);
          const d = next.map((value, i) => value - x[i]!);
          const after = stepped(loss, next, eta);
          const mean = averaged(loss, x, d, () => 1);
          const size = Math.max(...after.map(Math.abs), ...mean.map((value) => Math.abs(eta * value)), 1e-3);
          after.forEach((value, i) => near(value - next[i]!, d[i]! - eta * mean[i]!, 1e-11 * size));
        }),
        { numRuns: 30 },
      ));

    test('the loss changes by −|d|²/(2η) (2 − η r̃), and the changes add up', () =>
      fc.assert(
        fc.property(points, between(0.01, 0.5), ({ loss, x }, share) => {
          const eta = rateAt(loss, x, share);
          let here = x;
          let sum = 0;
          let size = Math.abs(loss.value(x)) + 1e-6;
          for (let k = 0; k < 3; k++) {
            const next = stepped(loss, here, eta);
            const d = next.map((value, i) => value - here[i]!);
            const bent = inner(
              averaged(loss, here, d, (t) => 2 * (1 - t)),
              d,
            );
            const squared = inner(d, d);
            if (!Number.isFinite(bent) || squared > 1e12) break;
            size = Math.max(size, Math.abs(loss.value(next)), squared / eta, Math.abs(bent));
            near(loss.value(next) - loss.value(here), -squared / eta + bent / 2, 1e-11 * size);
            sum += (2 * squared) / eta - bent;
            here = next;
          }
          near(sum, 2 * (loss.value(x) - loss.value(here)), 1e-11 * size);
        }),
        { numRuns: 30 },
      ));
  },
);

test('2-cycles of the quartic are critical points of L(x) + L(y) − |x − y|²/(2η), and nothing else off the diagonal is', () =>
  fc.assert(
    fc.property(between(1.01, 1.9), between(0.1, 2), between(0.1, 2), (K, p, q) => {
      const loss = bound(problemById('quartic')!, { mu: 1 });
      const slopes = (x: number, y: number) => [
        gradientAt(loss, Float64Array.of(x))[0]! - (x - y) / K,
        gradientAt(loss, Float64Array.of(y))[0]! - (y - x) / K,
      ];
      const root = Math.sqrt((K - 1) * (K + 3));
      const [low, high] = [-1, 1].map((sign) => Math.sqrt((1 + K + sign * root) / (2 * K))) as [number, number];
      for (const slope of slopes(low, high)) near(slope, 0, 1e-13);
      const [there] = stepped(loss, Float64Array.of(p), K);
      const [back] = stepped(loss, Float64Array.of(q), K);
      const closing = Math.max(Math.abs(there! - q), Math.abs(back! - p));
      near(Math.max(...slopes(p, q).map(Math.abs)) * K, closing, 1e-12);
    }),
  ));
