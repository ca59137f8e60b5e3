/** x² + x⁴: the third-order condition fails, the flip is subcritical. */
import { check, experiment } from './define';
import { settledPeriod } from './measures';
import type { Preset } from './preset';

/** The unstable 2-cycle ±a lies at η = 1/(1 + 2a²). */
const A = 0.2;
const ETA = 1 / (1 + 2 * A * A);

export const subcriticalWell: Preset = {
  info: {
    id: 'subcritical-well',
    title: 'Where the condition fails: x² + x⁴',
    description:
      'c = −4: the flip is subcritical. Below η_c = 1 an unstable orbit ±0.2 bounds the starts that converge; beyond η_c almost every run diverges.',
    figure: null,
    lookAt:
      'The start 0.19 lies just inside the unstable orbit ±0.2 and converges, although slowly at first. From 0.21, just outside, the run diverges: type it in and see. No stable orbit waits beyond the edge.',
    ourChoice: 'The loss, η = 1/1.08 and the start: a counterexample of ours to the case of Theorem 1.',
    citation: 'chen-bruna-2023',
    experiment: experiment({ problem: 'quartic-well', start: [0.19], learningRate: '1/1.08', steps: 400 }),
    charts: ['cobweb', 'landscape', 'iterates', 'convergence'],
    study: null,
  },
  checks: [
    check('c', 'The flip coefficient c is −4.', -4, { abs: 1e-9 }, ({ analysis }) => analysis.flip.c),
    check('converges', 'From inside the unstable orbit the run converges.', 1, { abs: 0 }, settledPeriod),
    check('orbit', 'A 2-cycle lies at ±0.2.', A, { abs: 1e-9 }, ({ analysis }) => {
      const orbit = analysis.orbits.find(({ period }) => period === 2);
      return orbit ? Math.abs(orbit.points[0]?.[0] ?? Number.NaN) : null;
    }),
    check('multiplier', 'Its multiplier (1 − η(2 + 12·0.04))² is above 1.', (1 - ETA * 2.48) ** 2, { abs: 1e-9 }, ({ analysis }) => {
      const orbit = analysis.orbits.find(({ period }) => period === 2);
      return orbit?.multipliers[0]?.re ?? null;
    }),
  ],
};
