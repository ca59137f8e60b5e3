import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stream } from '../../src-worker/engine/random';
import { singularValueDecomposition, symmetricEigenvectors } from '../../src-worker/engine/svd';
import { fillTopSingularValues } from '../../src-worker/engine/top-singular-values';

describe('dense linear algebra', () => {
  const matrices = fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.nat(1000))
    .map(([n, m, seed]) => ({ n, m, a: Float64Array.from({ length: n * m }, stream(seed, 0).normal) }));

  test('the decomposition gives the matrix back from orthonormal vectors', () =>
    fc.assert(
      fc.property(matrices, ({ n, m, a }) => {
        const { values, left, right } = singularValueDecomposition(a, n, m);
        for (let i = 0; i < n; i++)
          for (let j = 0; j < m; j++)
            expect(values.reduce((sum, s, k) => sum + s * left[k]![i]! * right[k]![j]!, 0)).toBeCloseTo(a[i * m + j]!, 12);
        left.forEach((u, k) =>
          left.forEach((w, l) => expect(u.reduce((sum, e, i) => sum + e * w[i]!, 0)).toBeCloseTo(k === l ? 1 : 0, 12)),
        );
      }),
    ));

  test('the largest singular values alone are those of the decomposition, repeated ones included', () =>
    fc.assert(
      fc.property(matrices, fc.boolean(), ({ n, m, a }, repeated) => {
        const { values, left, right } = singularValueDecomposition(a, n, m);
        const weights = values.map((s, k) => (repeated && k < 3 ? values[0]! : s));
        const b = Float64Array.from({ length: n * m }, (_, at) =>
          weights.reduce((sum, s, k) => sum + s * left[k]![Math.floor(at / m)]! * right[k]![at % m]!, 0),
        );
        const top = new Float64Array(4);
        fillTopSingularValues(b, n, m, 3, top, 1);
        for (let k = 0; k < 3; k++) expect(top[k + 1]).toBeCloseTo(weights[k] ?? 0, 12);
      }),
    ));

  test('eigenvectors of symmetric matrices, negative and repeated eigenvalues included', () => {
    const { values, vectors } = symmetricEigenvectors(Float64Array.of(0, 2, 0, 2, 0, 0, 0, 0, -2), 3);
    [2, -2, -2].forEach((value, i) => expect(values[i]).toBeCloseTo(value, 13));
    expect(Math.abs(vectors[0]![0]!)).toBeCloseTo(Math.SQRT1_2, 13);
  });
});
