/** Figure 2: a single neuron learns a single neuron beyond the edge of stability. */
import type { Params } from '../../src-shared/spec';
import { check, experiment } from './define';
import { factor, largestFrom, lastTwo, orbitPoint, valueAt } from './measures';
import type { Preset, PresetRun } from './preset';
import { twoCycle } from './quartic-orbit';

const [low, high] = twoCycle(1.1);
const CHARTS = ['quantities:v,w1', 'quantities:imbalance', 'quantities:w_perp', 'loss'];
const CITATION = 'chen-bruna-2023';
const across = (run: PresetRun, step: number) => valueAt(run, 'w_perp', step);
const imbalance = (run: PresetRun, step: number) => valueAt(run, 'imbalance', step);

function setting(params: Params) {
  return experiment({
    problem: 'teacher-student',
    params: { d: 2, teacher: [1, 0], epsilon: 0.1, angle: 90, ...params },
    start: [],
    learningRate: '2.2',
    steps: 200,
  });
}

export const figure2Samples: Preset = {
  info: {
    id: 'figure-2',
    title: 'Figure 2: single neuron, 1000 random inputs',
    description:
      'v·relu(w·x) learns relu(x₁) from 1000 points on the unit circle at η = 2.2 = 1.1 d: w first turns towards the teacher, then v and w balance, then both oscillate.',
    figure: 'Figure 2',
    lookAt:
      'First w⊥, the part of w across the teacher, falls; then the imbalance |v − w₁| falls, more slowly, while v and w₁ settle on two values. With random inputs both end at a floor of a few thousandths: the inputs are not quite symmetric, and the orbit is a little off that of the population.',
    ourChoice: 'The random points (seed 1) and 200 steps: the paper states neither.',
    citation: CITATION,
    experiment: setting({ inputs: 'samples', N: 1000, inputSeed: 1 }),
    charts: CHARTS,
    study: null,
  },
  checks: [
    check('low', 'v returns to a value near that of the population, 0.81.', low, { abs: 0.08 }, lastTwo('v', 'smaller')),
    check('high', 'v returns to a value near that of the population, 1.12.', high, { abs: 0.05 }, lastTwo('v', 'larger')),
    check('floor-across', '|w⊥| ends at a floor of a few thousandths, at most 0.02.', 0.01, { abs: 0.01 }, largestFrom('w_perp', 150)),
    check('floor-imbalance', '|v − w₁| ends at a floor of at most 0.01.', 0.005, { abs: 0.005 }, largestFrom('imbalance', 150)),
  ],
};

export const figure2Grid: Preset = {
  info: {
    id: 'figure-2-grid',
    title: 'Figure 2 without its floor: 1000 inputs on a grid',
    description:
      'The same with 1000 evenly spaced angles: the symmetry is exact, the floor is gone, and the orbit is that of the population.',
    figure: 'Figure 2',
    lookAt: 'w⊥ and the imbalance fall on, to rounding: the floor of the random inputs comes from their asymmetry.',
    ourChoice: 'Evenly spaced angles 2π(k + ½)/1000 in place of random points.',
    citation: CITATION,
    experiment: setting({ inputs: 'grid', N: 1000 }),
    charts: CHARTS,
    study: null,
  },
  checks: [
    check('low', 'v returns to 0.8145516, as in the population.', low, { abs: 1e-6 }, lastTwo('v', 'smaller')),
    check('high', 'v returns to 1.1160630, as in the population.', high, { abs: 1e-6 }, lastTwo('v', 'larger')),
    check('no-floor', '|w⊥| falls to rounding.', 0, { abs: 1e-12 }, largestFrom('w_perp', 150)),
  ],
};

export const figure2Population: Preset = {
  info: {
    id: 'figure-2-population',
    title: 'Figure 2, population loss',
    description:
      'The expectation over the unit circle in closed form: w⊥ shrinks by |1 − K| = 0.1 and |v − w₁| by 3 − 2K = 0.8 every two steps.',
    figure: 'Figure 2',
    lookAt:
      'Two straight lines of different slope: w⊥ falls by a factor 0.1 every two steps, far below the bound 0.1(1 − 0.03K)ᵗ of Theorem 3, and the imbalance by 0.8. What remains is the orbit of the quartic, v = w₁ = ρ₁, ρ₂.',
    ourChoice: 'The population loss in place of 1000 points, and 200 steps.',
    citation: CITATION,
    experiment: setting({ inputs: 'sphere' }),
    charts: CHARTS,
    study: null,
  },
  checks: [
    check('v20', 'v after 20 steps is 0.8088787625.', 0.8088787625453635, { abs: 1e-10 }, (run) => valueAt(run, 'v', 20)),
    check('w20', 'w₁ after 20 steps is 0.8200491536.', 0.82004915360248, { abs: 1e-10 }, (run) => valueAt(run, 'w1', 20)),
    check('turning', 'w⊥ shrinks by |1 − K| = 0.1 every two steps.', 0.1, { abs: 1e-3 }, factor(20, 30, across)),
    check('balancing', '|v − w₁| shrinks by 3 − 2K = 0.8 every two steps.', 0.8, { abs: 1e-4 }, factor(60, 100, imbalance)),
    check('low', 'v of the smaller point of the orbit is 0.8145516.', low, { abs: 1e-9 }, orbitPoint(0, 0)),
    check('high', 'w₁ of the larger point of the orbit is 1.1160630.', high, { abs: 1e-9 }, orbitPoint(1, 1)),
  ],
};
