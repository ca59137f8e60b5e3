import { expect, test } from 'vitest';
import { recordingFor } from '../../src-shared/recording';
import type { Loss } from '../../src-worker/engine/problem';
import { SampleCollector } from '../../src-worker/engine/sample-collector';
import { sharpnessIsTaken } from '../../src-worker/engine/sharpness';
import { seriesNames } from '../../src-worker/engine/series';
import { simulate } from '../../src-worker/engine/simulate';

/** Σ k x_k²/2 in n dimensions: λ_max = n everywhere. */
function bowl(n: number): Loss {
  return {
    dimension: n,
    coordinates: Array.from({ length: n }, (_, i) => `x${i + 1}`),
    minimaOnManifold: false,
    value: (x) => x.reduce((sum, value, i) => sum + ((i + 1) * value * value) / 2, 0),
    gradient: (x, out) => out.forEach((_, i) => (out[i] = (i + 1) * x[i]!)),
    hessianVector: (_, v, out) => out.forEach((_, i) => (out[i] = (i + 1) * v[i]!)),
    minima: () => [new Float64Array(n)],
  };
}

test('above eight dimensions the sharpness comes from Lanczos, at some samples, and every series has one length', () => {
  const n = 12;
  const loss = bowl(n);
  const [steps, samples] = [700, new SampleCollector()];
  simulate(
    { loss, etas: [0.1], start: new Float64Array(n).fill(1), steps, divergenceBound: 1e6, recording: recordingFor(steps) },
    { control: () => 'run', progress: () => undefined, samples: (block) => samples.add(block) },
    64,
  );
  for (const name of seriesNames(loss)) expect(samples.column(name)).toHaveLength(steps + 1);
  samples.column('sharpness').forEach((value, t) => {
    if (sharpnessIsTaken(t)) expect(value).toBeCloseTo(n, 10);
    else expect(value).toBeNaN();
  });
});

test('above a thousand dimensions it is left out rather than paid for', () => {
  expect(seriesNames(bowl(1_024))).toContain('sharpness');
  expect(seriesNames(bowl(1_025))).not.toContain('sharpness');
});
