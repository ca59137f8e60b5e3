/** Litman: identities of consecutive iterates, and the amplitude law of 2-cycles. They hold at every learning rate. */
import { figure } from '../../../src-shared/figures';
import type { Comparison, Hypothesis } from '../../../src-shared/theorem-card';
import { distance, largest } from '../../engine/norms';
import type { Loss } from '../../engine/problem';
import type { Card, CardContext } from './card';
import { constantRate, decided, notCheckable, shown } from './hypotheses';
import { type EdgeIdentities, edgeIdentities } from './edge-identities';
import { halfAmplitude, lastIterates, twoCyclePoints } from './observed';

/** Steps over which the identities are evaluated, fewer where a Hessian-vector product is dear. */
const STEPS = 8;
const DEAR = 1_000;
/** Beyond this share of Σ|d|²/η quadrature is not what the identity misses by. */
const MISSED = 1e-3;
/** Steps below this share of ‖x‖∞ are rounding, and so is what the identity misses by. */
const RESOLVED = 1e-9;

export const litman: Card = {
  id: 'litman',
  applies: ({ etas }) => etas.length === 1,
  fill: (context) => {
    const iterates = lastIterates(context, context.loss.dimension > DEAR ? 3 : STEPS + 2);
    const found = iterates.length >= 3 ? edgeIdentities(context.loss, context.analysis.eta, iterates) : null;
    return {
      title: 'Edge-coupling identities (Litman)',
      citation: 'litman-2026',
      status: 'true',
      statement:
        'With $d_k=x_{k+1}-x_k$: $d_{k+1}=(I-\\eta\\bar H_k)d_k$ and $L_{k+1}-L_k=-\\tfrac{1}{2\\eta}|d_k|^2(2-\\eta\\tilde r_k)$, so that $\\sum_k|d_k|^2(2/\\eta-\\tilde r_k)=2(L_0-L_K)$; $\\bar H_k$ is the Hessian averaged along the step, $\\tilde r_k$ its curvature along the step with weight $2(1-t)$. The critical points of $A(x,y)=L(x)+L(y)-|x-y|^2/(2\\eta)$ are the fixed points and 2-cycles of gradient descent.',
      hypotheses: hypotheses(context, iterates, found),
      comparisons: comparisons(context, found),
      range:
        'Identities, not approximations: they hold at every learning rate and along every run. The amplitude law $a^2=(2/\\eta-2/\\eta_c)/Q$ is of leading order; for $(x^2-\\mu)^2/4$ and on the balanced branch of linear networks it is exact, $t^2=(\\sigma_1^2-1/\\eta)/2$ over both factors.',
      correction: null,
      counterexample: null,
    };
  },
};

function hypotheses(context: CardContext, iterates: readonly Float64Array[], found: EdgeIdentities | null): readonly Hypothesis[] {
  const { loss } = context;
  const kink = iterates.map((x) => loss.kinkAt?.(x) ?? null).find((text) => text !== null);
  const smooth = 'L is twice continuously differentiable along the steps';
  const crossed =
    loss.kinkAt &&
    found &&
    found.step > RESOLVED * largest(iterates.at(-1)!) &&
    Math.abs(found.change - found.predictedChange) > MISSED * found.moved;
  return [
    kink
      ? notCheckable(smooth, kink)
      : crossed
        ? decided(smooth, false, 'a step crosses a kink of the loss')
        : decided(smooth, true, iterates.length > 0 ? 'along the last steps' : 'away from any kinks of the loss'),
    shown('Learning rate', `η = ${figure(context.analysis.eta)}`),
    ...constantRate(context),
  ];
}

function comparisons(context: CardContext, found: EdgeIdentities | null): readonly Comparison[] {
  const { loss, analysis } = context;
  const { eta, flip, minimum, K } = analysis;
  const points = twoCyclePoints(context);
  const amplitude = halfAmplitude(context);
  const Q = flip.Q ?? (flip.c === null ? null : (-flip.c * minimum.sharpness) / 2);
  const square = Q === null || Q === 0 ? NaN : (2 / eta - minimum.sharpness) / Q;
  return [
    {
      name: `Change of the loss over the last ${found?.steps ?? STEPS} steps`,
      predicted: found?.predictedChange ?? null,
      observed: found?.change ?? null,
      note: '−Σ |d|²(2 − ηr̃)/(2η), r̃ by quadrature of exact Hessian-vector products.',
    },
    {
      name: 'Length of the last step',
      predicted: found?.predictedStep ?? null,
      observed: found?.step ?? null,
      note: '|(I − ηH̄)d| of the step before.',
    },
    {
      name: 'Gradient of A at the 2-cycle',
      predicted: points ? 0 : null,
      observed: points && criticality(loss, eta, points),
      note: '|∇A|·η, in the units of x: zero at a 2-cycle.',
    },
    {
      name: 'Half amplitude squared of the 2-cycle',
      predicted: square > 0 && K > 1 ? square : null,
      observed: amplitude === null ? null : amplitude * amplitude,
      note: '(2/η − 2/η_c)/Q near onset.',
    },
  ];
}

/** η‖∇A‖∞ over both halves: A's gradients are ∇L(x) − (x − y)/η and ∇L(y) + (x − y)/η. */
function criticality(loss: Loss, eta: number, [x, y]: readonly [Float64Array, Float64Array]): number {
  const zero = new Float64Array(x.length);
  const residual = (from: Float64Array, to: Float64Array) => {
    const gradient = new Float64Array(x.length);
    loss.gradient(from, gradient);
    return distance(
      gradient.map((slope, i) => eta * slope - (from[i]! - to[i]!)),
      zero,
    );
  };
  return Math.max(residual(x, y), residual(y, x));
}
