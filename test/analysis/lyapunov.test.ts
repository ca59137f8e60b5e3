import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spectrumBatches, spectrumOf } from '../../src-worker/analysis/lyapunov-spectrum';
import { lyapunovAlong, lyapunovOf } from '../../src-worker/analysis/lyapunov';
import { createMap } from '../../src-worker/analysis/map';
import { type Monomial, polynomialLoss } from './polynomials';
import { lossOf, never } from './run';

/** log|det| by elimination without pivoting trouble for the small matrices used here. */
function logDeterminant(a: Float64Array, n: number): number {
  const m = a.slice();
  let sum = 0;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k; i < n; i++) if (Math.abs(m[i * n + k]!) > Math.abs(m[best * n + k]!)) best = i;
    for (let j = 0; j < n; j++) [m[k * n + j], m[best * n + j]] = [m[best * n + j]!, m[k * n + j]!];
    sum += Math.log(Math.abs(m[k * n + k]!));
    for (let i = k + 1; i < n; i++) {
      const ratio = m[i * n + k]! / m[k * n + k]!;
      for (let j = k; j < n; j++) m[i * n + j]! -= ratio * m[k * n + j]!;
    }
  }
  return sum;
}

const coupled: readonly Monomial[] = [
  [0.25, 4, 0, 0],
  [-0.5, 2, 0, 0],
  [0.4, 0, 2, 0],
  [0.3, 0, 0, 2],
  [0.2, 2, 1, 0],
  [0.1, 1, 1, 1],
  [0.05, 0, 4, 0],
  [0.05, 0, 0, 4],
];

test('the sum of the exponents is the mean of log |det DF|', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(2, 3),
      fc.double({ min: 0.9, max: 1.45, noNaN: true }),
      fc.double({ min: 0.2, max: 0.9, noNaN: true }),
      (n, eta, x) => {
        const loss = n === 2 ? lossOf('xy', { mu: 1 }) : polynomialLoss(3, coupled);
        const map = createMap(loss, [eta]);
        const start = Float64Array.from({ length: n }, (_, i) => x + 0.1 * i);
        const [batches, perBatch] = [4, 50];
        const found = spectrumBatches(map, start.slice(), n, batches, perBatch, never);
        if (found.length < batches) return;
        const jacobian = new Float64Array(n * n);
        const at = start.slice();
        let sum = 0;
        for (let t = 0; t < batches * perBatch; t++) {
          map.linearise(at, 1, jacobian);
          sum += logDeterminant(jacobian, n);
        }
        const mean = sum / (batches * perBatch);
        const total = spectrumOf(found)!.reduce((all, { exponent }) => all + exponent, 0);
        expect(Math.abs(total - mean)).toBeLessThan(1e-9 * (1 + Math.abs(mean)));
      },
    ),
    { numRuns: 30 },
  );
});

test('xy in its chaotic range: the largest exponent is that of the quartic, the other the transverse one', () => {
  const loss = lossOf('xy', { mu: 1 });
  const lyapunov = lyapunovAlong(createMap(loss, [1.5]), Float64Array.of(0.7, 0.7), 200_000, 0, never, true)!;
  expect(lyapunov.spectrum).toHaveLength(2);
  expect(lyapunov.exponent).toBe(lyapunov.spectrum![0]);
  expect(Math.abs(lyapunov.exponent - 0.491)).toBeLessThan(5 * lyapunov.standardError + 0.003);
  expect(lyapunov.spectrum![1]).toBeCloseTo(-0.74, 1);
});

test('a direction squashed to nothing leaves the largest exponent standing', () => {
  // f = x² (1/2 at η = 1 gives multiplier 0) beside a chaotic quartic.
  const loss = polynomialLoss(2, [
    [0.25, 4, 0],
    [-0.5, 2, 0],
    [0.5 / 1.9, 0, 2],
  ]);
  const lyapunov = lyapunovAlong(createMap(loss, [1.9]), Float64Array.of(0.3, 0), 64_000, 0, never, true)!;
  expect(Math.abs(lyapunov.exponent - 0.878)).toBeLessThan(0.02);
});

test('along a family of orbits the exponents are exactly 0, whatever the rounding of their multipliers', () => {
  const map = createMap(lossOf('xy', { mu: 1 }), [1.05]);
  const multipliers = [
    { re: 1 - 2.2e-16, im: 0 },
    { re: 0.5, im: 0 },
  ];
  const orbit = { period: 2, points: [], multipliers, neutral: 1, stable: true, residual: 0, certified: false };
  const found = { orbit, dominant: 1 } as unknown as Parameters<typeof lyapunovOf>[1];
  expect(lyapunovOf(map, found, 0)).toMatchObject({ exponent: 0, standardError: 0, spectrum: [0, Math.log(0.5) / 2] });
});
