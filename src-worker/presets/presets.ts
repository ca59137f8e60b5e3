/** Experiments offered to begin with; the first is the bundled example. Sources: figures of Chen & Bruna (arXiv 2206.04172). */
import type { Experiment, LearningRate } from '../../src-shared/spec';
import type { Preset } from './preset';

interface Choice {
  readonly problem: 'quartic' | 'sine' | 'xy';
  readonly start: readonly number[];
  readonly learningRate: string;
  readonly unit?: LearningRate['unit'];
  readonly steps: number;
}

function experiment({ problem, start, learningRate, unit = 'eta', steps }: Choice): Experiment {
  return {
    version: 1,
    problem: { id: problem, params: problem === 'sine' ? {} : { mu: 1 } },
    start: [...start],
    startNoise: 0,
    seed: 1,
    rule: { kind: 'gradient-descent', learningRate: { text: learningRate, unit } },
    steps,
    divergenceBound: 1e6,
  };
}

export const SIMPLE_PRESETS: readonly Preset[] = [
  {
    info: {
      id: 'quartic-1.1',
      title: 'Quartic loss at η = 1.1',
      description:
        'Beyond the edge of stability one-step descent oscillates for ever, while the two-step map converges to a point of the period-2 orbit {0.8145516, 1.1160630}.',
      experiment: experiment({ problem: 'quartic', start: [0.8], learningRate: '1.1', steps: 400 }),
      figure: null,
      lookAt: '',
      ourChoice: '',
      citation: 'chen-bruna-2023',
      charts: ['convergence'],
      study: null,
    },
    checks: [],
  },
  {
    info: {
      id: 'figure-1-left',
      title: 'Figure 1, left: quartic at η = 1.01',
      description: 'Just beyond η_c = 1 of (x² − 1)²/4: orbit {0.9465284, 1.0460321}, two-step multiplier 0.9198. The start is our choice.',
      experiment: experiment({ problem: 'quartic', start: [0.8], learningRate: '1.01', steps: 400 }),
      figure: null,
      lookAt: '',
      ourChoice: '',
      citation: 'chen-bruna-2023',
      charts: ['convergence'],
      study: null,
    },
    checks: [],
  },
  {
    info: {
      id: 'figure-1-right',
      title: 'Figure 1, right: sine at η = 1.01',
      description:
        'Just beyond η_c = 1 of 2 sin x: orbit −π/2 ± 0.2440967, two-step multiplier 0.9218. The start −π/2 + 0.4 is our choice.',
      experiment: experiment({ problem: 'sine', start: [-1.1707963267948966], learningRate: '1.01', steps: 400 }),
      figure: null,
      lookAt: '',
      ourChoice: '',
      citation: 'chen-bruna-2023',
      charts: ['convergence'],
      study: null,
    },
    checks: [],
  },
  {
    info: {
      id: 'xy-balancing',
      title: 'Balancing: (xy − 1)²/2 at η = 1.05',
      description:
        'The imbalance |x − y| shrinks by 3 − 2K = 0.9 per two steps; the iterates settle on the period-2 orbit of the balanced line.',
      experiment: experiment({ problem: 'xy', start: [1.5, 0.8], learningRate: '1.05', steps: 600 }),
      figure: null,
      lookAt: '',
      ourChoice: '',
      citation: 'chen-bruna-2023',
      charts: ['convergence'],
      study: null,
    },
    checks: [],
  },
  {
    info: {
      id: 'quartic-chaos',
      title: 'Quartic chaos at K = 1.5',
      description: 'Beyond the onset of chaos at K = 1.3022835: bounded, aperiodic, Lyapunov exponent about 0.49 per step.',
      experiment: experiment({ problem: 'quartic', start: [0.8], learningRate: '1.5', unit: 'etaC', steps: 20_000 }),
      figure: null,
      lookAt: '',
      ourChoice: '',
      citation: 'chen-bruna-2023',
      charts: ['convergence'],
      study: null,
    },
    checks: [],
  },
  {
    info: {
      id: 'quartic-flip',
      title: 'Quartic exactly at η = η_c',
      description: 'At the flip itself the distance to the minimum decays only as 1/(4√t): no rate, and no verdict from a finite run.',
      experiment: experiment({ problem: 'quartic', start: [0.8], learningRate: '1', unit: 'etaC', steps: 2_000 }),
      figure: null,
      lookAt: '',
      ourChoice: '',
      citation: 'chen-bruna-2023',
      charts: ['convergence'],
      study: null,
    },
    checks: [],
  },
  {
    info: {
      id: 'quartic-superstable',
      title: 'Quartic superstable 2-cycle',
      description: 'At η = √4.5 − 1 the two-step multiplier is zero: the two-step map converges quadratically.',
      experiment: experiment({ problem: 'quartic', start: [0.8], learningRate: 'sqrt(4.5)-1', steps: 100 }),
      figure: null,
      lookAt: '',
      ourChoice: '',
      citation: 'chen-bruna-2023',
      charts: ['convergence'],
      study: null,
    },
    checks: [],
  },
];
