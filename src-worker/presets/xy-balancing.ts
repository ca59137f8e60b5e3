/** (xy − 1)²/2 beyond the edge of stability: the two factors balance. */
import { check, experiment } from './define';
import { factor, orbitPoint, settledPeriod, valueAt } from './measures';
import type { Preset, PresetRun } from './preset';
import { twoCycle } from './quartic-orbit';

const [low, high] = twoCycle(1.05);
const imbalance = (run: PresetRun, step: number) => valueAt(run, 'x', step) - valueAt(run, 'y', step);

export const xyBalancing: Preset = {
  info: {
    id: 'xy-balancing',
    title: 'Balancing: (xy − 1)²/2 at η = 1.05',
    description:
      'The imbalance |x − y| shrinks by 3 − 2K = 0.9 per two steps; the iterates settle on the period-2 orbit of the balanced line.',
    figure: null,
    lookAt:
      'Inside the dashed ellipse iterates stay bounded for ever, outside they diverge: its sign is preserved by the map. The path crosses the hyperbola of minima to and fro and drifts to the balanced line x = y, where the orbit lies.',
    ourChoice:
      'η = 1.05 and the start (1.5, 0.8): the appendix of the final version, which shows functions of two variables, was not available.',
    citation: 'chen-bruna-2023',
    experiment: experiment({ problem: 'xy', params: { mu: 1 }, start: [1.5, 0.8], learningRate: '1.05', steps: 600 }),
    charts: ['plane', 'quantities:|x − y|', 'convergence', 'iterates', 'edge'],
    study: null,
  },
  checks: [
    check('low-x', 'The smaller point of the orbit has x = 0.8728716 (closed form).', low, { abs: 1e-9 }, orbitPoint(0, 0)),
    check('low-y', 'It is balanced: y = x.', low, { abs: 1e-9 }, orbitPoint(0, 1)),
    check('high-x', 'The larger point of the orbit has x = 1.0910895 (closed form).', high, { abs: 1e-9 }, orbitPoint(1, 0)),
    check('balancing', '|x − y| shrinks by 3 − 2K every two steps.', 0.9, { abs: 1e-4 }, factor(200, 400, imbalance)),
    check('period', 'The iterates settle on an orbit of period 2.', 2, { abs: 0 }, settledPeriod),
  ],
};

/** The boundary of the bounded starts at K = 1.5, and chaos on the balanced line within it. */
export const xyEllipse: Preset = {
  info: {
    id: 'xy-ellipse',
    title: 'Invariant ellipse: (xy − 1)²/2 at η = 1.2',
    description:
      'x² + y² − ημxy = (4 − (ημ)²)/η separates the starts that stay bounded from those that diverge; this start lies just inside.',
    figure: null,
    lookAt:
      'The start lies just inside the ellipse: the iterates swing widely along it before they are drawn to the balanced line. Move the start outside, for example to (1.75, 0.4), and they diverge.',
    ourChoice: 'A picture of ours: the ellipse is not in the paper. Its critical step is that of Liang and Montúfar.',
    citation: 'liang-montufar-2025',
    experiment: experiment({ problem: 'xy', params: { mu: 1 }, start: [1.65, 0.4], learningRate: '1.2', steps: 300 }),
    charts: ['plane', 'iterates', 'quantities:|x − y|', 'convergence'],
    study: null,
  },
  checks: [
    check('period', 'The iterates stay bounded and settle on the balanced orbit of period 2.', 2, { abs: 0 }, settledPeriod),
    check(
      'low',
      'The point of the orbit nearer to the origin has |x| as in closed form.',
      twoCycle(1.2)[0],
      { abs: 1e-9 },
      ({ analysis }) => (analysis.settled ? Math.min(...analysis.settled.points.map(([x = Number.NaN]) => Math.abs(x))) : null),
    ),
    check('inside', 'Every iterate lies inside the ellipse x² + y² − 1.2xy < 2.56/1.2 (1 = yes).', 1, { abs: 0 }, (run) => {
      const [x, y] = [run.series('x'), run.series('y')];
      const outside = x.some((value, t) => value ** 2 + (y[t] ?? 0) ** 2 - 1.2 * value * (y[t] ?? 0) >= 2.56 / 1.2);
      return x.length === 0 ? null : outside ? 0 : 1;
    }),
  ],
};
