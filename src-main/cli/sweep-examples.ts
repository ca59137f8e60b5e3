/** Sweeps to start from, by name; `assets/sweeps` holds the same as files to copy and change. */
import type { Experiment } from '../../src-shared/spec';
import type { SweepSpec } from '../../src-shared/sweep';

const QUARTIC: Experiment = {
  version: 1,
  problem: { id: 'quartic', params: { mu: 1 } },
  start: [0.8],
  startNoise: 0,
  seed: 1,
  rule: { kind: 'gradient-descent', learningRate: { text: '1.1', unit: 'etaC' } },
  steps: 2_000,
  divergenceBound: 1e6,
};

export const SWEEP_EXAMPLES: Readonly<Record<string, { readonly title: string; readonly spec: SweepSpec }>> = {
  'orbit-diagram': {
    title: 'Orbit diagram of the quartic: period doubling from K = 1 to chaos',
    spec: {
      version: 1,
      experiment: QUARTIC,
      shape: {
        kind: 'orbit-diagram',
        axis: { quantity: 'K', from: 0.95, to: 1.59, scale: 'linear' },
        columns: 1_000,
        rows: 600,
        coordinate: 0,
        range: null,
        transient: 2_000,
        kept: 1_000,
        perColumn: 2,
        seeding: 'fixed',
        lyapunov: true,
      },
    },
  },
  'basin-map': {
    title: 'Basins of xy: where gradient descent goes from each start',
    spec: {
      version: 1,
      experiment: { ...QUARTIC, problem: { id: 'xy', params: { mu: 1 } }, start: [1.5, 0.8], steps: 1_000 },
      shape: {
        kind: 'outcome-map',
        x: { quantity: 'start:0', from: -3, to: 3, scale: 'linear' },
        y: { quantity: 'start:1', from: -3, to: 3, scale: 'linear' },
        columns: 400,
        rows: 400,
      },
    },
  },
  ensemble: {
    title: 'Two hundred noisy starts on xy beyond the edge',
    spec: {
      version: 1,
      experiment: { ...QUARTIC, problem: { id: 'xy', params: { mu: 1 } }, start: [1.5, 0.8], startNoise: 0.05 },
      shape: { kind: 'ensemble', runs: 200, samples: 400 },
    },
  },
};
