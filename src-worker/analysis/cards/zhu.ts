/** Zhu et al.: the four-scalar network (1 − xyzw)²/2 with z = x, w = y near its edge-of-stability minimum. */
import { figure } from '../../../src-shared/figures';
import type { Hypothesis } from '../../../src-shared/theorem-card';
import type { Card, CardContext } from './card';
import { constantRate, decided, judged, shown } from './hypotheses';
import { lastIterates, limitingSharpness, settledMinimum } from './observed';

export const zhuCard: Card = {
  id: 'zhu',
  applies: ({ problem, params }) =>
    (problem === 'four-scalar' && params['target'] === 1) || (problem === 'product-loss' && params['l'] === 'zhu'),
  fill: (context) => {
    const { eta } = context.analysis;
    const kappa = Math.sqrt(eta);
    // x² − y² and x² at the minimum xy = 1 of sharpness 2/η.
    const imbalance = Math.sqrt(1 / (eta * eta) - 4);
    const edge = Math.sqrt((imbalance + 1 / eta) / 2);
    const sharpness = limitingSharpness(context);
    const end = settledMinimum(context);
    const exit = end === null ? null : offset(end, imbalance).a;
    const last = lastIterates(context, 2).map((x) => offset(x, imbalance));
    const b = last.length === 2 ? ((last[0]!.b - last[1]!.b) / 2) ** 2 : NaN;
    const moving = b > 1e-12 && sharpness === null;
    return {
      title: 'Edge of stability on four scalars (Zhu et al.)',
      citation: 'zhu-2022',
      status: 'corrected',
      statement:
        'For $(1-xyzw)^2/2$ with $z=x$, $w=y$ let $a$ be the offset of $\\sqrt{x^2-y^2}$ from that of the minimum with sharpness $2/\\eta$, $b=xy-1$ and $\\kappa=\\sqrt\\eta$. Two steps take $a$ to about $a-4b^2\\kappa^3$ and $b$ to about $b+8ab\\kappa-16b^3$; runs follow the parabola $b^2=a\\kappa/2+\\kappa^4/16$, leave it at $a\\approx-\\kappa^3/8$ and end at a sharpness in $(2/\\eta-20\\eta/3,\\,2/\\eta)$.',
      hypotheses: [
        judged('η < 1/2, so that the edge-of-stability minimum exists', 0.5 - eta, `η = ${figure(eta)}`),
        ...pairs(context),
        shown('κ = √η small', `κ = ${figure(kappa)}`),
        ...startOffset(context, imbalance),
        ...constantRate(context),
      ],
      comparisons: [
        {
          name: 'x of the edge-of-stability minimum',
          predicted: finite(edge),
          observed: null,
          note: 'x = ((η⁻² − 4)^½ + η⁻¹)^½/√2, y = 1/x.',
        },
        {
          name: 'Sharpness at the end',
          predicted: eta < 0.5 ? 2 / eta - eta / 2 : null,
          observed: sharpness,
          note: `2/η − η/2 to leading order; stated interval (${figure(2 / eta - (20 * eta) / 3)}, ${figure(2 / eta)}).`,
        },
        {
          name: 'a at the end',
          predicted: eta < 0.5 ? -(kappa ** 3) / 8 : null,
          observed: exit === null ? null : finite(exit),
          note: '−κ³/8 to leading order.',
        },
        {
          name: 'b² at the end, beside the parabola',
          predicted: moving ? finite((last[1]!.a * kappa) / 2 + kappa ** 4 / 16) : null,
          observed: moving ? b : null,
          note: 'While the run still oscillates; b taken as half the difference of even and odd iterates.',
        },
      ],
      range:
        'To leading order the final sharpness is $2/\\eta-\\eta/2$, well inside the stated interval. The parabola is for even iterates, up to the $O(b^2)$ asymmetry of $\\pm b$.',
      correction: 'The steady rate of decrease of $a$ printed as $2b^3\\kappa^3$ must read $2b^2\\kappa^3$ a step.',
      counterexample: null,
    };
  },
};

/** a and b of a point (x, y) or (x, y, z, w), x² > y² or the other way round. */
function offset([x = NaN, y = NaN]: Float64Array, imbalance: number): { readonly a: number; readonly b: number } {
  return { a: Math.sqrt(Math.abs((x - y) * (x + y))) - Math.sqrt(imbalance), b: Math.abs(x * y) - 1 };
}

function pairs({ problem, start }: CardContext): readonly Hypothesis[] {
  if (problem !== 'four-scalar') return [decided('z = x, w = y', true, 'built into l(xy) = ((xy)² − 1)²/4')];
  const [x = NaN, y = NaN, z = NaN, w = NaN] = start;
  return [decided('z = x, w = y at the start', x === z && y === w, `(${[x, y, z, w].map((value) => figure(value, 4)).join(', ')})`)];
}

function startOffset({ start }: CardContext, imbalance: number): readonly Hypothesis[] {
  const { a, b } = offset(start, imbalance);
  return Number.isNaN(a) ? [] : [shown('Start near the edge-of-stability minimum', `a = ${figure(a, 4)}, b = ${figure(b, 4)}`)];
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
