/** Gan: product-stable losses l(xy) settle at the edge of stability; with the normal-direction flip coefficient. */
import { figure } from '../../../src-shared/figures';
import type { Card } from './card';
import { constantRate, judged } from './hypotheses';
import { limitingSharpness } from './observed';
import { outerOf } from './product';

export const productStability: Card = {
  id: 'product-stability',
  applies: (context) => outerOf(context) !== null,
  fill: (context) => {
    const { z, l2, l3, l4, alpha } = outerOf(context)!;
    const { eta } = context.analysis;
    const c1 = alpha / (3 * l2 * l2) + 2 * eta * eta * z * l2 * l3 + 2 * eta ** 4 * z * z * l2 ** 4;
    return {
      title: 'Product stability (Gan)',
      citation: 'gan-2026',
      status: 'true',
      statement:
        "A loss $l$ is product-stable at its minimiser $z^*$ if $\\alpha=3l'''^2-l''l''''>0$ there; then gradient descent on $l(xy)$ converges at the edge of stability: to a minimum with sharpness just below $2/\\eta$. (Definition as reported in a secondary source.)",
      hypotheses: [
        judged(
          "α = 3l'''² − l''l'''' > 0",
          alpha,
          `α = ${figure(alpha)} at z* = ${figure(z)} (l'' = ${figure(l2)}, l''' = ${figure(l3)}, l⁗ = ${figure(l4)})`,
        ),
        ...constantRate(context),
      ],
      comparisons: [
        {
          name: 'Sharpness at the end: 2/η and below',
          predicted: alpha > 0 ? 2 / eta : null,
          observed: limitingSharpness(context),
          note: 'Where the run starts beyond the edge and converges; a start at smaller sharpness ends below.',
        },
        {
          name: 'Flip coefficient c₁ across the curve of minima, at sharpness 2/η',
          predicted: c1,
          observed: null,
          note: "c₁ = α/(3l''²) + 2η²z*l''l''' + 2η⁴z*²l''⁴ in the coordinate xy; positive: supercritical.",
        },
      ],
      range:
        'The condition is that of Theorem 1 applied to $l$; it decides for large $x^2+y^2$. Without it $c_1$ can still be positive: for the quadratic $l=(z-\\mu)^2/2$, $\\alpha=0$ but $c_1=2\\eta^4\\mu^2$; it is not product-stable and balances instead of staying at the edge. Cross-entropy with a soft label is product-stable for every label. The bifurcation framework (Gan, arXiv 2606.15551) contains it: a flip across the curve of minima and a drift to lower sharpness along it.',
      correction: null,
      counterexample: null,
    };
  },
};
