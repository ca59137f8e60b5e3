import { describe, expect, it } from 'vitest';
import { defaultParams } from '../../src-shared/catalogue';
import { stream } from '../../src-worker/engine/random';
import type { LaneBatch } from '../../src-worker/kernels/lane-map';
import { matrixFactorisation } from '../../src-worker/problems/matrix-factorisation';
import { lossLanes } from '../../src-worker/sweeps/loss-lanes';
import { placesOutcomes } from '../../src-worker/sweeps/outcome-map';
import { sweptOf } from '../../src-worker/sweeps/swept';
import { axis, experimentOf, map } from './specs';

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

describe('a map over a parameter through the loss', () => {
  it('judges every cell by its own loss, whichever cells beside it have ended', () => {
    const spec = map(axis('param:mu', 0.5, 2), axis('eta', 0.2, 1.6), experimentOf('quartic', { mu: 1 }, { steps: 500 }));
    const swept = sweptOf(spec);
    if (!swept.ok) throw new Error(swept.refusal.what);
    const throughLoss = { ...swept.value, lanes: null };
    const places = Array.from({ length: 60 }, (_, i) => ({ column: (i * 7) % 30, row: i % 20, part: 0.5 }));
    const together = placesOutcomes(throughLoss, places, 500, () => true)!;
    const alone = places.map((place) => placesOutcomes(throughLoss, [place], 500, () => true)!);
    expect(new Set(together.class).size).toBeGreaterThan(3);
    expect(Array.from(together.class)).toEqual(alone.map((found) => found.class[0]));
    expect(Array.from(together.period)).toEqual(alone.map((found) => found.period[0]));
    expect(Array.from(together.steps)).toEqual(alone.map((found) => found.steps[0]));
    expect(Array.from(together.anchor0)).toEqual(alone.map((found) => found.anchor0[0]));
  });
});
