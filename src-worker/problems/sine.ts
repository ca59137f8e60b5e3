/**
 * f(x) = 2 sin x: minima −π/2 + 2πk with sharpness 2, so η_c = 1 and K = η. The 2-cycle −π/2 ± a has sin a / a = 1/η and
 * two-step multiplier (1 − 2η cos a)², stable exactly for 1 < η < π/2.
 */
import { sincos, variable } from '../engine/jets';
import { accept } from '../../src-shared/answer';
import type { Loss, Problem } from '../engine/problem';
import { expressionOf } from '../formula/expression-of';

/** Minima listed on either side of the one nearest to the point asked about. */
const NEIGHBOURS = 8;

export const sine: Problem = {
  info: {
    id: 'sine',
    title: 'Sine',
    group: 'one-dimensional',
    dimension: 1,
    coordinates: ['x'],
    tex: 'f(x)=2\\sin x',
    description: 'Periodic loss with minima at −π/2 + 2πk; the period-2 orbit −π/2 ± a with sin a / a = 1/η is stable for 1 < η < π/2.',
    convention: 'factor 2, no mean; sharpness at the minima 2',
    source: 'L. Chen, J. Bruna: Beyond the Edge of Stability via Two-step Gradient Updates, ICML 2023, arXiv 2206.04172 (Figure 1, right)',
    parameters: [],
    ownStart: null,
    // −π/2 + 0.4
    defaultStart: [-1.1707963267948966],
    box: [[-4.8, 1.6]],
  },
  bind: () => accept(loss),
};

const loss: Loss = {
  dimension: 1,
  coordinates: ['x'],
  minimaOnManifold: false,
  value: (x) => 2 * Math.sin(x[0]!),
  gradient(x, out) {
    out[0] = 2 * Math.cos(x[0]!);
  },
  hessianVector(x, v, out) {
    out[0] = -2 * Math.sin(x[0]!) * v[0]!;
  },
  expression: () => expressionOf('2*sin(x)', ['x']),
  sharpness: (x) => -2 * Math.sin(x[0]!),
  taylor: (x, order) => sincos(variable(x, order)).sin.map((coefficient) => 2 * coefficient),
  minima(near) {
    const nearest = Math.round(((near?.[0] ?? 0) + Math.PI / 2) / (2 * Math.PI));
    const k = Number.isSafeInteger(nearest) ? nearest : 0;
    return Array.from({ length: 2 * NEIGHBOURS + 1 }, (_, i) => Float64Array.of(-Math.PI / 2 + 2 * Math.PI * (k + i - NEIGHBOURS)));
  },
};
