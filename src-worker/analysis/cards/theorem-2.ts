/** Chen & Bruna, Theorem 2 (ICLR version): the quartic (x² − μ)²/4, with the closed form of its 2-cycle. */
import { figure } from '../../../src-shared/figures';
import type { Comparison } from '../../../src-shared/theorem-card';
import type { Card, CardContext } from './card';
import { constantRate, judged, shown, within } from './hypotheses';
import { settledTwoCycle, twoCyclePoints, twoStepMultiplier } from './observed';
import { quarticCycle, SECOND_FLIP, SUPERSTABLE } from './quartic-cycle';

const PRINTED = 1.121;

export const theorem2: Card = {
  id: 'theorem-2',
  applies: ({ problem }) => problem === 'quartic',
  fill: (context) => {
    const { K } = context.analysis;
    const x0 = context.start[0]!;
    const root = Math.sqrt(context.params['mu'] as number);
    return {
      title: 'Theorem 2: the quartic settles on a 2-cycle',
      citation: 'chen-bruna-iclr',
      status: 'corrected',
      statement:
        'For $f=(x^2-\\mu)^2/4$, $\\eta=K/\\mu$ with $1<K\\le1.121$ and $0<x_0<\\sqrt\\mu$, gradient descent converges to a period-2 orbit, except for a null set of starts that land on $\\sqrt\\mu$. The orbit solves $\\eta=1/\\bigl(\\delta^2(\\sqrt{\\mu/\\delta^2-3/4}+1/2)\\bigr)$ with $\\delta_1\\in(0,1)$, $\\delta_2\\in(1,2)$.',
      hypotheses: [
        within('1 < K ≤ 1.121', 'K', K, 1, PRINTED, true),
        judged('x₀ > 0', x0, `x₀ = ${figure(x0)}`),
        judged('x₀ < √μ', root - x0, `√μ = ${figure(root)}`),
        shown('The start is not in the null set that lands on √μ', 'it has measure zero'),
        ...constantRate(context),
      ],
      comparisons: comparisons(context),
      range: range(K),
      correction:
        'The ranges of $\\delta$ must be multiplied by $\\sqrt\\mu$ (and $\\delta_2\\le\\sqrt{4/3}\\,\\sqrt\\mu$ always), and the range of $K$ is not sharp: the 2-cycle is stable for $1<K<\\sqrt5-1=1.23607$ and attracts almost every $|x_0|<\\sqrt{\\mu+2/\\eta}$ there. 1.121 is no boundary of stability but $\\sqrt{4.5}-1=1.12132$, where the 2-cycle is superstable (multiplier 0): below it the two-step map converges monotonically, above it alternates. Beyond $K=1.5$ the printed equation needs the other sign of the root for the larger point.',
      counterexample: null,
    };
  },
};

function range(K: number): string {
  const at = `Here K = ${figure(K)}: `;
  if (K <= 1) return `${at}not beyond the edge of stability, so there is no 2-cycle. It lives for 1 < K < √5 − 1.`;
  if (K <= PRINTED) return `${at}inside the printed range. The behaviour lasts beyond it, up to K = √5 − 1 = 1.23607.`;
  if (K < SECOND_FLIP)
    return `${at}beyond the printed range, and still true: the 2-cycle is stable up to K = √5 − 1 = 1.23607${K > SUPERSTABLE ? ', approached in alternation' : ''}.`;
  if (K <= 2)
    return `${at}beyond √5 − 1 = 1.23607 the 2-cycle is unstable: periods 4, 8, … follow, chaos from K = 1.30228 on, with windows; iterates stay bounded to K = 2.`;
  return `${at}beyond K = 2 almost every start diverges.`;
}

function comparisons(context: CardContext): readonly Comparison[] {
  const { analysis, params, loss } = context;
  const mu = params['mu'] as number;
  const cycle = quarticCycle(mu, analysis.K);
  const stable = settledTwoCycle(context) ? twoCyclePoints(context) : null;
  const [low, high] = stable ? stable.map(([x]) => Math.abs(x!)).sort((p, q) => p - q) : [];
  const rows: readonly (readonly [string, number | undefined, number | null | undefined, string])[] = [
    ['Smaller point |x|', cycle?.low, low, 'x² = μ((1+K) − √((K−1)(K+3)))/(2K)'],
    ['Larger point |x|', cycle?.high, high, 'x² = μ((1+K) + √((K−1)(K+3)))/(2K)'],
    ['Multiplier', cycle?.multiplier, twoStepMultiplier(context), '9 − 2(1+K)²; stable while its modulus is below 1'],
    ['Half amplitude', cycle?.halfAmplitude, stable && Math.abs(high! - low!) / 2, '√(μ(K−1)/(4K)), exact'],
    ['Mean loss over the 2-cycle', cycle?.meanLoss, stable && (loss.value(stable[0]) + loss.value(stable[1])) / 2, 'μ²(K²−1)/(8K²)'],
  ];
  return rows.map(([name, predicted, observed, note]) => ({ name, predicted: predicted ?? null, observed: observed ?? null, note }));
}
