/** The balancing statement for f = (xy − μ)²/2 (ICLR appendix A.1, "Theorem 5"): its text was not available. */
import { figure } from '../../../src-shared/figures';
import type { Comparison } from '../../../src-shared/theorem-card';
import type { Card, CardContext } from './card';
import { beyond, constantRate, judged, ours } from './hypotheses';
import { lastIterates, twoCyclePoints, twoStepFactor } from './observed';
import { ellipseValue, quadraticTarget } from './product';
import { quarticCycle, SECOND_FLIP } from './quartic-cycle';

export const balancing: Card = {
  id: 'balancing',
  applies: (context) => quadraticTarget(context) !== null,
  fill: (context) => {
    const mu = quadraticTarget(context)!;
    const { K, eta } = context.analysis;
    const [x = NaN, y = NaN] = context.start;
    const inside = -ellipseValue(mu, eta, x, y);
    return {
      title: 'Balancing of xy beyond the edge of stability',
      citation: 'chen-bruna-iclr',
      status: 'unseen',
      statement:
        'For $f=(xy-\\mu)^2/2$ with $x,y>0$ throughout and $1<K<1.5$ the factors balance: $|x-y|\\to0$ (from memory; the text was not available). Derived for this project: the two-step factor of $x-y$ on the balanced 2-cycle is $3-2K$.',
      hypotheses: [
        judged('K > 1', beyond(K, 1), `K = ${figure(K)}`),
        judged('K < 1.5', -beyond(K, 1.5), `K = ${figure(K)}`),
        judged('The start has x, y > 0', Math.min(x, y), `(${figure(x)}, ${figure(y)})`),
        ours('the start lies inside the invariant ellipse, so the run is bounded for ever', inside, `Q = ${figure(-inside)}`),
        ...constantRate(context),
      ],
      comparisons: comparisons(context, mu),
      range:
        'Stronger than stated: $|3-2K|<1$ for $1<K<2$ (0 at $K=1.5$), and for $K$ from 1.05 to 1.23 every sampled start inside the ellipse reached the balanced 2-cycle, those with $xy<0$ included. The balanced line attracts across itself for all sampled $1<K<2$; on it the 2-cycle is stable up to $K=\\sqrt5-1$.',
      correction: null,
      counterexample: null,
    };
  },
};

function comparisons(context: CardContext, mu: number): readonly Comparison[] {
  const { K } = context.analysis;
  const cycle = quarticCycle(mu, K);
  const iterates = lastIterates(context);
  const last = iterates.at(-1);
  const points = twoCyclePoints(context)?.map(([x]) => Math.abs(x!));
  const bounded = K > 1 && K < 2;
  return [
    {
      name: 'Factor of x − y per two steps',
      predicted: K > 1 && K < SECOND_FLIP ? 3 - 2 * K : null,
      observed: twoStepFactor(iterates, ([x, y]) => x! - y!, 1e-11 * Math.sqrt(mu)),
      note: '3 − 2K on the balanced 2-cycle, from the latest iterates whose difference is above rounding.',
    },
    {
      name: '|x − y| at the end',
      predicted: bounded ? 0 : null,
      observed: last ? Math.abs(last[0]! - last[1]!) : null,
      note: 'In floating point it becomes exactly 0.',
    },
    {
      name: 'Smaller |x| of the 2-cycle',
      predicted: cycle?.low ?? null,
      observed: points ? Math.min(...points) : null,
      note: 'That of the quartic with the same μ.',
    },
    { name: 'Larger |x| of the 2-cycle', predicted: cycle?.high ?? null, observed: points ? Math.max(...points) : null, note: '' },
  ];
}
