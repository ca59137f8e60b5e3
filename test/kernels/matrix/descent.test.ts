import fc from 'fast-check';
import { expect, test } from 'vitest';
import { singularValueDecomposition } from '../../../src-worker/engine/svd';
import { stream } from '../../../src-worker/engine/random';
import { matrixDescent } from '../../../src-worker/kernels/matrix/descent';
import type { DescentSource, MatrixDescent } from '../../../src-worker/kernels/matrix/descent';
import { singularBasis } from '../../../src-worker/kernels/matrix/singular-basis';
import { singularBasisDescent } from '../../../src-worker/kernels/matrix/singular-descent';
import { asymmetricCalculus } from '../../../src-worker/problems/matrix-factorisation-loss';
import type { Target } from '../../../src-worker/problems/matrix-factorisation-target';

const go = () => true;
const shape = {
  rows: fc.integer({ min: 1, max: 23 }),
  columns: fc.integer({ min: 1, max: 23 }),
  rank: fc.integer({ min: 1, max: 9 }),
  seed: fc.integer({ min: 0, max: 1e6 }),
};
type Shape = Readonly<Record<keyof typeof shape, number>>;

/** C of the given rank (full if absent), of size about 1, and a start. */
function setting({ rows, columns, rank, seed }: Shape, ofRank = Math.min(rows, columns)) {
  const { normal } = stream(seed, 0);
  const draw = (count: number, scale: number) => Float64Array.from({ length: count }, () => scale * normal());
  const [A, B] = [draw(rows * ofRank, 1), draw(columns * ofRank, 1 / Math.max(rows, columns))];
  const target = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) for (let k = 0; k < ofRank; k++) target[i * columns + j]! += A[i * ofRank + k]! * B[j * ofRank + k]!;
  const source: DescentSource = { rows, columns, rank, target, eta: 0.05 / Math.max(rows, columns) };
  return { source, Y: draw(rows * rank, 0.4), Z: draw(columns * rank, 0.4) };
}

function after(descent: MatrixDescent, { Y, Z }: { Y: Float64Array; Z: Float64Array }, steps: number): Float64Array {
  const [y, z] = [Y.slice(), Z.slice()];
  expect(descent.advance(y, z, steps, go)).toBe(steps);
  return Float64Array.of(...y, ...z);
}

const furthest = (a: Float64Array, b: Float64Array) => a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);

test('WebAssembly and JavaScript give the same bits, in both forms, also where the iterates overflow', () => {
  fc.assert(
    fc.property(fc.record(shape), fc.integer({ min: 0, max: 40 }), fc.constantFrom(1, 1e3), (size, steps, factor) => {
      const { source, ...start } = setting(size);
      const eta = source.eta * factor;
      for (const form of [matrixDescent, singularBasisDescent]) {
        const [wasm, plain] = (['wasm', 'javascript'] as const).map((backend) => form({ ...source, eta, backend }));
        expect([wasm!.backend, plain!.backend]).toEqual(['wasm', 'javascript']);
        expect(after(wasm!, start, steps)).toEqual(after(plain!, start, steps));
      }
    }),
    { numRuns: 60 },
  );
});

test('the direct form takes the very steps of gradient descent on the problem’s loss', () => {
  fc.assert(
    fc.property(fc.record(shape), fc.integer({ min: 1, max: 30 }), (size, steps) => {
      const { source, Y, Z } = setting(size);
      const { rows: n, columns: m, rank, target: C, eta } = source;
      const loss = asymmetricCalculus({ n, m, rank, C } as Target);
      const x = Float64Array.of(...Y, ...Z);
      const gradient = new Float64Array(x.length);
      const descent = matrixDescent(source);
      expect(descent.loss(Y, Z)).toBe(loss.value(x));
      for (let t = 0; t < steps; t++) {
        loss.gradient(x, gradient);
        x.forEach((value, i) => (x[i] = value - eta * gradient[i]!));
      }
      expect(furthest(after(descent, { Y, Z }, steps), x)).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test('steps may be split in any way', () => {
  const { source, Y, Z } = setting({ rows: 13, columns: 7, rank: 3, seed: 5 });
  const descent = matrixDescent(source);
  const whole = after(descent, { Y, Z }, 20);
  for (const first of [0, 1, 8, 13]) {
    const [y, z] = [Y.slice(), Z.slice()];
    descent.advance(y, z, first, go);
    expect(after(descent, { Y: y, Z: z }, 20 - first)).toEqual(whole);
  }
});

test('the singular form agrees with the direct one to rounding, whatever the rank of C', () => {
  fc.assert(
    fc.property(fc.record(shape), fc.double({ min: 0, max: 1, noNaN: true }), (size, share) => {
      const ofRank = Math.floor(share * Math.min(size.rows, size.columns));
      const { source, ...start } = setting(size, ofRank);
      expect(furthest(after(singularBasisDescent(source), start, 101), after(matrixDescent(source), start, 101))).toBeLessThan(1e-12);
    }),
    { numRuns: 60 },
  );
});

test('a stop leaves the iterate after the last complete step, also in the middle of long steps', () => {
  const { source, Y, Z } = setting({ rows: 90, columns: 70, rank: 40, seed: 3 });
  for (const form of [matrixDescent, singularBasisDescent])
    for (const backend of ['wasm', 'javascript'] as const)
      for (const asked of [0, 1, 2, 5, 12]) {
        const descent = form({ ...source, backend });
        let left = asked;
        const [y, z] = [Y.slice(), Z.slice()];
        const done = descent.advance(y, z, 1000, () => left-- > 0);
        expect(done).toBeLessThan(1000);
        const reached = Float64Array.of(...y, ...z);
        if (done === 0) expect(reached).toEqual(Float64Array.of(...Y, ...Z));
        else expect(reached).toEqual(after(descent, { Y, Z }, done));
      }
});

test('the singular basis is orthogonal, reproduces C, and has its singular values', () => {
  fc.assert(
    fc.property(fc.record(shape), fc.double({ min: 0, max: 1, noNaN: true }), (size, share) => {
      const { rows, columns, target } = setting(size, Math.floor(share * Math.min(size.rows, size.columns))).source;
      const { left, right, values } = singularBasis(target, rows, columns);
      const scale = Math.max(1, values[0]!);
      expect(furthest(values, singularValueDecomposition(target, rows, columns).values)).toBeLessThan(1e-13 * scale);
      for (const [Q, n] of [
        [left, rows],
        [right, columns],
      ] as const)
        for (let i = 0; i < n; i++)
          for (let j = 0; j <= i; j++) {
            let sum = i === j ? -1 : 0;
            for (let k = 0; k < n; k++) sum += Q[k * n + i]! * Q[k * n + j]!;
            expect(Math.abs(sum)).toBeLessThan(1e-13);
          }
      const again = target.map((_, at) => {
        const [i, j] = [Math.floor(at / columns), at % columns];
        return values.reduce((sum, value, k) => sum + value * left[i * rows + k]! * right[j * columns + k]!, 0);
      });
      expect(furthest(again, target)).toBeLessThan(1e-13 * scale);
    }),
    { numRuns: 60 },
  );
});
