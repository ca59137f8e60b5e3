/** The limiting sharpness of runs at the edge on l(xy): derived for this project from the normal-direction flip and the drift. */
import { figure } from '../../../src-shared/figures';
import type { Card } from './card';
import { constantRate, judged, notCheckable, shown } from './hypotheses';
import { lastIterates, limitingSharpness } from './observed';
import { outerOf } from './product';

export const limitingSharpnessCard: Card = {
  id: 'limiting-sharpness',
  applies: (context) => (outerOf(context)?.alpha ?? 0) !== 0,
  fill: (context) => {
    const { z, l2, alpha } = outerOf(context)!;
    const { eta } = context.analysis;
    const drop = (3 * eta * l2 ** 4) / alpha;
    const observed = limitingSharpness(context);
    const [x = NaN, y = NaN] = context.start;
    // The curve of minima the start is nearest to in flow: x² − y² is kept by gradient flow.
    const reached = l2 * Math.hypot((x - y) * (x + y), 2 * z);
    return {
      title: 'Limiting sharpness at the edge of stability',
      citation: 'gan-2026',
      status: 'true',
      statement:
        "Derived for this project: a run on $l(xy)$ that comes to rest at the edge of stability ends at sharpness $\\lambda_\\infty=2/\\eta-3\\eta\\,l''^4/\\alpha+O(\\eta^3)$, $\\alpha=3l'''^2-l''l''''>0$ at the minimiser of $l$. For $(u^2-1)^2/4$: $2/\\eta-\\eta/2$; for $\\log\\cosh$: $2/\\eta-1.5\\eta$; for the symmetric logistic loss: $2/\\eta-0.375\\eta$.",
      hypotheses: [
        judged("α = 3l'''² − l''l'''' > 0", alpha, `α = ${figure(alpha)}`),
        judged(
          'The start lies beyond the edge: sharpness of its gradient-flow minimum > 2/η',
          reached - 2 / eta,
          `${figure(reached)} against 2/η = ${figure(2 / eta)}`,
        ),
        shown('η small', `η = ${figure(eta)}, correction 3ηl''⁴/α = ${figure(drop)}`),
        ...(context.run ? [] : [notCheckable('The run comes to rest', 'there is no run yet')]),
        ...constantRate(context),
      ],
      comparisons: [
        {
          name: 'Sharpness at the end',
          predicted: alpha > 0 ? 2 / eta - drop : null,
          observed,
          note: observed === null && lastIterates(context, 1).length > 0 ? 'The run has not come to rest at a minimum.' : '',
        },
        {
          name: '(2/η − sharpness)/η',
          predicted: alpha > 0 ? drop / eta : null,
          observed: observed === null ? null : (2 / eta - observed) / eta,
          note: "3l''⁴/α to leading order.",
        },
      ],
      range:
        'Leading order in $\\eta$, checked at $\\eta=0.05$ and $0.1$ to the order stated; far from small $\\eta$ higher orders count. Runs that settle below the edge from the start end where gradient flow nearly takes them.',
      correction: null,
      counterexample: null,
    };
  },
};
