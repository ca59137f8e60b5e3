/** Chen & Bruna, Theorem 3 (ICLR version): the single neuron aligns with its teacher, then balances and oscillates. */
import { figure } from '../../../src-shared/figures';
import type { Comparison, Hypothesis } from '../../../src-shared/theorem-card';
import type { Card, CardContext } from './card';
import { observable } from './observables';
import { constantRate, decided, judged, within } from './hypotheses';
import { lastIterates, twoStepFactor } from './observed';
import { quarticCycle, SECOND_FLIP } from './quartic-cycle';

/** Largest K and ε of the printed statement. */
const K_MAX = 1.1;
const EPSILON_MAX = 0.1;

export const theorem3: Card = {
  id: 'theorem-3',
  applies: ({ problem }) => problem === 'teacher-student',
  fill: (context) => ({
    title: 'Theorem 3: a single neuron aligns with its teacher',
    citation: 'chen-bruna-iclr',
    status: 'true',
    statement:
      'For $v\\,\\mathrm{relu}(w\\cdot x)$ with inputs uniform on the unit sphere and a teacher of length 1, $\\eta=Kd$ with $1<K\\le1.1$, $|w_0|=v_0=\\epsilon\\in(0,0.10]$ and $\\langle w_0,\\tilde w\\rangle\\ge0$: for $t\\ge T_1+4$ the part of $w$ across the teacher is $w_y<0.1\\,(1-0.030K)^{t-T_1-4}$, with $T_1\\le\\lceil\\log_{2.56}(1.35/(\\pi\\beta^2))\\rceil$, $\\beta=(1+1.1/\\pi)\\epsilon$.',
    hypotheses: hypotheses(context),
    comparisons: comparisons(context),
    range:
      'The bound is very loose. Derived for this project: in the end $|w_y|$ shrinks by $|1-K|$ and $v-w_x$ by $3-2K$ per two steps, and $(v,w_x)$ sits on the 2-cycle of the quartic. It works numerically up to $K=\\sqrt5-1$; then 4-cycles and chaos follow, and for $K$ above about 1.6 the neuron can die ($v\\to0$). With sampled inputs $v$ and $w_x$ keep apart by about 0.002 to 0.007 and $w_y$ oscillates around 0.003 to 0.014, depending on the sample; on the grid of angles there is no such floor. The loss is $C^2$ but not $C^3$ where $w$ is parallel to the teacher (a term of order $|w_\\perp|^3$), so the third-order condition is that of the in-plane restriction.',
    correction: null,
    counterexample: null,
  }),
};

/** Number of steps after which the bound is claimed, from log_2.56(1.35/(πβ²)) before rounding up. */
export function alignmentBound(epsilon: number, largestK = K_MAX): number {
  const beta = (1 + largestK / Math.PI) * epsilon;
  return Math.log(1.35 / (Math.PI * beta * beta)) / Math.log(2.56);
}

function hypotheses(context: CardContext): readonly Hypothesis[] {
  const { params, start, analysis } = context;
  const inputs = String(params['inputs']);
  const teacher = Math.hypot(...(params['teacher'] as readonly number[]));
  const v = start[0]!;
  const size = observable(context, '|w|')?.(start) ?? NaN;
  const along = observable(context, 'w_along')?.(start) ?? NaN;
  return [
    decided(
      'Inputs uniform on the unit sphere, population loss',
      inputs === 'sphere',
      inputs === 'sphere' ? inputs : `${inputs}; the formulas differ little`,
    ),
    decided('Teacher of length 1', Math.abs(teacher - 1) <= 1e-12, `|t| = ${figure(teacher)}`),
    within('1 < K ≤ 1.1', 'K', analysis.K, 1, K_MAX, true),
    decided('|w₀| = v₀', Math.abs(size - v) <= 1e-9 * Math.abs(v), `v₀ = ${figure(v)}, |w₀| = ${figure(size)}`),
    within('0 < ε ≤ 0.10', 'ε', v, 0, EPSILON_MAX, true),
    judged('⟨w₀, teacher⟩ ≥ 0', along, `w₀ along the teacher ${figure(along)}`, true),
    ...constantRate(context),
  ];
}

function comparisons(context: CardContext): readonly Comparison[] {
  const { params, analysis, start, run } = context;
  const { K } = analysis;
  const teacher = Math.hypot(...(params['teacher'] as readonly number[]));
  const iterates = lastIterates(context);
  const bound = alignmentBound(start[0]!);
  const from = Math.max(0, Math.ceil(bound)) + 4;
  const nowhere = () => NaN;
  const across = observable(context, 'w_perp') ?? nowhere;
  const parallel = observable(context, 'w_along') ?? nowhere;
  const steps = run?.record.stepsDone ?? 0;
  const known = K > 1 && K < SECOND_FLIP;
  const cycle = quarticCycle(teacher, K);
  const first = steps - iterates.length + 1;
  const ratios = iterates.flatMap((x, i) => (first + i >= from ? [across(x) / (0.1 * (1 - 0.03 * K) ** (first + i - from))] : []));
  const worst = ratios.length > 0 ? ratios.reduce((max, ratio) => Math.max(max, ratio), 0) : null;
  const v = run?.analysis.outcome.kind === 'diverged' ? [] : iterates.slice(-2).map(([value]) => value!);
  const floor = 1e-12;
  const imbalance = (x: Float64Array) => x[0]! - parallel(x);
  return [
    {
      name: 'T₁ before rounding up',
      predicted: bound > 0 ? bound : null,
      observed: null,
      note: `The bound on w_y is claimed from step ${from} on.`,
    },
    {
      name: 'Largest |w_y| over its bound',
      predicted: null,
      observed: worst,
      note: 'Below 1 where the theorem holds; among the last iterates recorded.',
    },
    {
      name: 'Factor of |w_y| per two steps',
      predicted: known ? Math.abs(1 - K) : null,
      observed: twoStepFactor(iterates, across, floor),
      note: '|1 − K| on the 2-cycle.',
    },
    {
      name: 'Factor of v − w_x per two steps',
      predicted: known ? 3 - 2 * K : null,
      observed: twoStepFactor(iterates, imbalance, floor),
      note: '3 − 2K on the 2-cycle.',
    },
    {
      name: 'Smaller v on the 2-cycle',
      predicted: cycle?.low ?? null,
      observed: v.length === 2 ? Math.min(...v) : null,
      note: 'That of the quartic with μ = |t|; observed at the last two iterates.',
    },
    { name: 'Larger v on the 2-cycle', predicted: cycle?.high ?? null, observed: v.length === 2 ? Math.max(...v) : null, note: '' },
  ];
}
