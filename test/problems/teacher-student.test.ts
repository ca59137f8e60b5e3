import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParams } from '../../src-shared/catalogue';
import type { Params } from '../../src-shared/spec';
import { topModeCycle } from '../../src-worker/analysis/floquet';
import { flipAt } from '../../src-worker/analysis/flip';
import { createMap } from '../../src-worker/analysis/map';
import { stream } from '../../src-worker/engine/random';
import { denseHessian } from '../../src-worker/engine/sharpness';
import { symmetricEigenvalues } from '../../src-worker/engine/symmetric-eigen';
import { teacherStudent } from '../../src-worker/problems/teacher-student';
import { bound } from './bound';
import { gradientAt, hessianTimes, inner, moved } from './derivatives';
import { unitVector } from './settings';

const neuron = (params: Params = {}) => bound(teacherStudent, { ...defaultParams(teacherStudent.info), ...params });
const point = (...x: number[]) => Float64Array.from(x);

describe('population loss', () => {
  test.each([
    ['sphere', point(0.7, 0.4, 0.9), 0.17991989442743403],
    ['sphere', point(1.3, -0.2, 0.5), 0.3183288245834584],
    ['sphere', point(0.1, 0, 0.1), 0.24843345056908106],
    ['sphere', point(0.9, 0.5, -0.3, 0.7), 0.10325290159609297],
  ])('%s at %o', (inputs, x, expected) => {
    expect(neuron({ inputs, d: x.length - 1 }).value(x)).toBeCloseTo(expected, 14);
  });

  test.each([
    ['sphere', point(0.7, 0.4, 0.9), [0.06963556346776288, -0.1649411983133887, 0.12746819305865498]],
    ['sphere', point(0.1, 0, 0.1), [-0.015415494309189533, -0.025, -0.015415494309189533]],
    ['gaussian', point(0.9, 0.5, -0.3, 0.7), [0.16212078309808767, -0.34286215562435834, -0.1641412668623059, 0.38299628934538044]],
  ])('gradient, %s at %o', (inputs, x, expected) => {
    const gradient = gradientAt(neuron({ inputs, d: x.length - 1 }), x);
    expected.forEach((value, i) => expect(gradient[i]).toBeCloseTo(value, 14));
  });

  test('is the mean over many inputs', () => {
    const x = point(0.7, 0.4, 0.9);
    expect(neuron({ inputs: 'grid', N: 20_000 }).value(x)).toBeCloseTo(neuron().value(x), 7);
    const y = point(0.9, 0.5, -0.3, 0.7);
    expect(neuron({ d: 3, inputs: 'samples', N: 20_000 }).value(y)).toBeCloseTo(neuron({ d: 3 }).value(y), 2);
  });

  test('does not depend on how teacher and weights are turned together', () =>
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), fc.double({ min: 0, max: 6.3, noNaN: true }), (v, angle) => {
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        const turned = neuron({ teacher: [2 * c, 2 * s] });
        const straight = neuron({ teacher: [2, 0] });
        expect(turned.value(point(v, c - 0.5 * s, s + 0.5 * c))).toBeCloseTo(straight.value(point(v, 1, 0.5)), 12);
      }),
    ));

  test('Taylor coefficients are those of the value as long as the line keeps off the teacher', () =>
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 2, max: 5 }), (seed, d) => {
        const loss = neuron({ d, teacher: [1, 0.5] });
        const x = moved(new Float64Array(d + 1), unitVector(d + 1, seed), 2);
        const across = Math.hypot(...x.slice(1).map((w, i) => w - ([0.8, 0.4][i] ?? 0) * (x[1]! + 0.5 * x[2]!)));
        if (across < 0.2) return;
        const direction = unitVector(d + 1, seed + 1);
        const jet = loss.taylorAlong!(x, direction, 8);
        const s = 0.01;
        expect(jet.reduceRight((all, c) => all * s + c, 0)).toBeCloseTo(loss.value(moved(x, direction, s)), 12);
        expect(jet[1]).toBeCloseTo(inner(gradientAt(loss, x), direction), 12);
        expect(2 * jet[2]!).toBeCloseTo(inner(direction, hessianTimes(loss, x, direction)), 11);
      }),
    ));

  test('has no third derivative across the teacher, and says so', () => {
    const loss = neuron();
    const series = loss.taylorAlong!(point(1, 1, 0), point(0, 0, 1), 4);
    expect(Array.from(series).map(Number.isNaN)).toEqual([false, false, false, true, true]);
    expect(loss.kinkAt!(point(1, 1, 0))).toContain('twice');
    expect(loss.kinkAt!(point(1, 0, 0))).toContain('no gradient');
    expect(loss.kinkAt!(point(1, 1, 0.1))).toBeNull();
    expect(gradientAt(loss, point(1, 0, 0))).toEqual(new Float64Array(3));
  });
});

describe('minima v w = t', () => {
  test.each([
    [3, point(0.8, 1.25, 0, 0), [0.7341666666666666, 0.21333333333333332, 0.21333333333333332, 0]],
    [10, point(1.7, 0.5882352941176471, ...new Array<number>(9).fill(0)), [0.3236020761245675, ...new Array<number>(9).fill(0.289), 0]],
  ])('d = %i: eigenvalues (|w|² + v²)/d, v²/d, 0', (d, x, expected) => {
    const loss = neuron({ d });
    symmetricEigenvalues(denseHessian(loss, x), d + 1).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 12));
    expect(loss.sharpness!(x)).toBeCloseTo(expected[0]!, 12);
  });

  test('the flattest has sharpness 2|t|/d: η_c = d/|t|', () => {
    const loss = neuron({ d: 5, teacher: [3, 4] });
    const minimum = loss.minima()[0]!;
    expect(loss.value(minimum)).toBe(0);
    expect(2 / loss.sharpness!(minimum)).toBeCloseTo(1, 12);
  });

  test.each(['sphere', 'gaussian', 'grid'])('%s: the flip is that of the quartic in the plane, supercritical', (inputs) => {
    const loss = neuron({ inputs });
    const x = loss.minima()[0]!;
    const minimum = { x: Array.from(x), loss: 0, sharpness: 0, etaC: 1, neutral: 1 };
    const flip = flipAt(loss, minimum);
    expect(flip.kind).toBe('supercritical');
    // f = κ((√T + s/√2)² − T)²/2: f'' = 2κT, f''' = 3κ√(2T), f'''' = 3κ, so that c = 4 at T = 1.
    expect(flip.c).toBeCloseTo(4, 9);
  });

  test('samples: no other point v w = t is flatter', () => {
    const loss = neuron({ inputs: 'samples', N: 40, inputSeed: 3, d: 3, teacher: [1, 0.4, -0.3] });
    const minimum = loss.minima()[0]!;
    const top = (scale: number) => {
      const x = minimum.map((entry, i) => (i === 0 ? entry * scale : entry / scale));
      expect(loss.value(x)).toBeCloseTo(0, 28);
      return symmetricEigenvalues(denseHessian(loss, x), 4)[0]!;
    };
    for (const scale of [0.5, 0.9, 0.99, 0.999, 1.001, 1.01, 1.1, 2]) expect(top(scale)).toBeGreaterThan(top(1));
    expect(loss.flipDirection).toBeUndefined();
  });
});

describe('empirical loss', () => {
  const loss = neuron({ inputs: 'samples', N: 7, inputSeed: 6, d: 3 });

  test('gradient, Hessian and series between the kinks', () =>
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        const x = moved(new Float64Array(4), unitVector(4, seed), 1.5);
        const direction = unitVector(4, seed + 1);
        const jet = loss.taylorAlong!(x, direction, 4);
        expect(jet[0]).toBeCloseTo(loss.value(x), 13);
        expect(jet[1]).toBeCloseTo(inner(gradientAt(loss, x), direction), 13);
        expect(2 * jet[2]!).toBeCloseTo(inner(direction, hessianTimes(loss, x, direction)), 13);
        const s = 1e-6;
        expect(jet.reduceRight((all, c) => all * s + c, 0)).toBeCloseTo(loss.value(moved(x, direction, s)), 9);
      }),
    ));

  test('an input on the kink is named', () => {
    const grid = neuron({ inputs: 'grid', N: 2 });
    expect(grid.kinkAt!(point(1, 1, 0))).toContain('kink');
    expect(grid.kinkAt!(point(1, 1, 1))).toBeNull();
  });
});

describe('figure 2', () => {
  const eta = 2.2;
  const [low, high] = topModeCycle(1.1)!;

  test('starts at v = 0.1, w = (0, 0.1) and takes the steps of the reference', () => {
    const loss = neuron();
    const x = loss.start!(stream(0, 1));
    expect(Array.from(x)).toEqual([0.1, 0, 0.1]);
    const map = createMap(loss, [eta]);
    map.advance(x, 1);
    [0.13391408748021696, 0.055, 0.13391408748021696].forEach((value, i) => expect(x[i]).toBeCloseTo(value, 14));
    map.advance(x, 19);
    [0.8088787625453635, 0.82004915360248, 1.627977108283147e-9].forEach((value, i) => expect(x[i]).toBeCloseTo(value, 12));
  });

  test.each(['sphere', 'grid'])('%s: v and w along the teacher settle on the 2-cycle of the quartic', (inputs) => {
    const loss = neuron({ inputs });
    const x = loss.start!(stream(0, 1));
    const map = createMap(loss, [eta]);
    map.advance(x, 3000);
    const states = [0, 1].map(() => {
      map.advance(x, 1);
      return Array.from(x);
    });
    states.sort((p, q) => p[0]! - q[0]!);
    [low, high].forEach((rho, k) => {
      expect(Math.abs(states[k]![0]! - rho)).toBeLessThan(2e-15);
      expect(Math.abs(states[k]![1]! - rho)).toBeLessThan(2e-15);
      expect(Math.abs(states[k]![2]!)).toBeLessThan(1e-15);
    });
    expect(low).toBeCloseTo(0.814551626874541, 15);
    expect(high).toBeCloseTo(1.116062971452305, 15);
  });

  test('per two steps w⊥ contracts by |1 − K| and v − w by 3 − 2K', () => {
    const jacobian = new Float64Array(9);
    createMap(neuron(), [eta]).linearise(point(low, low, 0), 2, jacobian);
    expect(Math.abs(jacobian[8]!)).toBeCloseTo(0.1, 10);
    expect(jacobian[0]! - jacobian[3]!).toBeCloseTo(0.8, 10);
  });

  test('samples: a floor of the data under w⊥ and the imbalance', () => {
    const loss = neuron({ inputs: 'samples' });
    const x = loss.start!(stream(0, 1));
    createMap(loss, [eta]).advance(x, 3000);
    const seen = new Float64Array(5);
    loss.observables!.fill(x, seen);
    expect(seen[2]).toBeGreaterThan(1e-4);
    expect(seen[2]).toBeLessThan(5e-2);
    expect(seen[3]).toBeLessThan(5e-2);
  });

  test('Theorem 3: w⊥ stays under its bound', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 1.01, max: 1.1, noNaN: true }),
        fc.double({ min: 0.01, max: 0.1, noNaN: true }),
        fc.double({ min: 0, max: 90, noNaN: true }),
        (K, epsilon, angle) => {
          const loss = neuron({ epsilon, angle, d: 3 });
          const x = loss.start!(stream(0, 1));
          const map = createMap(loss, [3 * K]);
          const beta = (1 + 1.1 / Math.PI) * epsilon;
          const T1 = Math.ceil(Math.log(1.35 / (Math.PI * beta * beta)) / Math.log(2.56));
          map.advance(x, T1 + 4);
          for (let t = 0; t < 100; t++) {
            expect(Math.hypot(x[2]!, x[3]!)).toBeLessThan(0.1 * (1 - 0.03 * K) ** t);
            map.advance(x, 1);
          }
        },
      ),
      { numRuns: 50 },
    ));
});

describe('refusals', () => {
  test.each<[string, Params]>([
    ['teacher-length', { teacher: [1, 0, 0] }],
    ['teacher-zero', { teacher: [0, 0] }],
    ['grid-plane', { inputs: 'grid', d: 3 }],
    ['teacher-silent', { inputs: 'samples', N: 7, inputSeed: 5, d: 3 }],
  ])('%s', (code, params) => {
    const answer = teacherStudent.bind({ ...defaultParams(teacherStudent.info), ...params });
    expect(answer).toMatchObject({ ok: false, refusal: { code } });
  });
});
