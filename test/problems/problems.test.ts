import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Loss, Problem } from '../../src-worker/engine/problem';
import { denseHessian, sharpnessOf } from '../../src-worker/engine/sharpness';
import { symmetricEigenvalues } from '../../src-worker/engine/symmetric-eigen';
import { defaultParams } from '../../src-shared/catalogue';
import { bound } from './bound';
import { PROBLEMS, problemById } from '../../src-worker/problems';

/** Loss with random parameters within the bounds (log-uniform over a few decades), and a point in the box scaled with it. */
function losses(problem: Problem): fc.Arbitrary<{ loss: Loss; x: Float64Array }> {
  const params = Object.fromEntries(
    problem.info.parameters
      .filter((parameter) => parameter.kind === 'number')
      .map(({ id, min, max, default: usual }) => [
        id,
        fc.oneof(
          fc.constant(usual),
          fc.double({ min: -2, max: 2, noNaN: true }).map((e) => Math.min(max, Math.max(min, usual * 10 ** e))),
        ),
      ]),
  );
  const point = fc.tuple(...problem.info.box.map(([low, high]) => fc.double({ min: low, max: high, noNaN: true })));
  return fc
    .record({ params: fc.record(params), point })
    .map(({ params, point }) => ({ loss: bound(problem, params), x: Float64Array.from(point) }));
}

const gradientAt = (loss: Loss, x: Float64Array) => {
  const out = new Float64Array(x.length);
  loss.gradient(x, out);
  return out;
};

const hessianTimes = (loss: Loss, x: Float64Array, v: Float64Array) => {
  const out = new Float64Array(x.length);
  loss.hessianVector(x, v, out);
  return out;
};

const moved = (x: Float64Array, v: Float64Array, s: number) => x.map((value, i) => value + s * v[i]!);
const inner = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** Fourth-order central difference of g along v. */
function slope(g: (s: number) => number, h: number): number {
  return (8 * (g(h) - g(-h)) - (g(2 * h) - g(-2 * h))) / (12 * h);
}

function near(value: number, expected: number, scale: number, tolerance: number) {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(tolerance * Math.max(1, scale));
}

describe.each(PROBLEMS.map((problem) => [problem.info.id, problem] as const))('%s', (id, problem) => {
  const { info } = problem;
  const cases = losses(problem);
  const H = 1e-3;

  test('says what it is', () => {
    expect(problemById(id)).toBe(problem);
    expect(info.coordinates).toHaveLength(info.dimension);
    expect(info.box).toHaveLength(info.dimension);
    expect(info.defaultStart).toHaveLength(info.dimension);
    for (const text of [info.title, info.tex, info.description, info.convention, info.source]) expect(text).not.toBe('');
    for (const { min, max, default: usual } of info.parameters.filter((parameter) => parameter.kind === 'number'))
      expect(min <= usual && usual <= max && min < max).toBe(true);
    info.box.forEach(([low, high], i) => expect(low <= info.defaultStart[i]! && info.defaultStart[i]! <= high).toBe(true));
    expect(structuredClone(info)).toEqual(info);
  });

  test('gradient agrees with central differences of the value', () =>
    fc.assert(
      fc.property(cases, ({ loss, x }) => {
        for (let i = 0; i < x.length; i++) {
          const unit = new Float64Array(x.length).fill(1, i, i + 1);
          near(
            gradientAt(loss, x)[i]!,
            slope((s) => loss.value(moved(x, unit, s)), H),
            Math.abs(loss.value(x)),
            1e-8,
          );
        }
      }),
    ));

  test('Hessian-vector products agree with differences of the gradient and are symmetric', () =>
    fc.assert(
      fc.property(
        cases,
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2 * info.dimension, maxLength: 2 * info.dimension }),
        ({ loss, x }, numbers) => {
          const v = Float64Array.from(numbers.slice(0, info.dimension));
          const w = Float64Array.from(numbers.slice(info.dimension));
          const product = hessianTimes(loss, x, v);
          const scale = Math.max(...gradientAt(loss, x).map(Math.abs), ...product.map(Math.abs));
          product.forEach((value, i) =>
            near(
              value,
              slope((s) => gradientAt(loss, moved(x, v, s))[i]!, H),
              scale,
              1e-8,
            ),
          );
          near(inner(w, product), inner(v, hessianTimes(loss, x, w)), scale, 1e-13);
        },
      ),
    ));

  test('sharpness is the largest eigenvalue of the Hessian', () =>
    fc.assert(
      fc.property(cases, ({ loss, x }) => {
        const [top] = symmetricEigenvalues(denseHessian(loss, x), info.dimension);
        near(sharpnessOf(loss)!(x), top!, Math.abs(top!), 1e-12);
      }),
    ));

  test('Taylor coefficients reproduce the value nearby, the gradient and the second derivative', () =>
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }), ({ loss, x }, angle) => {
        const direction = info.dimension === 1 ? Float64Array.of(1) : Float64Array.of(Math.cos(angle), Math.sin(angle));
        const jet = loss.taylor && info.dimension === 1 ? loss.taylor(x[0]!, 8) : loss.taylorAlong?.(x, direction, 8);
        expect(jet).toHaveLength(9);
        if (!jet) return;
        const scale = Math.max(...jet.map(Math.abs));
        const s = 0.05;
        near(
          jet.reduceRight((sum, c) => sum * s + c, 0),
          loss.value(moved(x, direction, s)),
          scale,
          1e-13,
        );
        near(jet[1]!, inner(gradientAt(loss, x), direction), scale, 1e-13);
        near(2 * jet[2]!, inner(direction, hessianTimes(loss, x, direction)), scale, 1e-13);
      }),
    ));

  test('every claimed minimum is one', () =>
    fc.assert(
      fc.property(cases, ({ loss, x }) => {
        const minima = loss.minima(x);
        expect(minima.length).toBeGreaterThan(0);
        for (const minimum of minima) {
          const eigenvalues = symmetricEigenvalues(denseHessian(loss, minimum), info.dimension);
          const size = Math.max(1, ...minimum.map(Math.abs));
          for (const slopeAt of gradientAt(loss, minimum)) near(slopeAt, 0, eigenvalues[0]! * size, 1e-13);
          expect(eigenvalues[0]).toBeGreaterThan(0);
          const least = eigenvalues.at(-1)!;
          if (loss.minimaOnManifold) near(least, 0, eigenvalues[0]!, 1e-13);
          else expect(least).toBeGreaterThan(0);
          if (loss.flipDirection) near(inner(loss.flipDirection(minimum), loss.flipDirection(minimum)), 1, 1, 1e-15);
        }
      }),
    ));

  test('its default start is a point where the loss is finite', () => {
    const loss = bound(problem, defaultParams(info));
    expect(Number.isFinite(loss.value(Float64Array.from(info.defaultStart)))).toBe(true);
  });
});

test('ids are unique and an unknown one is null', () => {
  expect(new Set(PROBLEMS.map(({ info }) => info.id)).size).toBe(PROBLEMS.length);
  expect(problemById('constructor')).toBeNull();
});

test('the nearest minimum of the sine is listed from any start', () =>
  fc.assert(
    fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), (x) => {
      const minima = bound(problemById('sine')!, {}).minima(Float64Array.of(x));
      expect(Math.min(...minima.map((m) => Math.abs(m[0]! - x)))).toBeLessThanOrEqual(Math.PI + 1e-9);
    }),
  ));

describe('the hyperbola of minima of xy', () => {
  const curves = bound(problemById('xy')!, { mu: 2 }).minimaCurves!;

  test('has its points on the minima and inside the box, one polyline per branch', () => {
    const both = curves([-3, 3, -4, 4], 100);
    expect(both).toHaveLength(2);
    for (const { x, y } of both)
      x.forEach((value, i) => {
        expect(value * y[i]!).toBeCloseTo(2, 12);
        expect(Math.abs(value)).toBeLessThanOrEqual(3 * (1 + 1e-12));
        expect(Math.abs(y[i]!)).toBeLessThanOrEqual(4 * (1 + 1e-12));
      });
    expect(both[0]!.x.every((value) => value > 0)).toBe(true);
    expect(both[1]!.x.every((value) => value < 0)).toBe(true);
  });

  test('is left out where it misses the box', () => {
    expect(curves([0.1, 0.2, 0.1, 0.2], 100)).toHaveLength(0);
    expect(curves([0.5, 3, 0.5, 3], 100)).toHaveLength(1);
  });
});
