/** Chen & Bruna, Theorem 1 (ICLR version): a 2-cycle near a minimum from derivatives of third and fourth order. */
import { figure } from '../../../src-shared/figures';
import type { Comparison, Hypothesis } from '../../../src-shared/theorem-card';
import type { Card, CardContext } from './card';
import { constantRate, decided, judged, shown } from './hypotheses';
import { derivatives, kink, rateOfCycleThrough, vanishing } from './near-onset';
import { halfAmplitude, twoCyclePoints, twoStepMultiplier } from './observed';

/** Derivatives up to this order tell what is rounding. */
const HIGHEST = 14;

export const theorem1: Card = {
  id: 'theorem-1',
  applies: (context) => derivatives(context, 2) !== null,
  fill: (context) => ({
    title: 'Theorem 1: a 2-cycle near a minimum',
    citation: 'chen-bruna-iclr',
    status: 'corrected',
    statement:
      "Let $f$ be smooth at a local minimum $\\bar x$ with $f'''\\ne 0$, $f'''/f''=O(1)$ and $3f'''^2-f''f''''>0$. For a start $x_0=\\bar x-\\epsilon$ with $\\epsilon f'''>0$ and $|\\epsilon|$ small there is a learning rate $2/f''<\\eta<2/(f''-\\epsilon f''')$ at which $x_0$ lies on a 2-cycle.",
    hypotheses: hypotheses(context),
    comparisons: comparisons(context),
    range:
      'Condition (iii) alone decides: it is sufficient for a stable 2-cycle just above $\\eta_c$ and, unless it is zero, necessary. How long that cycle lasts the theorem does not say: for $(x^2-\\mu)^2/4$ up to $K=\\sqrt5-1$, for $2\\sin x$ up to $\\eta=\\pi/2$.',
    correction:
      "Condition (iii) contains $f''''$, so $C^4$ is needed (and $C^5$ for the remainder), not $C^3$. $f'''\\ne0$ and the side $\\epsilon f'''>0$ are only needed to write the printed bound: existence and stability need (iii) alone, and the cycle has a point on either side. The bound is loose; in truth $2/\\eta=f''+Qa^2+\\dots$ with the half amplitude $a$ and $Q=(f''f''''-3f'''^2)/(6f'')$.",
    counterexample: null,
  }),
};

/** f'', f''' … f^(6) at the minimum, those that are rounding replaced by zero. */
function cleaned(context: CardContext): readonly number[] {
  const f = derivatives(context, HIGHEST) ?? new Float64Array(HIGHEST + 1).fill(NaN);
  const zero = vanishing(f);
  return Array.from(f.subarray(2, 7), (value, i) => (i > 0 && zero(i + 2) ? 0 : value));
}

function hypotheses(context: CardContext): readonly Hypothesis[] {
  const [f2 = NaN, f3 = NaN, f4 = NaN, f5 = NaN, f6 = NaN] = cleaned(context);
  const kinked = kink(context);
  if (kinked !== null) return [decided('f is smooth (C⁴) at the minimum', false, kinked)];
  const epsilon = context.analysis.minimum.x[0]! - context.start[0]!;
  const condition = context.analysis.flip.c === 0 ? 0 : 3 * f3 * f3 - f2 * f4;
  return [
    decided('f is smooth (C⁴) at the minimum', true, 'the loss is analytic there'),
    judged("Local minimum: f'' > 0", f2, `f'' = ${figure(f2)}`),
    judged("(i) f''' ≠ 0 (only for the printed bound)", Math.abs(f3), `f''' = ${figure(f3)}`),
    shown("(ii) f'''/f'' = O(1)", figure(f3 / f2)),
    judged("(iii) 3f'''² − f''f'''' > 0", condition, `${figure(condition)}, flip coefficient c = ${figure(condition / (3 * f2 * f2))}`),
    shown('(iv) higher derivatives O(1)', `f⁗ = ${figure(f4)}, f⁽⁵⁾ = ${figure(f5)}, f⁽⁶⁾ = ${figure(f6)}`),
    judged(
      "Side of the start: ε f''' > 0 (only for the printed bound)",
      epsilon * f3,
      `ε = ${figure(epsilon)}, ε f''' = ${figure(epsilon * f3)}`,
    ),
    shown('|ε| small', `|ε| = ${figure(Math.abs(epsilon))}`),
    ...constantRate(context),
  ];
}

function comparisons(context: CardContext): readonly Comparison[] {
  const { analysis, start } = context;
  if (kink(context) !== null) return [];
  const [f2 = NaN, f3 = NaN] = cleaned(context);
  const minimum = analysis.minimum.x[0]!;
  const { eta, flip, prediction } = analysis;
  const born = flip.kind === 'supercritical';
  const amplitude = born ? prediction.halfAmplitude : null;
  const settled = twoCyclePoints(context);
  // A run can settle around another minimum than the one the theorem is held against.
  const points = settled && settled[0][0]! < minimum && minimum < settled[1][0]! ? settled : null;
  const epsilon = Math.abs(minimum - start[0]!);
  const through = rateOfCycleThrough(context, start[0]!);
  const bound = f2 - Math.abs(epsilon * f3);
  const observedEpsilon = points ? minimum - (f3 > 0 ? points[0][0]! : points[1][0]!) : NaN;
  const observedBound = 2 / (f2 - observedEpsilon * f3);
  return [
    {
      name: 'Half amplitude of the 2-cycle',
      predicted: amplitude,
      observed: halfAmplitude(context),
      note: "From 2/η = f'' + Qa² + …; near onset only.",
    },
    {
      name: 'Centre of the 2-cycle less the minimum',
      predicted: amplitude !== null ? (-f3 / (2 * f2)) * amplitude * amplitude : null,
      observed: points ? (points[0][0]! + points[1][0]!) / 2 - minimum : null,
      note: "−f'''a²/(2f'') to leading order.",
    },
    {
      name: 'Multiplier of the 2-cycle',
      predicted: born ? prediction.twoStepMultiplier : null,
      observed: twoStepMultiplier(context),
      note: '1 − 8(K − 1) to first order, whatever the loss.',
    },
    {
      name: "Printed upper bound 2/(f'' − εf''') for the orbit’s point, beside η",
      predicted: points && observedBound > 0 && f3 !== 0 ? observedBound : null,
      observed: points ? eta : null,
      note: 'The theorem puts η below this bound and above η_c.',
    },
    {
      name: 'η whose 2-cycle passes through the start',
      predicted: through,
      observed: null,
      note:
        through === null
          ? 'None was found near η_c.'
          : `Solved from F²(x₀) = x₀; the printed interval is (${figure(2 / f2)}, ${bound > 0 ? figure(2 / bound) : '∞'}).`,
    },
  ];
}
