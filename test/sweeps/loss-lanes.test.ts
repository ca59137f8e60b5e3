import { describe, expect, it } from 'vitest';
import { defaultParams } from '../../src-shared/catalogue';
import { stream } from '../../src-worker/engine/random';
import type { LaneBatch } from '../../src-worker/kernels/lane-map';
import { matrixFactorisation } from '../../src-worker/problems/matrix-factorisation';
import { lossLanes } from '../../src-worker/sweeps/loss-lanes';

describe('a factorisation in the matrix kernel', () => {
  it('takes the steps of the loss bit for bit, each lane at its own learning rate', () => {
    const bound = matrixFactorisation.bind({ ...defaultParams(matrixFactorisation.info), form: 'asymmetric', n: 9, rank: 8 });
    if (!bound.ok) throw new Error(bound.refusal.what);
    const loss = bound.value;
    expect(loss.factors).toBeDefined();
    const n = loss.dimension;
    const etas = Float64Array.of(0.01, 0.2, 0.9);
    const count = etas.length;
    const { normal } = stream(5, 0);
    const batch: LaneBatch = {
      count,
      x: Float64Array.from({ length: n * count }, () => 0.3 * normal()),
      etas,
      cycle: 1,
      parameters: new Float64Array(0),
      steps: 0,
    };
    const expected = batch.x.slice();
    const x = new Float64Array(n);
    const gradient = new Float64Array(n);
    for (let lane = 0; lane < count; lane++) {
      for (let i = 0; i < n; i++) x[i] = expected[i * count + lane]!;
      for (let t = 0; t < 75; t++) {
        loss.gradient(x, gradient);
        for (let i = 0; i < n; i++) x[i] = x[i]! - etas[lane]! * gradient[i]!;
      }
      for (let i = 0; i < n; i++) expected[i * count + lane] = x[i]!;
    }
    expect(lossLanes(n, () => loss).advance(batch, 75, () => true)).toBe(true);
    expect(batch.x).toEqual(expected);
    expect(batch.steps).toBe(75);
  });
});
