/** Deep linear networks beyond the edge: one mode after the other. */
import { check, experiment } from './define';
import { lastTwo } from './measures';
import type { Preset } from './preset';

/** Balanced 2-cycle of three layers with σ = 2.5 at K = 1.05 (Newton). */
const [low, high] = [1.2657515345916244, 1.4217955855224];

export const deepLinearModes: Preset = {
  info: {
    id: 'deep-linear',
    title: 'Three linear layers at K = 1.05',
    description:
      'Two singular values, 2.5 and 1, and three layers: the learning rate is beyond the edge of the larger mode only. Its product oscillates, the other converges.',
    figure: null,
    lookAt:
      'The product of the first mode settles on two values around 2.5, that of the second converges to 1: its own threshold, 2/3, is not reached.',
    ourChoice: 'Depth 3, singular values 2.5 and 1, K = 1.05 and a start near the balanced minimum.',
    citation: 'ghosh-2025',
    experiment: experiment({
      problem: 'deep-linear',
      params: { depth: 3, singular_values: [2.5, 1] },
      start: [],
      learningRate: '1.05',
      unit: 'etaC',
      steps: 300,
    }),
    charts: ['quantities:product 1,product 2', 'iterates', 'convergence', 'edge'],
    study: null,
  },
  checks: [
    check('low', 'The product of the first mode returns to ρ₁³.', low ** 3, { abs: 1e-6 }, lastTwo('product 1', 'smaller')),
    check('high', 'The product of the first mode returns to ρ₂³.', high ** 3, { abs: 1e-6 }, lastTwo('product 1', 'larger')),
    check('second', 'The product of the second mode converges to 1.', 1, { abs: 1e-6 }, lastTwo('product 2', 'larger')),
  ],
};
