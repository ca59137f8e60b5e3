/** Mulayoff & Stich: the multivariate criterion for a stable 2-cycle at an isolated minimum. Its wording was not available. */
import { figure } from '../../../src-shared/figures';
import { denseHessian } from '../../engine/sharpness';
import { symmetricEigenvalues } from '../../engine/symmetric-eigen';
import type { Hypothesis } from '../../../src-shared/theorem-card';
import type { Card, CardContext } from './card';
import { constantRate, decided, judged, notCheckable } from './hypotheses';
import { halfAmplitude, twoStepMultiplier } from './observed';

/** Up to this dimension the spectrum at the minimum is computed for the card. */
const DENSE = 40;

export const mulayoffStich: Card = {
  id: 'mulayoff-stich',
  applies: ({ loss }) => loss.dimension >= 2 && !loss.minimaOnManifold,
  fill: (context) => {
    const { flip, minimum, prediction, K } = context.analysis;
    // flip.c = criterion/(3λ), in one variable and in several.
    const criterion = flip.c === null ? NaN : 3 * minimum.sharpness * flip.c;
    return {
      title: 'A stable 2-cycle in several variables (Mulayoff & Stich)',
      citation: 'mulayoff-stich-2026',
      status: 'unseen',
      statement:
        'At an isolated minimum with a simple largest Hessian eigenvalue, unit eigenvector $u$ and $T=D^3f[u,u,\\cdot]$, a stable 2-cycle is born at $\\eta_c$ if and only if $3\\langle T,H^{-1}T\\rangle-D^4f[u,u,u,u]>0$ (our wording; the flip coefficient is $\\eta_c/6$ times that).',
      hypotheses: [
        isolated(context),
        ...simple(context),
        Number.isNaN(criterion)
          ? notCheckable('3⟨T, H⁻¹T⟩ − D⁴f[u⁴] > 0', flip.note)
          : judged('3⟨T, H⁻¹T⟩ − D⁴f[u⁴] > 0', criterion, `${figure(criterion)}, c = ${figure(flip.c ?? NaN)}`),
        ...constantRate(context),
      ],
      comparisons: [
        {
          name: 'Half amplitude of the 2-cycle',
          predicted: criterion > 0 ? prediction.halfAmplitude : null,
          observed: halfAmplitude(context),
          note: '2/η = λ_max + Q a² with Q = −(criterion)/6, near onset.',
        },
        {
          name: 'Largest multiplier of the 2-cycle',
          predicted: null,
          observed: twoStepMultiplier(context),
          note: `Along u it is 1 − 8(K − 1) = ${figure(1 - 8 * (K - 1))} to first order; other directions can be larger.`,
        },
      ],
      range:
        'In one variable it is condition (iii) of Theorem 1. In several the term $3\\langle T,H^{-1}T\\rangle$ can save stability where the restriction to the line along $u$ alone would be subcritical.',
      correction: null,
      counterexample: null,
    };
  },
};

function isolated({ analysis }: CardContext): Hypothesis {
  const { neutral, chosen } = analysis.minimum;
  if (chosen === 'stated-point') return notCheckable('The minimum is isolated', 'the reference point is no minimum');
  return decided('The minimum is isolated', neutral === 0, neutral === 0 ? 'no neutral direction' : `${neutral} neutral directions`);
}

function simple({ loss, analysis }: CardContext): readonly Hypothesis[] {
  const text = 'The largest eigenvalue is simple';
  if (loss.dimension > DENSE) return [notCheckable(text, `not computed beyond ${DENSE} dimensions`)];
  const values = symmetricEigenvalues(denseHessian(loss, Float64Array.from(analysis.minimum.x)), loss.dimension);
  const [first = NaN, second = NaN] = values;
  const gap = first - second;
  return [judged(text, gap > 1e-9 * first ? gap : 0, `λ₁ = ${figure(first)}, λ₂ = ${figure(second)}`)];
}
