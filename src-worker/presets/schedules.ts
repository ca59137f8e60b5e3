/** Step schedules on a quadratic: single steps beyond the edge of stability, faster together. */
import { check, experiment } from './define';
import { factor, valueAt } from './measures';
import type { Preset, PresetRun } from './preset';

/** Chebyshev pair for curvatures in [0.1, 1]: 1/(c ± r/√2) with centre c and half width r. */
const [c, r] = [0.55, 0.45];
const RATE = 1 / (2 * (c / r) ** 2 - 1);
const coordinate = (name: string) => (run: PresetRun, step: number) => valueAt(run, name, step);

export const chebyshevPair: Preset = {
  info: {
    id: 'chebyshev-pair',
    title: 'Two steps better than one: the Chebyshev pair',
    description: `Steps 1.1518 and 4.3140 in turn on a quadratic with curvatures from 0.1 to 1: the second is beyond the edge 2, yet both together contract by ${RATE.toFixed(4)}, against 0.6694 for two steps of the best constant rate.`,
    figure: null,
    lookAt:
      'The one-step distances rise at every other step: η = 4.31 is beyond the edge of the sharpest direction. Over two steps all directions shrink, those of least and of greatest curvature by the same factor.',
    ourChoice: 'Curvatures from 0.1 to 1 and the start; a picture beyond the paper.',
    citation: 'altschuler-parrilo',
    experiment: experiment({
      problem: 'quadratic',
      params: { m: 0.1, M: 1, n: 8 },
      start: [],
      learningRate: ['1/(0.55+0.45/sqrt(2))', '1/(0.55-0.45/sqrt(2))'],
      steps: 60,
    }),
    charts: ['convergence', 'loss', 'iterates'],
    study: { id: 'schedules', options: { m: 0, M: 0, length: 2, steps: 60 } },
  },
  checks: [
    check('least', 'Two steps shrink the direction of least curvature by 1/T₂(c/r).', RATE, { abs: 1e-9 }, factor(0, 40, coordinate('x1'))),
    check(
      'greatest',
      'Two steps shrink the direction of greatest curvature by the same.',
      RATE,
      { abs: 1e-9 },
      factor(0, 40, coordinate('x8')),
    ),
  ],
};
