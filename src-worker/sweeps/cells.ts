/** What differs from cell to cell: the bound loss, the start and the learning rates, each found no more often than it changes. */
import { type Answer, accept } from '../../src-shared/answer';
import type { Params } from '../../src-shared/spec';
import type { SweepSpec } from '../../src-shared/sweep';
import { cellExperiment } from '../../src-shared/sweep-cell';
import type { Loss, Problem } from '../engine/problem';
import { stream } from '../engine/random';
import { checkParams } from '../experiment/check-params';
import { startOf } from '../experiment/start-of';
import { axesOf, coordinateOf, isRate, parameterOf, valueAt } from './axes';
import type { Place } from './place';
import { ratesOf, usable } from './rates';
import { thresholdOf } from './threshold';

/** The loss at one point of the parameter axes. */
interface Bound {
  readonly loss: Loss;
  readonly numbers: Readonly<Record<string, number>>;
  readonly threshold: (start: Float64Array) => number;
  /** η_c where the start is the same for all cells of this loss; found when asked for. */
  etaC?: number;
  ownStart?: Float64Array;
}

export interface Cells {
  /** Learning rates per period of the schedule. */
  readonly cycle: number;
  boundAt(place: Place): Answer<Bound>;
  /** x₀ of the cell; a loss is asked only where its parameters state the start. */
  startAt(place: Place): Answer<Float64Array>;
  /** η_c of the cell, NaN where there is none. */
  thresholdAt(place: Place, start: Float64Array): number;
  /** Learning rates of the cell, NaN where they cannot be used. */
  etasAt(place: Place, start: Float64Array): readonly number[];
}

/** Losses kept at most: those of the columns of one map. */
const KEPT = 5_000;

/** The cells of a spec whose axes were checked; refuses a rule whose text cannot be read. */
export function cellsOf(spec: SweepSpec, problem: Problem): Answer<Cells> {
  const { experiment, shape } = spec;
  const axes = axesOf(shape);
  const parameters = axes.flatMap((axis) => {
    const id = parameterOf(axis);
    return id === null ? [] : [{ id, axis }];
  });
  const starts = axes.flatMap((axis) => {
    const index = coordinateOf(axis);
    return index === null ? [] : [{ index, axis }];
  });
  const rateAxis = axes.find(isRate);
  const numeric = Object.entries(experiment.problem.params).flatMap(([name, value]) => (typeof value === 'number' ? [name] : []));
  const rates = rateAxis ? null : ratesOf(experiment.rule, numeric);
  if (rates && !rates.ok) return rates;
  const rule = rates?.value ?? null;
  const noise = shape.kind === 'ensemble' || experiment.start.length === 0 ? null : noiseOf(spec);
  /** One start for all cells of a loss. */
  const oneStart = shape.kind !== 'ensemble' && starts.length === 0;
  const known = new Map<number | string, Answer<Bound>>();

  const boundAt = (place: Place): Answer<Bound> => {
    const values = parameters.map(({ axis }) => valueAt(shape, axis, place));
    const key = values.length === 1 ? values[0]! : values.join();
    const found = known.get(key);
    if (found) return found;
    const params = { ...experiment.problem.params, ...Object.fromEntries(parameters.map(({ id }, i) => [id, values[i]!])) };
    const bound = bind(problem, params);
    if (known.size >= KEPT) known.clear();
    known.set(key, bound);
    return bound;
  };

  const drawnStart = (place: Place): Answer<Float64Array> => {
    const bound = boundAt(place);
    if (!bound.ok) return bound;
    const draw = () => startOf(cellExperiment(spec, place.column, place.row, place.part), bound.value.loss);
    return accept(oneStart ? (bound.value.ownStart ??= draw()).slice() : draw());
  };

  const startAt = (place: Place): Answer<Float64Array> => {
    if (noise === null) return drawnStart(place);
    const x = Float64Array.from(experiment.start);
    for (const { index, axis } of starts) x[index] = valueAt(shape, axis, place);
    // Without noise nothing is added: a coordinate −0 stays −0.
    return accept(experiment.startNoise === 0 ? x : x.map((coordinate, i) => coordinate + noise[i]!));
  };

  const thresholdAt = (place: Place, start: Float64Array): number => {
    const bound = boundAt(place);
    if (!bound.ok) return NaN;
    const { threshold } = bound.value;
    return oneStart ? (bound.value.etaC ??= threshold(start)) : threshold(start);
  };

  return accept({
    cycle: rule?.cycle ?? 1,
    boundAt,
    startAt,
    thresholdAt,
    etasAt(place, start) {
      if (rule === null) {
        const value = valueAt(shape, rateAxis!, place);
        return [usable(rateAxis!.axis.quantity === 'K' ? value * thresholdAt(place, start) : value)];
      }
      const bound = rule.uses(parameters.map(({ id }) => id)) ? boundAt(place) : null;
      if (bound?.ok === false) return new Array<number>(rule.cycle).fill(NaN);
      return rule.at(rule.usesThreshold ? thresholdAt(place, start) : NaN, bound?.value.numbers ?? numbersOf(experiment.problem.params));
    },
  });
}

function bind(problem: Problem, params: Params): Answer<Bound> {
  const checked = checkParams(problem.info, params);
  if (!checked.ok) return checked;
  const bound = problem.bind(checked.value);
  if (!bound.ok) return bound;
  return accept({ loss: bound.value, numbers: numbersOf(params), threshold: thresholdOf(bound.value) });
}

function numbersOf(params: Params): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(params).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
}

/** What `startOf` adds to each coordinate; all cells have one seed. */
function noiseOf({ experiment: { start, startNoise, seed } }: SweepSpec): Float64Array {
  if (startNoise === 0) return new Float64Array(start.length);
  const { normal } = stream(seed, 0);
  return Float64Array.from(start, () => startNoise * normal());
}
