/** Chen & Bruna, Theorem 4 (ICLR version): quasi-symmetric factorisation. False as stated near K = 1; with the Floquet multipliers. */
import { figure } from '../../../src-shared/figures';
import type { Comparison, Hypothesis } from '../../../src-shared/theorem-card';
import { distance } from '../../engine/norms';
import { conditionNine, correctedCondition, type OrbitStability, quasiSymmetricStability } from '../floquet';
import type { Card, CardContext } from './card';
import { beyond, constantRate, judged, ours, shown, within } from './hypotheses';
import { balancedModes, lastTwo, observable } from './observables';
import { quarticCycle } from './quartic-cycle';

/** Largest βσ₁² = K − 1 of the printed statement. */
const PRINTED = 0.121;

export const theorem4: Card = {
  id: 'theorem-4',
  applies: (context) =>
    context.problem === 'matrix-factorisation' && context.params['form'] === 'asymmetric' && balancedModes(context, 'Y') !== null,
  fill: (context) => {
    const setting = settingOf(context);
    return {
      title: 'Theorem 4: quasi-symmetric matrix factorisation',
      citation: 'chen-bruna-iclr',
      status: 'false',
      statement:
        'For $\\Vert YZ^\\top-C\\Vert^2/2$, $C=X_0X_0^\\top$, from $Y=\\alpha X_0+\\delta Y$, $Z=X_0/\\alpha+\\delta Z$ with $\\Vert\\delta Y\\Vert,\\Vert\\delta Z\\Vert\\le\\epsilon$ and $u_1^\\top\\delta Y\\,v_1,u_1^\\top\\delta Z\\,v_1\\ne0$, $\\eta=1/\\sigma_1^2+\\beta$, $0<\\beta\\sigma_1^2\\le0.121$ and (9) $\\max\\{\\eta(\\sigma_1^2/\\alpha^2+\\alpha^2\\sigma_2^2),\\,\\eta(\\alpha^2\\sigma_1^2+\\sigma_2^2/\\alpha^2)\\}\\le2$, gradient descent converges to within $O(\\epsilon)$ of the orbit on which the top mode of both factors is balanced and alternates between $\\rho_1\\sigma_1$ and $\\rho_2\\sigma_1$, the rest staying as it is.',
      hypotheses: hypotheses(context, setting),
      comparisons: comparisons(context, setting),
      range: rangeText(setting),
      correction:
        'Condition (9) controls the cross modes at the initial minimum only; on the orbit their multipliers can exceed 1, and the second pair of singular values is balanced too. What decides is the Floquet multiplier shown here. Sufficient on every cell of a grid scan (41 033 cells, not proved): (9) and $\\eta(\\sigma_1^2+\\max(\\alpha^2,\\alpha^{-2})\\sigma_2^2)\\le2$. In the proof sketch "$>2\\eta\\sigma_1^2>1$" must read "$\\ge2\\eta\\sigma_1^2-1>1$". The flattest minimum has $\\eta_c=1/\\sigma_1^2$.',
      counterexample:
        'K = 1.005, α = 0.89, σ₂/σ₁ = 0.957: (9) = 1.9979 ≤ 2, but the largest cross-mode multiplier on the orbit has modulus 1.3005, and runs end 0.135 σ₁ away from the orbit for ε from 1e-2 to 1e-5. The critical ratio tends to α as K → 1.',
    };
  },
};

interface Setting {
  readonly K: number;
  readonly sigma1: number;
  readonly tau: number;
  /** √(u₁ᵀYv₁ / w₁ᵀZv₁) at the start: α where the start is quasi-symmetric. NaN where the projections have opposite signs. */
  readonly alpha: number;
  /** u₁ᵀYv₁ and w₁ᵀZv₁ at the start, in units of σ₁. */
  readonly top: readonly [number, number];
}

function settingOf(context: CardContext): Setting {
  const { first, second } = balancedModes(context, 'Y')!;
  const read = (name: string) => (observable(context, name)?.(context.start) ?? NaN) / first;
  const top = [read('u1ᵀYv1'), read('w1ᵀZv1')] as const;
  return { K: context.analysis.K, sigma1: first, tau: second / first, alpha: Math.sqrt(top[0] / top[1]), top };
}

/** Null below the edge and where the start names no α. */
function stabilityOf(K: number, tau: number, alpha: number): OrbitStability | null {
  return alpha > 0 && alpha < Infinity ? quasiSymmetricStability(K, tau, alpha) : null;
}

function hypotheses(context: CardContext, { K, sigma1, tau, alpha, top }: Setting): readonly Hypothesis[] {
  const nine = conditionNine(K, tau, alpha);
  const stability = stabilityOf(K, tau, alpha);
  const corrected = correctedCondition(K, tau, alpha);
  return [
    within('0 < βσ₁² ≤ 0.121', 'βσ₁²', beyond(K, 1), 0, PRINTED, true),
    judged('(9) ≤ 2', -beyond(nine, 2), `(9) = ${figure(nine)} with α = ${figure(alpha)}, σ₂/σ₁ = ${figure(tau)}`, true),
    shown('ε small', `start ${figure(distanceFromQuasi(context, alpha), 4)} from (αX₀, X₀/α), Frobenius; σ₁ = ${figure(sigma1)}`),
    shown('u₁ᵀδY v₁, u₁ᵀδZ v₁ ≠ 0', `top mode at the start ${figure(top[0])} and ${figure(top[1])} in units of σ₁`),
    stability === null
      ? ours('cross modes stable on the orbit', NaN, K > 1 ? 'the top modes of the start have opposite signs' : 'no orbit at K ≤ 1')
      : ours('cross modes stable on the orbit', 1 - stability.cross, `largest |multiplier| = ${figure(stability.cross)}`),
    ours('sufficient with (9): η(σ₁² + max(α², α⁻²)σ₂²) ≤ 2', 2 - corrected, figure(corrected)),
    ours(
      'the top mode stays bounded, K(α² + α⁻²) < 4',
      4 - K * (alpha * alpha + 1 / (alpha * alpha)),
      `growth of the top mode at the start ${figure(1 - K * (alpha * alpha + 1 / (alpha * alpha)))} a step`,
    ),
    ...constantRate(context),
  ];
}

/** Distance of the start from (αY₀, Z₀/α), (Y₀, Z₀) the reference minimum, both factors together. */
function distanceFromQuasi({ start, analysis, loss }: CardContext, alpha: number): number {
  const { x } = analysis.minimum;
  const half = loss.coordinates.filter((name) => name.startsWith('Y')).length;
  return distance(
    start,
    start.map((_, i) => x[i]! * (i < half ? alpha : 1 / alpha)),
  );
}

function rangeText({ K, tau, alpha }: Setting): string {
  const stability = stabilityOf(K, tau, alpha);
  const here =
    stability === null
      ? ''
      : `Here the orbit is ${stability.stable ? 'locally stable' : 'not locally stable'}: the largest multiplier has modulus ${figure(stability.dominant)}. `;
  return `${here}True in the regime of the paper's Figure 3 ($\\alpha=0.8$, $K=1.02$, $\\sigma_2/\\sigma_1=0.697$). (9) is not necessary either: at $K=1.02$, $\\alpha=0.7$, $\\sigma_2/\\sigma_1=0.2$ it is 2.10 and runs converge to the orbit. The largest singular value of $Z$ is the oscillating one only while $\\sigma_2<\\alpha\\rho_1\\sigma_1$.`;
}

function comparisons(context: CardContext, { K, sigma1, tau, alpha }: Setting): readonly Comparison[] {
  const cycle = quarticCycle(sigma1 * sigma1, K);
  const stability = stabilityOf(K, tau, alpha);
  const y = lastTwo(context, 'u1ᵀYv1');
  const z = lastTwo(context, 'w1ᵀZv1');
  return [
    { name: 'Condition (9)', predicted: finite(conditionNine(K, tau, alpha)), observed: null, note: 'At most 2 in the theorem.' },
    {
      name: 'Largest |multiplier| of the cross modes on the orbit',
      predicted: stability?.cross ?? null,
      observed: null,
      note: 'Below 1: locally stable. The neutral multiplier 1 is left out.',
    },
    {
      name: 'Smaller u₁ᵀYv₁ on the orbit',
      predicted: cycle?.low ?? null,
      observed: size(y[0], y[1], 'low'),
      note: 'ρ₁σ₁; observed at the last two iterates.',
    },
    { name: 'Larger u₁ᵀYv₁ on the orbit', predicted: cycle?.high ?? null, observed: size(y[0], y[1], 'high'), note: 'ρ₂σ₁' },
    { name: 'Smaller u₁ᵀZv₁ on the orbit', predicted: cycle?.low ?? null, observed: size(z[0], z[1], 'low'), note: '' },
    { name: 'Larger u₁ᵀZv₁ on the orbit', predicted: cycle?.high ?? null, observed: size(z[0], z[1], 'high'), note: '' },
    {
      name: 's₂(Y) at the end',
      predicted: tau > 0 && alpha > 0 ? finite(alpha * tau * sigma1) : null,
      observed: tau > 0 ? lastTwo(context, 's2(Y)')[0] : null,
      note: 'ασ₂ up to O(ε), while the top mode is the largest of Y.',
    },
  ];
}

function size(a: number | null, b: number | null, which: 'low' | 'high'): number | null {
  if (a === null || b === null) return null;
  return which === 'low' ? Math.min(Math.abs(a), Math.abs(b)) : Math.max(Math.abs(a), Math.abs(b));
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
