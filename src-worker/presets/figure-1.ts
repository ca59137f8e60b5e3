/** Figure 1: gradient descent on two functions of one variable, just beyond the edge of stability. */
import { check, experiment } from './define';
import { multiplier, orbitPoint, firstNearOrbit } from './measures';
import type { Preset } from './preset';
import { twoCycle, twoCycleMultiplier } from './quartic-orbit';

const [low, high] = twoCycle(1.01);
/** sin a / a = 1/1.01: half the distance of the two points of the sine's orbit. */
const SINE_HALF = 0.244096695693683;
const CHARTS = ['landscape', 'convergence', 'iterates', 'cobweb'];

export const figure1Left: Preset = {
  info: {
    id: 'figure-1-left',
    title: 'Figure 1, left: quartic at η = 1.01',
    description: 'Just beyond η_c = 1 of (x² − 1)²/4: the iterates settle on the orbit {0.9465284, 1.0460321}, two-step multiplier 0.9198.',
    figure: 'Figure 1, left',
    lookAt:
      'From the star the iterates slide to both sides of the minimum and stay on two points of the loss curve. The condition 3f‴² > f″f⁗ holds, so a stable period-2 orbit is born at η_c.',
    ourChoice: 'The start x₀ = 0.8: the paper marks it with a star and states no number.',
    citation: 'chen-bruna-2023',
    experiment: experiment({ problem: 'quartic', params: { mu: 1 }, start: [0.8], learningRate: '1.01', steps: 400 }),
    charts: CHARTS,
    study: null,
  },
  checks: [
    check('low', 'The smaller point of the orbit (closed form).', low, { abs: 1e-10 }, orbitPoint(0)),
    check('high', 'The larger point of the orbit (closed form).', high, { abs: 1e-10 }, orbitPoint(1)),
    check('multiplier', 'The two-step multiplier is 9 − 2·2.01² = 0.9198.', twoCycleMultiplier(1.01), { abs: 1e-9 }, multiplier),
    check('steps', 'The run first comes within 10⁻⁴ of the orbit at step 123.', 123, { abs: 0.5 }, firstNearOrbit('x', 1e-4)),
  ],
};

export const figure1Right: Preset = {
  info: {
    id: 'figure-1-right',
    title: 'Figure 1, right: sine at η = 1.01',
    description: 'Just beyond η_c = 1 of 2 sin x around −π/2: orbit −π/2 ± 0.2440967, two-step multiplier 0.9218.',
    figure: 'Figure 1, right',
    lookAt:
      'The loss is symmetric about −π/2 (f‴ = 0), yet the condition holds because f⁗ < 0: the two points of the orbit lie at −π/2 ± a with sin a / a = 1/η.',
    ourChoice: 'The start −π/2 + 0.4: the paper marks it with a star and states no number.',
    citation: 'chen-bruna-2023',
    experiment: experiment({ problem: 'sine', start: [0.4 - Math.PI / 2], learningRate: '1.01', steps: 400 }),
    charts: CHARTS,
    study: null,
  },
  checks: [
    check('low', 'The lower point of the orbit is −π/2 − a, sin a / a = 1/1.01.', -Math.PI / 2 - SINE_HALF, { abs: 1e-10 }, orbitPoint(0)),
    check('high', 'The upper point of the orbit is −π/2 + a.', SINE_HALF - Math.PI / 2, { abs: 1e-10 }, orbitPoint(1)),
    check('multiplier', 'The two-step multiplier is (1 − 2η cos a)².', (1 - 2.02 * Math.cos(SINE_HALF)) ** 2, { abs: 1e-9 }, multiplier),
  ],
};
