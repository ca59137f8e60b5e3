/** Figure 3: symmetric and quasi-symmetric matrix factorisation beyond the edge of stability. */
import type { Params } from '../../src-shared/spec';
import { check, experiment } from './define';
import { lastTwo } from './measures';
import type { Preset } from './preset';
import { twoCycle } from './quartic-orbit';

/** Largest singular value of X₀: with it the orbit is the paper's "about 6.1 and 5.3". */
const SIGMA = 5.74;
const [low, high] = twoCycle(1.02).map((rho) => rho * SIGMA) as [number, number];
const OUR_CHOICE =
  'X₀, the size of the noise, the losses and the number of steps are not stated: singular values (5.74, 4, 3.2, 2.5, 2, 1.5, 1, 0.5) with random orthogonal singular vectors, and noise 0.05·N(0, 1)/8 on every entry. σ₁ = 5.74 follows from the values the figure shows.';
const CITATION = 'chen-bruna-2023';

function params(more: Params): Params {
  return {
    target: 'singular-values',
    n: 8,
    rank: 8,
    sigma: [SIGMA, 4, 3.2, 2.5, 2, 1.5, 1, 0.5],
    basis: 'random',
    targetSeed: 1,
    start: 'near-minimum',
    noise: 0.00625,
    ...more,
  };
}

const VALIDITY = { learningRate: 'run', K: 1.005, alphaFrom: 0.7, alphaTo: 1.4, ratioFrom: 0, ratioTo: 1, cells: 160 };

const common = { problem: 'matrix-factorisation', start: [], learningRate: '1.02', unit: 'etaC' } as const;

export const figure3Symmetric: Preset = {
  info: {
    id: 'figure-3-symmetric',
    title: 'Figure 3, symmetric factorisation',
    description:
      '‖XXᵀ − C‖²/4 with an 8 × 8 matrix at η = 1.02/σ₁², near the minimum: the largest singular value of X settles on {5.2957574, 6.0995182}.',
    figure: 'Figure 3, symmetric',
    lookAt:
      'The largest singular value leaves σ₁ = 5.74 and settles on two values, ρ₁σ₁ and ρ₂σ₁, where ρ₁ and ρ₂ are the orbit of the quartic at K = 1.02. The other singular values stay where they are.',
    ourChoice: OUR_CHOICE,
    citation: CITATION,
    experiment: experiment({ ...common, params: params({ form: 'symmetric' }), steps: 1_500 }),
    charts: ['quantities:s1(X)', 'loss', 'quantities:s1(X),s2(X),s3(X)', 'convergence'],
    study: null,
  },
  checks: [
    check('low', 'The largest singular value of X returns to ρ₁σ₁.', low, { abs: 1e-6 }, lastTwo('s1(X)', 'smaller')),
    check('high', 'The largest singular value of X returns to ρ₂σ₁.', high, { abs: 1e-6 }, lastTwo('s1(X)', 'larger')),
    check('second', 'The second singular value stays near 4.', 4, { abs: 0.02 }, lastTwo('s2(X)', 'larger')),
  ],
};

export const figure3QuasiSymmetric: Preset = {
  info: {
    id: 'figure-3-quasi',
    title: 'Figure 3, quasi-symmetric factorisation',
    description:
      '‖YZᵀ − C‖²/2 from a start near (0.8 X₀, X₀/0.8) at η = 1.02/σ₁²: the unbalanced minimum is left, and the top singular values of Y and Z settle on one orbit, {5.2957574, 6.0995182}.',
    figure: 'Figure 3, quasi-symmetric',
    lookAt:
      'The start is a sharper minimum, ηλ = 2.25 > 2: the run leaves it, and the top singular values of Y and Z, 4.6 and 7.2 at first, meet on the same two values. Only the top mode balances: the second singular values keep their ratio 0.64.',
    ourChoice: OUR_CHOICE,
    citation: CITATION,
    experiment: experiment({ ...common, params: params({ form: 'asymmetric', alpha: 0.8, pairing: 'independent' }), steps: 1_500 }),
    charts: ['quantities:s1(Y),s1(Z)', 'loss', 'quantities:s2(Y),s2(Z)', 'convergence'],
    study: { id: 'validity-map', options: VALIDITY },
  },
  checks: [
    check('low-y', 'The largest singular value of Y returns to ρ₁σ₁.', low, { abs: 1e-6 }, lastTwo('s1(Y)', 'smaller')),
    check('high-y', 'The largest singular value of Y returns to ρ₂σ₁.', high, { abs: 1e-6 }, lastTwo('s1(Y)', 'larger')),
    check('low-z', 'The largest singular value of Z returns to ρ₁σ₁.', low, { abs: 1e-6 }, lastTwo('s1(Z)', 'smaller')),
    check('high-z', 'The largest singular value of Z returns to ρ₂σ₁.', high, { abs: 1e-6 }, lastTwo('s1(Z)', 'larger')),
    check('second-y', 'The second singular value of Y stays near 0.8·4.', 3.2, { abs: 0.02 }, lastTwo('s2(Y)', 'larger')),
    check('second-z', 'The second singular value of Z stays near 4/0.8.', 5, { abs: 0.02 }, lastTwo('s2(Z)', 'larger')),
    check(
      'loss-high',
      'The loss in the state of small singular values is 12.017515.',
      12.017515015216102,
      { abs: 1e-5 },
      lastTwo('loss', 'larger'),
    ),
    check(
      'loss-low',
      'The loss in the state of large singular values is 9.058990.',
      9.058989967821192,
      { abs: 1e-5 },
      lastTwo('loss', 'smaller'),
    ),
  ],
};

/** Case of theory: condition (9) is 1.9979, the largest multiplier on the claimed orbit 1.3005. */
const [RATIO, ALPHA] = [0.957, 0.89];

export const theorem4Counterexample: Preset = {
  info: {
    id: 'theorem-4-counterexample',
    title: 'Where Theorem 4 fails: K = 1.005, σ₂/σ₁ = 0.957',
    description:
      'Condition (9) holds, yet the orbit of the theorem is unstable: both pairs of factors balance, and the run ends about 0.137 from the claimed orbit, however small the noise.',
    figure: null,
    lookAt:
      'The second singular values are claimed to keep their imbalance, 0.852 and 1.075. They leave it and balance too, to 0.914 and 1.002. Condition (9) speaks of the initial minimum, not of the orbit; in the validity map these runs lie in the areas marked as counterexamples.',
    ourChoice: 'The whole case: the counterexample is ours, with two modes, K = 1.005, α = 0.89 and noise 10⁻³.',
    citation: CITATION,
    experiment: experiment({
      ...common,
      learningRate: '1.005',
      params: {
        ...params({ form: 'asymmetric', alpha: ALPHA, pairing: 'independent', noise: 1e-3 }),
        n: 2,
        rank: 2,
        sigma: [1, RATIO],
        basis: 'identity',
      },
      steps: 6_000,
    }),
    charts: ['quantities:s2(Y),s1(Z)', 'quantities:s1(Y),s1(Z)', 'loss', 'convergence'],
    study: { id: 'validity-map', options: VALIDITY },
  },
  checks: [
    check('second-y', 'The second singular value of Y leaves 0.8517 for 0.914.', 0.914, { abs: 0.01 }, lastTwo('s2(Y)', 'smaller')),
    check('distance', 'The second pair ends about 0.137 from where the theorem leaves it.', 0.13655, { abs: 0.02 }, (run) => {
      const [y, z] = [lastTwo('s2(Y)', 'smaller')(run), lastTwo('s1(Z)', 'smaller')(run)];
      return y === null || z === null ? null : y - ALPHA * RATIO + (RATIO / ALPHA - z);
    }),
  ],
};
