/** What the theory says of single problems: thresholds, flips, refusals, maps, limits. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParams } from '../../src-shared/catalogue';
import type { Params } from '../../src-shared/spec';
import { flipAt } from '../../src-worker/analysis/flip';
import { createMap } from '../../src-worker/analysis/map';
import { referenceMinimum } from '../../src-worker/analysis/minima';
import { sharpnessOf } from '../../src-worker/engine/sharpness';
import { hyperbola } from '../../src-worker/problems/hyperbola';
import { problemById } from '../../src-worker/problems';
import { bound } from './bound';
import { gradientAt } from './derivatives';

const lossAt = (id: string, params: Params = {}) => bound(problemById(id)!, { ...defaultParams(problemById(id)!.info), ...params });
const reference = (id: string, params: Params, start: readonly number[]) => referenceMinimum(lossAt(id, params), Float64Array.from(start))!;
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('squared losses', () => {
  /** D = 6g''² − g'g''' at x, in closed form (theory of Lemma 2). */
  const D: Readonly<Record<string, (x: number) => number>> = {
    exp: (x) => 5 * Math.exp(2 * x),
    log: (x) => 4 / x ** 4,
    sin: (x) => 1 + 5 * Math.sin(x) ** 2,
    tanh: (x) => (2 * (1 + 9 * Math.tanh(x) ** 2)) / Math.cosh(x) ** 4,
    atan: (x) => (2 * (1 + 9 * x * x)) / (1 + x * x) ** 4,
    erf: (x) => (8 * (1 + 10 * x * x) * Math.exp(-2 * x * x)) / Math.PI,
    gaussian: (x) => 8 * (10 * x ** 4 - 9 * x * x + 3) * Math.exp(-2 * x * x),
    sinh: (x) => 5 * Math.cosh(x) ** 2 - 6,
    'cubic-plus-linear': (x) => 6 * (33 * x * x - 1),
  };

  test.each(Object.keys(D))('of %s have the condition 16 g′² D and the threshold 1/g′²', (g) =>
    fc.assert(
      fc.property(between(0.05, 0.95), (y) => {
        const minimum = reference('squared-loss', { g, y }, [0.7]);
        const slopeSquared = minimum.sharpness / 2;
        const expected = 16 * slopeSquared * D[g]!(minimum.x[0]!);
        const flip = flipAt(lossAt('squared-loss', { g, y }), minimum);
        expect(minimum.etaC * slopeSquared).toBeCloseTo(1, 12);
        expect(Math.abs(flip.condition! - expected)).toBeLessThan(1e-8 * Math.max(slopeSquared * slopeSquared, Math.abs(expected)));
      }),
      { numRuns: 30 },
    ),
  );

  test.each([
    [2, 'supercritical'],
    [0.5, 'supercritical'],
    [0.9, 'subcritical'],
    [-1, 'supercritical'],
    [1, 'degenerate'],
  ])('of x^%d are %s', (n, kind) => {
    expect(flipAt(lossAt('squared-loss', { n }), reference('squared-loss', { n }, [0.6])).kind).toBe(kind);
  });

  test.each(['linear', 'relu'])('of %s are quadratic around the minimum: no flip', (g) => {
    expect(flipAt(lossAt('squared-loss', { g }), reference('squared-loss', { g }, [0.6])).kind).toBe('degenerate');
  });

  test('of relu are dead below zero and say where they have a kink', () => {
    const loss = lossAt('squared-loss', { g: 'relu' });
    expect(gradientAt(loss, Float64Array.of(-1))[0]).toBeCloseTo(0, 15);
    expect(loss.kinkAt!(Float64Array.of(0))).toMatch(/kink/);
    expect(loss.kinkAt!(Float64Array.of(0.1))).toBeNull();
  });

  test.each([
    ['sin', 1],
    ['tanh', 1],
    ['sigmoid', 0],
    ['gaussian', 1],
    ['exp', -1],
    ['softplus', 0],
    ['atan', 1.6],
    ['erf', -1],
    ['relu', 0],
    ['power', -0.1],
  ])('of %s refuse y = %d, which no point with a slope reaches', (g, y) => {
    const answer = problemById('squared-loss')!.bind({ g, y, n: 2 });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'no-minimum', where: 'problem.params.y' } });
  });
});

test('x² + x⁴ is subcritical with c = −4, and ±a is a 2-cycle at η = 1/(1 + 2a²)', () => {
  const loss = lossAt('quartic-well');
  expect(flipAt(loss, reference('quartic-well', {}, [0.2])).c).toBeCloseTo(-4, 12);
  const x = Float64Array.of(0.3);
  createMap(loss, [1 / (1 + 2 * 0.09)]).advance(x, 1);
  expect(x[0]).toBeCloseTo(-0.3, 14);
});

test('the cubic map at η = 1 is the quartic in the coordinate z = a(x² − 1)', () =>
  fc.assert(
    fc.property(between(0.1, 2), between(0.1, 1.4), (a, start) => {
      const x = Float64Array.of(start);
      const z = Float64Array.of(a * (start * start - 1));
      createMap(lossAt('quartic', { mu: 1 }), [a]).advance(x, 3);
      createMap(lossAt('cubic-map', { a }), [1]).advance(z, 3);
      expect(Math.abs(z[0]! - a * (x[0]! * x[0]! - 1))).toBeLessThan(1e-11);
    }),
  ));

describe('product losses', () => {
  test('count from the flattest minimum where there is one', () => {
    expect(reference('product-loss', { l: 'quadratic', target: 4 }, [5, 1])).toMatchObject({
      chosen: 'flattest-on-manifold',
      sharpness: 8,
      x: [2, 2],
    });
    expect(reference('product-loss', { l: 'quadratic', target: -4 }, [5, -1]).x).toEqual([2, -2]);
    expect(reference('product-loss', { l: 'zhu' }, [1.5, 0.8]).sharpness).toBeCloseTo(4, 12);
  });

  test.each(['log-cosh', 'symmetric-logistic'])('of %s count from the minimum on the axes nearest to the start', (l) => {
    const curvature = l === 'log-cosh' ? 1 : 0.25;
    const far = reference('product-loss', { l }, [6, 0.01]);
    expect(far).toMatchObject({ chosen: 'nearest-on-manifold', x: [6, 0] });
    expect(far.sharpness).toBeCloseTo(36 * curvature, 12);
    expect(reference('product-loss', { l }, [0, 0]).x).toEqual([1, 0]);
    expect(reference('product-loss', { l: 'bce', label: 0.5 }, [0.2, -3]).x).toEqual([0, -3]);
  });

  test('curves of minima lie on xy = u for either sign, and on the axes for 0', () => {
    for (const u of [2, -2, 0]) {
      const curves = hyperbola(u, [-3, 3, -4, 4], 50);
      expect(curves).toHaveLength(2);
      for (const { x, y } of curves) x.forEach((value, i) => expect(value * y[i]!).toBeCloseTo(u, 12));
    }
  });
});

test('deep linear modes: the flattest minimum has sharpness L σ₁^(2 − 2/L)', () =>
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), fc.array(between(0.1, 5), { minLength: 1, maxLength: 4 }), (depth, sigmas) => {
      const loss = lossAt('deep-linear', { depth, singular_values: sigmas });
      const expected = depth * Math.max(...sigmas) ** (2 - 2 / depth);
      expect(sharpnessOf(loss)(loss.minima()[0]!) / expected).toBeCloseTo(1, 11);
      // Any other minimum of the top mode is sharper.
      const other = Float64Array.from(loss.minima()[0]!);
      const top = sigmas.indexOf(Math.max(...sigmas)) * depth;
      other[top] = other[top]! * 1.5;
      other[top + 1] = other[top + 1]! / 1.5;
      expect(sharpnessOf(loss)(other)).toBeGreaterThan(expected);
    }),
  ));

test('four scalars: at Zhu’s minimum x² = (√(η⁻² − 4) + η⁻¹)/2, xy = 1 the sharpness is 2/η', () =>
  fc.assert(
    fc.property(between(0.01, 0.49), (eta) => {
      const x = Math.sqrt((Math.sqrt(eta ** -2 - 4) + 1 / eta) / 2);
      expect(sharpnessOf(lossAt('four-scalar'))(Float64Array.of(x, 1 / x, x, 1 / x)) * eta).toBeCloseTo(2, 9);
    }),
  ));

test('a minimum with the signs of the start is offered, its product right', () => {
  const [own] = lossAt('four-scalar').minima(Float64Array.of(-2, 1, -1, -0.1));
  expect(Array.from(own!)).toEqual([-1, 1, -1, 1]);
});

test('quadratics: two Chebyshev steps contract every coordinate by at most 1/T₂', () => {
  const [m, M] = [0.1, 1];
  const loss = lossAt('quadratic', { m, M });
  const [centre, radius] = [(M + m) / 2, (M - m) / 2];
  const steps = [1 / (centre + radius / Math.SQRT2), 1 / (centre - radius / Math.SQRT2)];
  const x = new Float64Array(8).fill(1);
  createMap(loss, steps).advance(x, 1);
  const rate = 1 / (2 * (centre / radius) ** 2 - 1);
  expect(Math.max(...x.map(Math.abs))).toBeCloseTo(rate, 12);
  expect(problemById('quadratic')!.bind({ m: 2, M: 1, n: 4 }).ok).toBe(false);
});

test('the toy of self-stabilisation settles on |x| = √(2α), y = 2αc at its own η, and its threshold is nominal', () => {
  const x = Float64Array.of(0.001, -0.5);
  createMap(lossAt('self-stabilisation'), [0.1]).advance(x, 30_000);
  expect(Math.abs(x[0]!)).toBeCloseTo(0.2, 6);
  expect(x[1]).toBeCloseTo(0.012, 6);
  expect(reference('self-stabilisation', {}, [0.001, -0.5])).toMatchObject({ chosen: 'stated-point', x: [0, 0], etaC: 0.1 });
});
