/** Kreisler et al.: the sharpness of the gradient-flow solution never increases under gradient descent (depth 2). */
import { figure } from '../../../src-shared/figures';
import type { Card, CardContext } from './card';
import { constantRate, judged } from './hypotheses';
import { lastIterates } from './observed';
import { quadraticTarget } from './product';

/** Relative increase that counts as rounding. */
const ROUNDING = 4e-15;

export const kreisler: Card = {
  id: 'kreisler',
  applies: (context) => quadraticTarget(context) !== null,
  fill: (context) => {
    const mu = quadraticTarget(context)!;
    const { eta } = context.analysis;
    const [x = NaN, y = NaN] = context.start;
    const size = Math.abs(eta * (x * y - mu));
    const seen = watch(context, mu);
    return {
      title: 'Sharpness of the gradient-flow solution decreases (Kreisler et al.)',
      citation: 'kreisler',
      status: 'true',
      statement:
        'For $(xy-\\mu)^2/2$ the sharpness of the minimum that gradient flow would reach from the iterate, $\\sqrt{q^2+4\\mu^2}$ with $q=x^2-y^2$, never increases from step to step while $|\\eta r|\\le\\sqrt2$, $r=xy-\\mu$.',
      hypotheses: [
        judged('|η r| ≤ √2 at the start', Math.SQRT2 - size, `|η r| = ${figure(size)}`, true),
        ...(seen
          ? [judged('|η r| ≤ √2 at the recorded iterates', Math.SQRT2 - seen.size, `largest |η r| = ${figure(seen.size)}`, true)]
          : []),
        ...constantRate(context),
      ],
      comparisons: [
        {
          name: 'Steps that increased it while |η r| ≤ √2',
          predicted: 0,
          observed: seen?.increases ?? null,
          note: seen ? `Counted over the last ${seen.steps} steps of the run.` : '',
        },
        {
          name: 'At the end, beside the start',
          predicted: flowSharpness(mu, x, y),
          observed: seen?.end ?? null,
          note: 'Predicted: not above its value at the start.',
        },
      ],
      range: "It follows from $q'=q\\,(1-\\eta^2r^2)$: $|q|$ cannot grow while $|\\eta r|\\le\\sqrt2$. Beyond that a step can increase it.",
      correction: null,
      counterexample: null,
    };
  },
};

function flowSharpness(mu: number, x: number, y: number): number {
  return Math.hypot((x - y) * (x + y), 2 * mu);
}

function watch(context: CardContext, mu: number) {
  const iterates = lastIterates(context);
  if (iterates.length < 2) return null;
  const { eta } = context.analysis;
  let increases = 0;
  let size = 0;
  let before = NaN;
  let allowed = false;
  for (const [x, y] of iterates) {
    const value = flowSharpness(mu, x!, y!);
    if (allowed && value > before * (1 + ROUNDING)) increases++;
    before = value;
    const step = Math.abs(eta * (x! * y! - mu));
    allowed = step <= Math.SQRT2;
    size = Math.max(size, step);
  }
  return { increases, size, end: before, steps: iterates.length - 1 };
}
