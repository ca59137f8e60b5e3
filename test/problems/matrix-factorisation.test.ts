import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultParams } from '../../src-shared/catalogue';
import type { Params } from '../../src-shared/spec';
import { topModeCycle } from '../../src-worker/analysis/floquet';
import { createMap } from '../../src-worker/analysis/map';
import { lossFromExpression } from '../../src-worker/formula/loss';
import { stream } from '../../src-worker/engine/random';
import { denseHessian } from '../../src-worker/engine/sharpness';
import { singularValueDecomposition } from '../../src-worker/engine/svd';
import { symmetricEigenvalues } from '../../src-worker/engine/symmetric-eigen';
import { matrixFactorisation } from '../../src-worker/problems/matrix-factorisation';
import { bound } from './bound';

const factorisation = (params: Params) => bound(matrixFactorisation, { ...defaultParams(matrixFactorisation.info), ...params });
const given = (form: string, C: readonly (readonly number[])[], rank: number) =>
  factorisation({ form, target: 'matrix', C: C.flat(), columns: C[0]!.length, rank });
const spectrum = (loss: ReturnType<typeof factorisation>, x: Float64Array) => symmetricEigenvalues(denseHessian(loss, x), loss.dimension);
const observed = (loss: ReturnType<typeof factorisation>, x: Float64Array) => {
  const { names, fill } = loss.observables!;
  const out = new Float64Array(names.length);
  fill(x, out);
  return Object.fromEntries(names.map((name, i) => [name, out[i]!]));
};

describe('sharpness', () => {
  const Y = [1, 2, 0.5, -1];
  const Z = [0.3, 1, -2, 0.4];
  const C = [
    [2.3, -1.2],
    [-0.85, -1.4],
  ];

  test('at a minimiser without residual the nonzero Hessian eigenvalues are s_i(Y)² + s_j(Z)²', () => {
    const loss = given('asymmetric', C, 2);
    const values = spectrum(loss, Float64Array.of(...Y, ...Z));
    [9.699146072031143, 6.603197106043493, 4.896802893956507, 1.8008539279688567].forEach((value, i) =>
      expect(values[i]).toBeCloseTo(value, 10),
    );
    const s = observed(loss, Float64Array.of(...Y, ...Z));
    expect(s['s1(Y)']! ** 2 + s['s1(Z)']! ** 2).toBeCloseTo(9.699146072031143, 12);
  });

  test('the flattest minimiser has 2 s₁(C)', () => {
    const loss = given('asymmetric', C, 2);
    expect(spectrum(loss, loss.minima()[0]!)[0]).toBeCloseTo(5.195613114203272, 11);
  });

  test('rank one: |y|² + |z|²', () => {
    const loss = given(
      'asymmetric',
      [
        [0.5, -1, 3],
        [1, -2, 6],
      ],
      1,
    );
    expect(spectrum(loss, Float64Array.of(1, 2, 0.5, -1, 3))[0]).toBeCloseTo(15.25, 12);
  });

  test('with a residual the spectrum is another, its top still that of the balanced top mode', () => {
    const loss = given(
      'asymmetric',
      [
        [3, 0, 0],
        [0, 2.9, 0],
        [0, 0, 1],
      ],
      1,
    );
    const values = spectrum(loss, loss.minima()[0]!);
    [6, 5.9, 4, 2, 0.1, 0].forEach((value, i) => expect(values[i]).toBeCloseTo(value, 12));
  });

  test.each(['symmetric', 'asymmetric'])('%s: η_c = 1/σ₁² at X₀, and σ₁²(α² + α⁻²) at (αX₀, X₀/α)', (form) => {
    const loss = factorisation({ form, n: 4, rank: 4, sigma: [3, 2, 1, 0.5] });
    const x = loss.minima()[0]!;
    expect(spectrum(loss, x)[0]).toBeCloseTo(18, 11);
    if (form === 'symmetric') return;
    const a = 0.8;
    const unbalanced = x.map((entry, i) => (i < 16 ? a * entry : entry / a));
    expect(spectrum(loss, unbalanced)[0]).toBeCloseTo(9 * (a * a + 1 / (a * a)), 11);
  });
});

describe('the minimum known in closed form', () => {
  test.each([
    ['a truncated symmetric one', given('symmetric', [[4, 1], [1, 2]], 1)], // prettier-ignore
    ['an overparametrised one', given('asymmetric', [[4, 1], [0, 2]], 3)], // prettier-ignore
    ['one with a negative eigenvalue', given('symmetric', [[4, 0], [0, -1]], 2)], // prettier-ignore
  ])('is stationary and not a saddle: %s', (_, loss) => {
    const x = loss.minima()[0]!;
    const gradient = new Float64Array(loss.dimension);
    loss.gradient(x, gradient);
    gradient.forEach((entry) => expect(Math.abs(entry)).toBeLessThan(1e-12));
    const values = spectrum(loss, x);
    expect(values.at(-1)!).toBeGreaterThan(-1e-12);
    expect(loss.minimumSharpness!(x)).toBeCloseTo(values[0]!, 11);
    expect(loss.minimumSharpness!(x.map((entry) => 1.1 * entry))).toBeNull();
  });

  test('rank one, symmetric: two isolated minima', () => {
    const loss = given('symmetric', [[4, 1], [1, 2]], 1); // prettier-ignore
    expect(loss.minimaOnManifold).toBe(false);
    expect(loss.minima()).toHaveLength(2);
  });

  test('the flip line is invariant: the gradient on it points along it', () =>
    fc.assert(
      fc.property(fc.constantFrom('symmetric', 'asymmetric'), fc.double({ min: -1, max: 1, noNaN: true }), (form, s) => {
        const loss = factorisation({ form, n: 5, rank: 3, sigma: [3, 2, 1, 0.5] });
        const minimum = loss.minima()[0]!;
        const direction = loss.flipDirection!(minimum);
        const gradient = new Float64Array(loss.dimension);
        loss.gradient(
          minimum.map((entry, i) => entry + s * direction[i]!),
          gradient,
        );
        const along = gradient.reduce((sum, entry, i) => sum + entry * direction[i]!, 0);
        gradient.forEach((entry, i) => expect(entry).toBeCloseTo(along * direction[i]!, 11));
      }),
    ));
});

describe('starts', () => {
  test('one seed gives dY = dX, and with the same noise for Z the asymmetric run is the symmetric one', () => {
    const symmetric = factorisation({});
    const asymmetric = factorisation({ form: 'asymmetric', pairing: 'same' });
    const x = symmetric.start!(stream(7, 1));
    const yz = asymmetric.start!(stream(7, 1));
    expect(yz.slice(0, 64)).toEqual(x);
    expect(yz.slice(64)).toEqual(x);
    const eta = 1.02 / 5.74 ** 2;
    createMap(symmetric, [eta]).advance(x, 40);
    createMap(asymmetric, [eta]).advance(yz, 40);
    yz.slice(0, 64).forEach((entry, i) => expect(entry).toBeCloseTo(x[i]!, 10));
  });

  test('noise has the stated size', () => {
    const loss = factorisation({ n: 100, rank: 100, noise: 0.5, basis: 'identity' });
    const minimum = loss.minima()[0]!;
    const noise = loss.start!(stream(1, 1)).map((entry, i) => entry - minimum[i]!);
    expect(Math.sqrt(noise.reduce((sum, entry) => sum + entry * entry, 0) / noise.length)).toBeCloseTo(0.5, 1);
  });
});

describe('figure 3', () => {
  const eta = 1.02 / 5.74 ** 2;

  test('symmetric: the top singular value goes to the 2-cycle ρσ₁', () => {
    const loss = factorisation({});
    const x = loss.start!(stream(1, 1));
    const map = createMap(loss, [eta]);
    map.advance(x, 3000);
    const tops = [0, 1].map(() => {
      map.advance(x, 1);
      return observed(loss, x)['s1(X)']!;
    });
    const [low, high] = topModeCycle(1.02)!;
    tops.sort((p, q) => p - q);
    expect(tops[0]).toBeCloseTo(low * 5.74, 6);
    expect(tops[1]).toBeCloseTo(high * 5.74, 6);
    expect(tops[0]).toBeCloseTo(5.295757413303892, 6);
    expect(tops[1]).toBeCloseTo(6.099518181535969, 6);
  });

  test('quasi-symmetric: both factors share the 2-cycle, the second values stay near ασ₂ and σ₂/α', () => {
    const loss = factorisation({ form: 'asymmetric', alpha: 0.8 });
    const x = loss.start!(stream(1, 1));
    const map = createMap(loss, [eta]);
    map.advance(x, 6000);
    const states = [0, 1].map(() => {
      map.advance(x, 1);
      return { ...observed(loss, x), loss: loss.value(x) } as Record<string, number>;
    });
    states.sort((p, q) => p['s1(Y)']! - q['s1(Y)']!);
    const [low, high] = states as [Record<string, number>, Record<string, number>];
    for (const factor of ['Y', 'Z']) {
      expect(low[`s1(${factor})`]).toBeCloseTo(5.2958, 3);
      expect(high[`s1(${factor})`]).toBeCloseTo(6.0995, 3);
    }
    expect(Math.abs(low['u1ᵀYv1']!)).toBeCloseTo(5.2958, 2);
    expect(low['s2(Y)']).toBeCloseTo(3.2, 1);
    expect(low['s2(Z)']).toBeCloseTo(5, 1);
    expect(low['loss']).toBeCloseTo(12.017515, 4);
    expect(high['loss']).toBeCloseTo(9.05899, 4);
  });
});

describe('runs of the reference', () => {
  const after = (loss: ReturnType<typeof factorisation>, eta: number, steps: number, start: readonly number[]) => {
    const x = Float64Array.from(start);
    createMap(loss, [eta]).advance(x, steps);
    return x;
  };
  const square = (form: string, second: number, first = 1) => given(form, [[first, 0], [0, second]], 2); // prettier-ignore

  test('ten steps, symmetric', () => {
    const x = after(square('symmetric', 1, 4), 0.275, 10, [2.01, 0.03, -0.02, 0.98]);
    [2.060180046018573, 0.032951087486870256, -0.015992344204378423, 0.9998648946684534].forEach((value, i) =>
      expect(x[i]).toBeCloseTo(value, 12),
    );
  });

  test('ten steps and the orbit settled on, quasi-symmetric', () => {
    const loss = square('asymmetric', 1, 4);
    const start = [1.61, 0.02, -0.01, 0.79, 2.48, 0.01, 0.03, 1.26];
    const x = after(loss, 0.255, 10, start);
    [
      ...[1.5991301497158656, -0.002244891892346367, -0.004053261105828464, 0.792793083838179],
      ...[2.47307662638921, 0.011937316997153028, 0.0016507178996349077, 1.2613669876956897],
    ].forEach((value, i) => expect(x[i]).toBeCloseTo(value, 12));
    const states = [20_000, 20_001].map((steps) => observed(loss, after(loss, 0.255, steps, start)));
    states.sort((p, q) => p['s1(Y)']! - q['s1(Y)']!);
    [1.8452116422661644, 2.1252676590717665].forEach((top, k) => {
      expect(states[k]!['s1(Y)']).toBeCloseTo(top, 9);
      expect(states[k]!['s1(Z)']).toBeCloseTo(top, 9);
      expect(states[k]!['s2(Y)']).toBeCloseTo(0.7927997236305491, 9);
      expect(states[k]!['s2(Z)']).toBeCloseTo(1.2613526092322505, 9);
    });
  });

  // Distance to the orbit of Theorem 4: spectral norms of both blocks, summed, at the nearer phase.
  const distance = (x: Float64Array, K: number, tau: number, a: number) => {
    const s1 = (block: readonly number[]) => singularValueDecomposition(Float64Array.from(block), 2, 2).values[0]!;
    return Math.min(
      ...topModeCycle(K)!.map((rho) => s1([x[0]! - rho, x[1]!, x[2]!, x[3]! - a * tau]) + s1([x[4]! - rho, x[5]!, x[6]!, x[7]! - tau / a])),
    );
  };

  test('Theorem 4 in its regime: the run stays within O(ε) of the orbit', () => {
    const start = [0.800003, 5e-6, -4e-6, 0.400002, 1.250001, -6e-6, 5e-6, 0.625003];
    expect(distance(after(square('asymmetric', 0.25), 1.02, 20_000, start), 1.02, 0.5, 0.8)).toBeLessThan(5e-5);
  });

  test('Theorem 4 near K = 1: the run ends far from the orbit however small the noise', () => {
    const start = [0.890003, 5e-6, -4e-6, 0.851732, 1.1235965056179775, -6e-6, 5e-6, 1.0752838988764044];
    const x = after(square('asymmetric', 0.915849), 1.005, 20_000, start);
    expect(Math.abs(distance(x, 1.005, 0.957, 0.89) - 0.13655)).toBeLessThan(0.02);
  });
});

test.each([
  ['symmetric', [2, 1, 1, 3], 2, 2],
  ['asymmetric', [2, 1, -1, 3], 2, 2],
  ['asymmetric', [0.5, -1, 3, 1, -2, 6], 3, 1],
])('written out as a formula it is the same loss: %s', (form, C, columns, rank) => {
  const loss = factorisation({ form, target: 'matrix', C, columns, rank });
  const written = lossFromExpression(loss.expression!());
  const x = Float64Array.from({ length: loss.dimension }, stream(1, 1).normal);
  expect(written.value(x)).toBeCloseTo(loss.value(x), 12);
  const [one, other] = [new Float64Array(loss.dimension), new Float64Array(loss.dimension)];
  loss.gradient(x, one);
  written.gradient(x, other);
  one.forEach((entry, i) => expect(other[i]).toBeCloseTo(entry, 12));
  expect(factorisation({}).expression).toBeUndefined();
});

describe('refusals', () => {
  test.each<[string, Params]>([
    ['matrix-shape', { target: 'matrix', C: [1, 2, 3], columns: 2 }],
    ['matrix-zero', { target: 'matrix', C: [0, 0, 0, 0], columns: 2 }],
    ['matrix-symmetric', { target: 'matrix', C: [1, 2, 3, 4], columns: 2 }],
    ['matrix-negative', { target: 'matrix', C: [-1, 0, 0, -2], columns: 2 }],
    ['singular-values', { n: 2 }],
    ['singular-values', { sigma: [0, 0] }],
  ])('%s', (code, params) => {
    const answer = matrixFactorisation.bind({ ...defaultParams(matrixFactorisation.info), ...params });
    expect(answer).toMatchObject({ ok: false, refusal: { code } });
  });
});

test('a size of 200 × 200 in both factors is bound, started and differentiated', () => {
  const loss = factorisation({ form: 'asymmetric', target: 'seeded', n: 200, rank: 200 });
  const x = loss.start!(stream(1, 1));
  const gradient = new Float64Array(loss.dimension);
  loss.gradient(x, gradient);
  expect(loss.dimension).toBe(80_000);
  expect(gradient.every(Number.isFinite)).toBe(true);
  expect(observed(loss, loss.minima()[0]!)['s1(Y)']).toBeCloseTo(5.74, 10);
});
