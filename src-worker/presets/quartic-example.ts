import { check, experiment } from './define';
import { multiplier, orbitPoint } from './measures';
import type { Preset } from './preset';
import { twoCycle, twoCycleMultiplier } from './quartic-orbit';

const [low, high] = twoCycle(1.1);

export const quarticExample: Preset = {
  info: {
    id: 'quartic-1.1',
    title: 'Quartic loss at η = 1.1',
    description:
      'Beyond the edge of stability one-step descent oscillates for ever, while the two-step map converges to a point of the period-2 orbit {0.8145516, 1.1160630}.',
    figure: null,
    lookAt:
      'The blue distances between neighbouring iterates level off: descent never settles on a point. The vermillion distances between every other iterate fall straight down to the floor: the two-step map converges, by the predicted factor 0.18 every two steps.',
    ourChoice: '',
    citation: 'chen-bruna-2023',
    experiment: experiment({ problem: 'quartic', params: { mu: 1 }, start: [0.8], learningRate: '1.1', steps: 400 }),
    charts: ['convergence', 'landscape', 'cobweb', 'iterates', 'loss', 'edge'],
    study: null,
  },
  checks: [
    check('low', 'The smaller point of the orbit is √((2.1 − √0.41)/2.2).', low, { abs: 1e-10 }, orbitPoint(0)),
    check('high', 'The larger point of the orbit is √((2.1 + √0.41)/2.2).', high, { abs: 1e-10 }, orbitPoint(1)),
    check('multiplier', 'The two-step multiplier is 9 − 2·2.1² = 0.18.', twoCycleMultiplier(1.1), { abs: 1e-9 }, multiplier),
  ],
};
