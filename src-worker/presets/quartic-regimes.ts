/** The quartic elsewhere: chaos, the flip itself, and the superstable orbit. */
import { check, experiment } from './define';
import { lyapunov, multiplier, orbitPoint, valueAt } from './measures';
import type { Preset } from './preset';
import { twoCycle } from './quartic-orbit';

const SUPERSTABLE = Math.sqrt(4.5) - 1;

export const quarticChaos: Preset = {
  info: {
    id: 'quartic-chaos',
    title: 'Quartic chaos at K = 1.5',
    description: 'Beyond the onset of chaos at K = 1.3022835: bounded, aperiodic, Lyapunov exponent about 0.49 per step.',
    figure: null,
    lookAt:
      'Neither distance falls: the iterates settle on no orbit. In the cobweb the path never closes, and the Lyapunov exponent is positive. The study shows the cascade of doublings that leads here.',
    ourChoice: '',
    citation: 'chen-2023-quadratic-regression',
    experiment: experiment({
      problem: 'quartic',
      params: { mu: 1 },
      start: [0.8],
      learningRate: '1.5',
      unit: 'etaC',
      steps: 20_000,
    }),
    charts: ['cobweb', 'iterates', 'convergence', 'landscape'],
    study: { id: 'cascade', options: { longest: '128' } },
  },
  checks: [
    check('lyapunov', 'The Lyapunov exponent is 0.4915 per step.', 0.491491, { abs: 0.02 }, lyapunov),
    check('bound', 'The iterates stay within √(1 + 2/η) (1 = yes).', 1, { abs: 0 }, (run) => {
      const bound = Math.sqrt(1 + 2 / 1.5);
      const values = run.series('x');
      return values.length === 0 ? null : values.every((x) => Math.abs(x) <= bound) ? 1 : 0;
    }),
  ],
};

export const quarticFlip: Preset = {
  info: {
    id: 'quartic-flip',
    title: 'Quartic exactly at η = η_c',
    description: 'At the flip itself the distance to the minimum decays only as 1/(4√t): no rate, and no verdict from a finite run.',
    figure: null,
    lookAt:
      'Both distances bend and never become a straight line: at the flip the decay is algebraic, |x − 1| ≈ 1/(4√t), set by the flip coefficient c = 8.',
    ourChoice: '',
    citation: 'chen-bruna-2023',
    experiment: experiment({ problem: 'quartic', params: { mu: 1 }, start: [0.8], learningRate: '1', unit: 'etaC', steps: 20_000 }),
    charts: ['convergence', 'iterates', 'cobweb'],
    study: null,
  },
  checks: [
    check('decay', '√t · |x_t − 1| is near 1/√(2c) = 1/4.', 0.25, { abs: 0.005 }, (run) => {
      const steps = run.record.stepsDone;
      // ± of an even and an odd step: their mean leaves the leading term.
      const [a, b] = [Math.abs(valueAt(run, 'x', steps) - 1), Math.abs(valueAt(run, 'x', steps - 1) - 1)];
      return (Math.sqrt(steps) * (a + b)) / 2;
    }),
    check('c', 'The flip coefficient c is 8.', 8, { abs: 1e-9 }, ({ analysis }) => analysis.flip.c),
  ],
};

export const quarticSuperstable: Preset = {
  info: {
    id: 'quartic-superstable',
    title: 'Quartic superstable 2-cycle',
    description: 'At η = √4.5 − 1 the two-step multiplier is zero: the two-step map converges quadratically.',
    figure: null,
    lookAt:
      'The two-step distances plunge to the floor within a few steps: the number of correct digits doubles. This η is the bound 1.121 of Theorem 2; orbits stay stable beyond it, up to √5 − 1.',
    ourChoice: '',
    citation: 'chen-bruna-2023',
    experiment: experiment({ problem: 'quartic', params: { mu: 1 }, start: [0.8], learningRate: 'sqrt(4.5)-1', steps: 100 }),
    charts: ['convergence', 'cobweb', 'iterates'],
    study: null,
  },
  checks: [
    check('multiplier', 'The two-step multiplier is 0.', 0, { abs: 1e-7 }, multiplier),
    check('low', 'The smaller point of the orbit (closed form).', twoCycle(SUPERSTABLE)[0], { abs: 1e-10 }, orbitPoint(0)),
  ],
};
