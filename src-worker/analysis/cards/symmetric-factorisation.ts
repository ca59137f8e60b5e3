/** Symmetric matrix factorisation beyond the edge (ICLR Theorem 7): its text was not available; sketched in the paper's text. */
import { figure } from '../../../src-shared/figures';
import type { Comparison } from '../../../src-shared/theorem-card';
import { distance } from '../../engine/norms';
import { symmetricCrossMultiplier } from '../floquet';
import type { Card, CardContext } from './card';
import { balancedModes, lastTwo } from './observables';
import { beyond, constantRate, judged, ours, shown } from './hypotheses';
import { quarticCycle, SECOND_FLIP } from './quartic-cycle';

export const symmetricFactorisation: Card = {
  id: 'symmetric-factorisation',
  applies: (context) =>
    context.problem === 'matrix-factorisation' && context.params['form'] === 'symmetric' && balancedModes(context, 'X') !== null,
  fill: (context) => {
    const { first, second } = balancedModes(context, 'X')!;
    const { K, minimum } = context.analysis;
    const tau = second / first;
    const cross = symmetricCrossMultiplier(K, tau);
    return {
      title: 'Symmetric matrix factorisation beyond the edge',
      citation: 'chen-bruna-iclr',
      status: 'unseen',
      statement:
        'For $\\Vert XX^\\top-C\\Vert^2/4$ with $X$ near $X_0$ and $\\eta=K/\\sigma_1^2$ the largest singular value settles on the 2-cycle $\\rho_i\\sigma_1$, $\\rho_i$ that of the quartic with $\\mu=1$, and the rest of $X$ stays as it is up to $O(\\epsilon)$ (our wording).',
      hypotheses: [
        judged('K > 1', beyond(K, 1), `K = η σ₁² = ${figure(K)}, σ₁ = ${figure(first)}`),
        judged('The 2-cycle of the top mode is stable: K < √5 − 1', -beyond(K, SECOND_FLIP), `K = ${figure(K)}`),
        judged('The second mode is below its own edge: Kτ² < 1', -beyond(K * tau * tau, 1), `τ = σ₂/σ₁ = ${figure(tau)}`),
        ours('the cross mode (1, 2) is stable', 1 - Math.abs(cross), `multiplier ${figure(cross)}`),
        shown(
          'X near X₀: ε small',
          `|X − X₀| = ${figure(distance(context.start, Float64Array.from(minimum.x)), 4)} at the start (Frobenius)`,
        ),
        ...constantRate(context),
      ],
      comparisons: comparisons(context, first, second),
      range:
        'Derived for this project: the cross mode $(1,j)$, $\\tau=\\sigma_j/\\sigma_1$, has multipliers 1 (a rotation) and $K^2\\tau^4-K(K-1)\\tau^2-(K-1)$, inside the unit circle for every $\\tau<1$ if $K<\\sqrt8-1=1.828$; mode $(j,j)$ needs $K\\tau^2<1$. So the behaviour lasts as long as the 2-cycle itself, up to $K=\\sqrt5-1$.',
      correction: null,
      counterexample: null,
    };
  },
};

function comparisons(context: CardContext, first: number, second: number): readonly Comparison[] {
  const cycle = quarticCycle(first * first, context.analysis.K);
  const [low, high] = lastTwo(context, 's1(X)');
  const [rest] = lastTwo(context, 's2(X)');
  const note = 'Observed at the last two iterates.';
  return [
    { name: 'Smaller s₁(X) on the 2-cycle', predicted: cycle?.low ?? null, observed: low, note: `ρ₁σ₁. ${note}` },
    { name: 'Larger s₁(X) on the 2-cycle', predicted: cycle?.high ?? null, observed: high, note: `ρ₂σ₁. ${note}` },
    {
      name: 's₂(X) at the end',
      predicted: second > 0 ? second : null,
      observed: second > 0 ? rest : null,
      note: 'Stays at σ₂ up to O(ε), unless s₁ falls below it.',
    },
  ];
}
