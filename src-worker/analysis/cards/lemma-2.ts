/** Chen & Bruna, Lemma 2 (ICLR version): squared losses (g(x) − y)². */
import { figure } from '../../../src-shared/figures';
import type { Comparison, Hypothesis } from '../../../src-shared/theorem-card';
import type { Card, CardContext } from './card';
import { constantRate, decided, judged } from './hypotheses';
import { derivatives, kink } from './near-onset';
import { halfAmplitude } from './observed';

/** Of the table of g: for which targets a stable 2-cycle is born at η_c. */
const RANGES: Readonly<Record<string, string>> = {
  power: 'For g = xⁿ: n > 1 or n < 4/5 (n ≠ 0) give a stable 2-cycle, 4/5 < n < 1 does not; n = 1 and n = 4/5 are marginal.',
  exp: 'For exp the condition holds for every target; the 2-cycle lasts to K = 1.2516456.',
  log: 'For log the condition holds for every target.',
  sin: 'For sin the condition holds for every target in (−1, 1).',
  tanh: 'For tanh the condition holds for every target.',
  sigmoid: 'For the sigmoid the condition holds for every target.',
  softplus: 'For softplus the condition holds for every target.',
  atan: 'For atan the condition holds for every target.',
  erf: 'For erf the condition holds for every target.',
  gaussian: 'For exp(−x²) the condition holds wherever g′ ≠ 0.',
  sinh: 'For sinh the condition holds only for |y| > 1/√5 = 0.4472.',
  'cubic-plus-linear': 'For x + x³ the condition holds only for |x| > 0.1741.',
  linear: 'For linear g the loss is quadratic: D = 0, and beyond η_c descent diverges.',
  relu: 'For ReLU with x > 0 the loss is quadratic: descent diverges until it reaches x < 0, where the gradient is zero for good.',
};
const QUARTIC = 'The quartic is the squared loss of g = x²/2: D > 0 at both minima; the 2-cycle lasts to K = √5 − 1.';

export const lemma2: Card = {
  id: 'lemma-2',
  applies: (context) =>
    (context.problem === 'squared-loss' || context.problem === 'quartic') &&
    derivatives(context, 2) !== null &&
    context.analysis.minimum.loss >= 0,
  fill: (context) => ({
    title: 'Lemma 2: squared losses',
    citation: 'chen-bruna-iclr',
    status: 'true',
    statement: "For $f=(g(x)-y)^2$ with $g(\\bar x)=y$ and $g'\\ne0$: if $g'g'''<6g''^2$ at $\\bar x$, Theorem 1 (or Lemma 1) applies.",
    hypotheses: hypotheses(context),
    comparisons: comparisons(context),
    range: context.problem === 'quartic' ? QUARTIC : (RANGES[String(context.params['g'])] ?? ''),
    correction: null,
    counterexample: null,
  }),
};

/** g', g'', g''' at the minimum up to a common sign, from f = (g − y)²: f₂ = g₁², f₃ = 2g₁g₂, f₄ = g₂² + 2g₁g₃ in Taylor coefficients. */
function innerDerivatives({ loss, analysis }: CardContext): { readonly g1: number; readonly g2: number; readonly g3: number } {
  const t = loss.taylor?.(analysis.minimum.x[0]!, 4) ?? new Float64Array(5);
  const g1 = Math.sqrt(t[2]!);
  const g2 = t[3]! / (2 * g1);
  return { g1, g2: 2 * g2, g3: (6 * (t[4]! - g2 * g2)) / (2 * g1) };
}

/** D = 6g''² − g'g''', 0 where it is rounding. */
function discriminant(context: CardContext): number {
  const { g1, g2, g3 } = innerDerivatives(context);
  const D = 6 * g2 * g2 - g1 * g3;
  return Math.abs(D) <= 1e-10 * (6 * g2 * g2 + Math.abs(g1 * g3)) ? 0 : D;
}

function hypotheses(context: CardContext): readonly Hypothesis[] {
  const { g1 } = innerDerivatives(context);
  const { loss, sharpness } = context.analysis.minimum;
  const kinked = kink(context);
  const D = discriminant(context);
  return [
    ...(kinked === null ? [] : [decided('g is smooth at the minimum', false, kinked)]),
    decided(
      'The target is reached: g(x̄) = y',
      loss <= 1e-12 * sharpness * Math.max(1, context.analysis.minimum.x[0]! ** 2),
      `f = ${figure(loss)}`,
    ),
    judged("g' ≠ 0", g1, `|g'| = ${figure(g1)}`),
    judged("g'g''' < 6g''²", D, `D = 6g''² − g'g''' = ${figure(D)}`),
    ...constantRate(context),
  ];
}

function comparisons(context: CardContext): readonly Comparison[] {
  const { g1 } = innerDerivatives(context);
  const { flip, prediction, minimum } = context.analysis;
  const c = (4 * discriminant(context)) / (3 * g1 * g1);
  return [
    {
      name: 'Flip coefficient c = 4D/(3g′²)',
      predicted: c,
      observed: null,
      note: flip.c === null ? '' : `The loss’s own derivatives give ${figure(flip.c)}.`,
    },
    { name: 'η_c = 1/g′²', predicted: 1 / (g1 * g1), observed: null, note: `2/λ_max at the minimum is ${figure(minimum.etaC)}.` },
    {
      name: 'Half amplitude of the 2-cycle',
      predicted: flip.kind === 'supercritical' ? prediction.halfAmplitude : null,
      observed: halfAmplitude(context),
      note: 'Near onset, from Theorem 1.',
    },
  ];
}
