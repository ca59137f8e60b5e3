import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParams } from '../../src-shared/catalogue';
import { stream } from '../../src-worker/engine/random';
import { denseHessian, sharpnessOf } from '../../src-worker/engine/sharpness';
import { symmetricEigenvalues } from '../../src-worker/engine/symmetric-eigen';
import { lossFromExpression } from '../../src-worker/formula/loss';
import { PROBLEMS, problemById } from '../../src-worker/problems';
import { bound } from './bound';
import { gradientAt, hessianTimes, inner, largest, moved, near, slope } from './derivatives';
import { settings, startFor, statedParams, unitVector } from './settings';

/** Above this many coordinates no dense Hessian is formed here. */
const DENSE = 64;
const RUNS = { numRuns: 80 };

describe.each(PROBLEMS.map((problem) => [problem.info.id, problem] as const))('%s', (id, problem) => {
  const { info } = problem;
  const cases = settings(problem);
  const seeds = fc.nat(1_000_000);

  test('says what it is', () => {
    expect(problemById(id)).toBe(problem);
    if (info.dimension <= 64) expect(info.coordinates).toHaveLength(info.dimension);
    if (info.dimension <= 2) expect(info.box).toHaveLength(info.dimension);
    expect([0, info.dimension]).toContain(info.defaultStart.length);
    for (const text of [info.title, info.tex, info.description, info.convention, info.source]) expect(text).not.toBe('');
    for (const { min, max, default: usual } of info.parameters.filter((parameter) => parameter.kind === 'number'))
      expect(min <= usual && usual <= max && min < max).toBe(true);
    for (const parameter of info.parameters.filter(({ kind }) => kind === 'choice'))
      expect(parameter.kind === 'choice' && parameter.choices.map(({ value }) => value)).toContain(parameter.default);
    if (info.defaultStart.length > 0)
      info.box.forEach(([low, high], i) => expect(low <= info.defaultStart[i]! && info.defaultStart[i]! <= high).toBe(true));
    else expect(info.ownStart).not.toBeNull();
    expect(structuredClone(info)).toEqual(info);
  });

  test('binds its defaults with every choice, to the dimension and names it states', () => {
    for (const params of statedParams(problem)) {
      const loss = bound(problem, params);
      expect(loss.coordinates).toHaveLength(loss.dimension);
      expect(new Set([...loss.coordinates, ...(loss.observables?.names ?? [])]).size).toBe(
        loss.dimension + (loss.observables?.names.length ?? 0),
      );
      expect(Number.isFinite(loss.value(startFor(problem, loss, 1)))).toBe(true);
      expect(loss.start !== undefined || info.defaultStart.length === loss.dimension).toBe(true);
    }
    expect(bound(problem, defaultParams(info)).dimension).toBe(info.dimension);
  });

  test('gradient agrees with differences of the value', () =>
    fc.assert(
      fc.property(cases, seeds, ({ loss, x }, seed) => {
        const n = loss.dimension;
        const units = Array.from({ length: n <= 8 ? n : 0 }, (_, i) => new Float64Array(n).fill(1, i, i + 1));
        for (const v of [...units, unitVector(n, seed)]) {
          const difference = slope((s) => loss.value(moved(x, v, s)), Math.abs(loss.value(x)));
          if (difference) near(inner(gradientAt(loss, x), v), difference.value, difference.error);
        }
      }),
      RUNS,
    ));

  test('Hessian-vector products agree with differences of the gradient and are symmetric', () =>
    fc.assert(
      fc.property(cases, seeds, ({ loss, x }, seed) => {
        const v = unitVector(loss.dimension, seed);
        const w = unitVector(loss.dimension, seed + 1);
        const product = hessianTimes(loss, x, v);
        const size = largest(gradientAt(loss, x));
        for (let i = 0; i < Math.min(product.length, 16); i++) {
          const difference = slope((s) => gradientAt(loss, moved(x, v, s))[i]!, size);
          if (difference) near(product[i]!, difference.value, difference.error + 1e-13 * largest(product));
        }
        const other = hessianTimes(loss, x, w);
        near(inner(w, product), inner(v, other), 1e-12 * Math.max(largest(product), largest(other), size));
      }),
      RUNS,
    ));

  test('its formula, where it states one, has the same value and gradient', () =>
    fc.assert(
      fc.property(cases, ({ loss, x }) => {
        if (!loss.expression) return;
        const expression = loss.expression();
        expect(expression.dag.variables).toEqual(loss.coordinates);
        const other = lossFromExpression(expression);
        const gradient = gradientAt(loss, x);
        near(other.value(x), loss.value(x), 1e-11 * Math.max(Math.abs(loss.value(x)), largest(gradient)) + 1e-14);
        near(largest(gradientAt(other, x).map((slopeAt, i) => slopeAt - gradient[i]!)), 0, 1e-11 * largest(gradient) + 1e-13);
      }),
      RUNS,
    ));

  test('sharpness is the largest eigenvalue of the Hessian', () =>
    fc.assert(
      fc.property(cases, ({ loss, x }) => {
        const sharpness = sharpnessOf(loss);
        if (sharpness === null || loss.dimension > DENSE) return;
        const values = symmetricEigenvalues(denseHessian(loss, x), loss.dimension);
        near(sharpness(x), values[0]!, 1e-11 * largest(Float64Array.from(values)));
      }),
      { numRuns: info.dimension > 8 ? 20 : 80 },
    ));

  // The neuron's series end where w crosses the teacher's line: test/problems/teacher-student.test.ts has them.
  if (id !== 'teacher-student')
    test('Taylor coefficients reproduce the value nearby, the gradient and the second derivative', () =>
      fc.assert(
        fc.property(cases, seeds, ({ loss, x }, seed) => {
          const direction = loss.dimension === 1 ? Float64Array.of(1) : unitVector(loss.dimension, seed);
          if (loss.dimension === 1) expect(loss.taylor).toBeDefined();
          const jets = [loss.dimension === 1 ? loss.taylor?.(x[0]!, 8) : undefined, loss.taylorAlong?.(x, direction, 8)];
          for (const jet of jets) {
            if (!jet) continue;
            expect(jet).toHaveLength(9);
            // A step at which the coefficients left out are below rounding.
            const size = Math.max(Math.abs(jet[0]!), Math.abs(jet[2]!), 1e-12);
            // Small where there may be a kink: a series does not see across it.
            let s = loss.kinkAt ? 1e-4 : 0.1;
            while (s > 1e-6 && Math.max(...[6, 7, 8].map((k) => Math.abs(jet[k]!) * s ** k)) > 1e-14 * size) s /= 1.5;
            const scale = Math.max(size, ...jet.map((value, k) => Math.abs(value) * s ** k));
            const sum = jet.reduceRight((all, c) => all * s + c, 0);
            near(sum, loss.value(moved(x, direction, s)), 1e-12 * scale + 1e-14);
            const gradient = gradientAt(loss, x);
            const product = hessianTimes(loss, x, direction);
            near(jet[1]!, inner(gradient, direction), 1e-12 * Math.max(largest(gradient), size) + 1e-14);
            near(2 * jet[2]!, inner(direction, product), 1e-11 * Math.max(largest(product), size) + 1e-14);
            const bend = (t: number) => inner(direction, hessianTimes(loss, moved(x, direction, t), direction));
            const third = slope(bend, Math.abs(2 * jet[2]!));
            if (third) near(6 * jet[3]!, third.value, third.error);
          }
        }),
        RUNS,
      ));

  test('every claimed minimum is one', () =>
    fc.assert(
      fc.property(cases, ({ loss, x }) => {
        const minima = loss.minima(x);
        if (loss.minimaUnknown) {
          expect(minima).toHaveLength(0);
          return;
        }
        expect(minima.length).toBeGreaterThan(0);
        const size = Math.max(...minima.map(largest), 1e-3);
        for (const minimum of minima.slice(0, 4)) {
          if (loss.dimension > DENSE) continue;
          const eigenvalues = symmetricEigenvalues(denseHessian(loss, minimum), loss.dimension);
          const top = eigenvalues[0]!;
          expect(top).toBeGreaterThan(0);
          near(largest(gradientAt(loss, minimum)), 0, 1e-12 * top * size);
          const least = eigenvalues.at(-1)!;
          if (loss.minimaOnManifold) near(least, 0, 1e-11 * top);
          else expect(least).toBeGreaterThan(0);
          if (loss.flipDirection) near(inner(loss.flipDirection(minimum), loss.flipDirection(minimum)), 1, 1e-14);
        }
      }),
      { numRuns: info.dimension > 8 ? 10 : 80 },
    ));

  test('symmetries leave the loss unchanged: gradient across them, Hessian zero along them at minima', () =>
    fc.assert(
      fc.property(cases, ({ loss, x }) => {
        if (!loss.symmetryDirections) return;
        const gradient = gradientAt(loss, x);
        for (const tangent of loss.symmetryDirections(x))
          near(inner(gradient, tangent), 0, 1e-12 * Math.max(1, largest(gradient) * largest(tangent) * loss.dimension));
        for (const minimum of loss.minima(x).slice(0, 2))
          for (const tangent of loss.symmetryDirections(minimum))
            near(
              largest(hessianTimes(loss, minimum, tangent)),
              0,
              1e-10 * Math.max(1, largest(tangent)) * Math.max(1, largest(minimum) ** 2),
            );
      }),
      { numRuns: 10 },
    ));

  test('observables and its own start are finite and the same at every call', () =>
    fc.assert(
      fc.property(cases, fc.nat(1000), ({ loss, x }, seed) => {
        if (loss.start) {
          const start = loss.start(stream(seed, 1));
          expect(start).toHaveLength(loss.dimension);
          expect(start.every(Number.isFinite)).toBe(true);
          expect(loss.start(stream(seed, 1))).toEqual(start);
        }
        if (!loss.observables) return;
        const { names, fill } = loss.observables;
        const [once, twice] = [new Float64Array(names.length).fill(NaN), new Float64Array(names.length).fill(NaN)];
        fill(x, once);
        fill(x, twice);
        expect(once.every(Number.isFinite)).toBe(true);
        expect(twice).toEqual(once);
      }),
      { numRuns: 20 },
    ));
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
