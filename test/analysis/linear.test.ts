/** Small dense systems: whatever their size, they end, and their answers satisfy their equations. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eigenvalues, leastNormSolution, pseudoInverse, symmetricEigen, symmetricValues } from '../../src-worker/analysis/linear';

const doubles = fc.double({ noNaN: true, noDefaultInfinity: true });
const dimension = fc.integer({ min: 3, max: 5 });
const square = dimension.chain((n) => fc.tuple(fc.constant(n), fc.array(doubles, { minLength: n * n, maxLength: n * n })));
const hundredths = (count: number) => fc.array(fc.integer({ min: -100, max: 100 }), { minLength: count, maxLength: count });
const ordinary = fc.tuple(hundredths(9), hundredths(3));

describe('entries of any size', () => {
  it('subnormal ones with which the singular values once went on for ever', () => {
    const [p, q, r] = [-7e-323, 2e-323, 3.46e-322];
    const a = Float64Array.of(0, p, q, 0, p, 0, r, 0, q, r, 0, 0, 0, 0, 0, 0);
    expect([...leastNormSolution(a, new Float64Array(4), 4, 1e-9)!]).toEqual([0, 0, 0, 0]);
    expect(pseudoInverse(a, 4, 1e-9)!.kernel).toHaveLength(1);
    expect(symmetricValues(a, 4).every(Number.isFinite)).toBe(true);
  });

  it('every finite matrix is dealt with', () => {
    fc.assert(
      fc.property(square, ([n, entries]) => {
        const a = Float64Array.from(entries);
        const symmetric = a.map((_, k) => a[Math.min(k, (k % n) * n + Math.floor(k / n))]!);
        leastNormSolution(a, a.slice(0, n), n, 1e-9);
        pseudoInverse(a, n, 1e-9);
        symmetricEigen(symmetric, n);
        expect(eigenvalues(a, n)).toHaveLength(n);
      }),
      { numRuns: 2_000 },
    );
  });

  it('a matrix and its multiples have the same solutions', () => {
    fc.assert(
      fc.property(ordinary, fc.integer({ min: -900, max: 900 }), ([entries, right], exponent) => {
        const unit = 2 ** exponent;
        const [a, b] = [Float64Array.from(entries), Float64Array.from(right)];
        const x = leastNormSolution(a, b, 3, 1e-6)!;
        const of = leastNormSolution(
          a.map((value) => unit * value),
          b.map((value) => unit * value),
          3,
          1e-6,
        )!;
        const size = Math.max(...x.map(Math.abs), 1);
        for (let i = 0; i < 3; i++) expect(Math.abs(of[i]! - x[i]!)).toBeLessThan(1e-7 * size);
      }),
    );
  });
});
