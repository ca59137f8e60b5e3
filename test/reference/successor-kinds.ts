/** Kinds of the successors of the paper: product losses, four scalars, the tanh network. */
import type { TheoremCard } from '../../src-shared/theorem-card';
import { analyseProblem, cardsFor } from '../../src-worker/analysis';
import { sharpnessAt } from '../../src-worker/analysis/minima';
import { alignmentBound } from '../../src-worker/analysis/cards/theorem-3';
import { type Family, schedule } from '../../src-worker/analysis/schedules';
import { meanSharpness } from '../../src-worker/analysis/hessian-spectrum';
import { largest } from '../../src-worker/engine/norms';
import type { Loss } from '../../src-worker/engine/problem';
import { boundProblem, existing, mapOf } from './bound-problem';
import { type Case, etaOf, numberArg } from './case';
import { ownParams, startOf } from './case-problem';
import type { Answerer } from './orbit-kinds';

/** Steps beyond args.min_steps a run is given to come to rest, in blocks. */
const BLOCK = 10_000;
const MOST_BLOCKS = 400;

/** The card at the case's problem and learning rate, from a start where the curve of minima is sharper than 2/η. */
function cardOf(one: Case, id: string): TheoremCard {
  const { loss } = boundProblem(one);
  const start = Float64Array.of(2 / Math.sqrt(etaOf(one)), 0.3);
  const analysis = analyseProblem(loss, [etaOf(one)], start, () => false);
  const cards = cardsFor({ problem: one.problem.id, params: ownParams(one), loss, etas: [etaOf(one)], start, analysis, run: null });
  return existing(
    cards.find((card) => card.id === id),
    `the card ${id}`,
  );
}

function predicted(card: TheoremCard, name: string): number {
  const row = card.comparisons.find((comparison) => comparison.name.startsWith(name));
  return existing(row?.predicted, `a prediction of “${name}”`);
}

export const normalFlip: Answerer = (one) => predicted(cardOf(one, 'product-stability'), 'Flip coefficient');

/** Runs on until a block of steps moves nothing any more. */
function rest(one: Case, loss: Loss, x: Float64Array): void {
  const map = mapOf(one, loss);
  map.advance(x, numberArg(one, 'min_steps'));
  for (let k = 0; k < MOST_BLOCKS; k++) {
    const before = x.slice();
    map.advance(x, BLOCK);
    if (!(largest(x.map((value, i) => value - before[i]!)) > 1e-13 * largest(x))) return;
  }
}

export const SUCCESSOR_KINDS: Readonly<Record<string, Answerer>> = {
  limiting_sharpness_prediction: (one) => predicted(cardOf(one, 'limiting-sharpness'), 'Sharpness at the end'),
  limiting_sharpness: (one) => {
    const { loss, coordinates } = boundProblem(one);
    const x = startOf(one, coordinates);
    rest(one, loss, x);
    return sharpnessAt(loss, x);
  },
  mean_sharpness: (one) => {
    const { loss, coordinates } = boundProblem(one);
    const [from, to, every] = [numberArg(one, 'from_step'), numberArg(one, 'to_step'), numberArg(one, 'every')];
    return existing(meanSharpness(loss, [etaOf(one)], startOf(one, coordinates), from, to, every), 'a finite sharpness');
  },
  step_schedule: (one) => {
    const family = one.args['family'] as Family;
    const [m, M] = [(one.problem.params['m'] as number | undefined) ?? 0, numberParam(one, 'M')];
    const { steps, rate } = existing(schedule(family, m, M, numberArg(one, 'steps')), `a ${family} schedule of that length`);
    return one.args['rate'] === true ? [...steps, existing(rate, 'a rate')] : [...steps];
  },
  /** log_2.56(1.35/(π β²)), β = (1 + K_max/π) ε: Theorem 3's bound before rounding up. */
  alignment_time_bound: (one) => alignmentBound(numberArg(one, 'epsilon'), numberArg(one, 'K_max')),
  landscape_summary: (one) => {
    const { loss, coordinates } = boundProblem(one);
    const x = startOf(one, coordinates);
    const gradient = new Float64Array(loss.dimension);
    loss.gradient(x, gradient);
    return [loss.value(x), gradient.reduce((sum, value) => sum + value * value, 0), sharpnessAt(loss, x)];
  },
  /** On z = x, w = y, xyzw = target the sharpness falls from x = y on; bisection on x for the value 2/η. */
  edge_of_stability_minimum: (one) => {
    const { loss } = boundProblem(one);
    const root = Math.sqrt(numberParam(one, 'target'));
    const at = (x: number) => Float64Array.of(x, root / x, x, root / x);
    const wanted = 2 / etaOf(one);
    const excess = (x: number) => sharpnessAt(loss, at(x)) - wanted;
    let low = Math.sqrt(root);
    let high = 2 * low;
    while (!(excess(high) > 0) && high < 1e150) high *= 2;
    if (!(excess(low) <= 0 && excess(high) > 0)) throw new Error('no minimum with that sharpness');
    for (let k = 0; k < 200 && high - low > Number.EPSILON * high; k++) {
      const middle = (low + high) / 2;
      if (excess(middle) <= 0) low = middle;
      else high = middle;
    }
    return [low, root / low];
  },
};

function numberParam(one: Case, name: string): number {
  const value = one.problem.params[name];
  if (typeof value !== 'number') throw new Error(`params.${name} is not a number`);
  return value;
}
