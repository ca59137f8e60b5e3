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
  /** The same for each start along the only axis that varies it, where the other one sets the learning rate. */
  readonly etaCs: Map<number, number>;
  /** The start that the parameters state, for such a loss. */
  ownStart?: Float64Array;
}

export interface Cells {
  /** Learning rates per period of the schedule. */
  readonly cycle: number;
  boundAt(place: Place): Answer<Bound>;
  /** Writes x₀ of the cell into `out` (length n); a loss is asked only where its parameters state the start. False where it cannot be. */
  startInto(place: Place, out: Float64Array): boolean;
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
  const startAxis = rateAxis && starts.length === 1 ? starts[0]!.axis : null;
  const numeric = Object.entries(experiment.problem.params).flatMap(([name, value]) => (typeof value === 'number' ? [name] : []));
  const rates = rateAxis ? null : ratesOf(experiment.rule, numeric);
  if (rates && !rates.ok) return rates;
  const rule = rates?.value ?? null;
  const noise = shape.kind === 'ensemble' || experiment.start.length === 0 ? null : noiseOf(spec);
  /** One start for all cells of a loss. */
  const oneStart = shape.kind !== 'ensemble' && starts.length === 0;
  const known = new Map<number | string, Answer<Bound>>();

  const bindAt = (values: readonly number[]): Answer<Bound> =>
    bind(problem, { ...experiment.problem.params, ...Object.fromEntries(parameters.map(({ id }, i) => [id, values[i]!])) });

  // A map of starts asks for millions of cells: nothing is allocated where the loss is the same.
  const [only] = parameters;
  const boundAt = (place: Place): Answer<Bound> => {
    const key =
      parameters.length > 1
        ? parameters.map(({ axis }) => valueAt(shape, axis, place)).join()
        : only === undefined
          ? ''
          : valueAt(shape, only.axis, place);
    const found = known.get(key);
    if (found) return found;
    const bound = bindAt(parameters.map(({ axis }) => valueAt(shape, axis, place)));
    if (known.size >= KEPT) known.clear();
    known.set(key, bound);
    return bound;
  };

  const drawInto = (place: Place, out: Float64Array): boolean => {
    const bound = boundAt(place);
    if (!bound.ok) return false;
    const draw = () => startOf(cellExperiment(spec, place.column, place.row, place.part), bound.value.loss);
    out.set(oneStart ? (bound.value.ownStart ??= draw()) : draw());
    return true;
  };

  const startInto = (place: Place, out: Float64Array): boolean => {
    if (noise === null) return drawInto(place, out);
    for (let i = 0; i < out.length; i++) out[i] = experiment.start[i]!;
    for (const { index, axis } of starts) out[index] = valueAt(shape, axis, place);
    // Without noise nothing is added: a coordinate −0 stays −0.
    if (experiment.startNoise !== 0) for (let i = 0; i < out.length; i++) out[i] = out[i]! + noise[i]!;
    return true;
  };

  const thresholdAt = (place: Place, start: Float64Array): number => {
    const bound = boundAt(place);
    if (!bound.ok) return NaN;
    const { threshold } = bound.value;
    if (oneStart) return (bound.value.etaC ??= threshold(start));
    if (startAxis === null) return threshold(start);
    const index = place[startAxis.along];
    const found = bound.value.etaCs.get(index);
    if (found !== undefined) return found;
    const etaC = threshold(start);
    bound.value.etaCs.set(index, etaC);
    return etaC;
  };

  const ids = parameters.map(({ id }) => id);
  const varies = rule === null || rule.usesThreshold || rule.uses(ids);
  const constant = varies ? null : rule.at(NaN, numbersOf(experiment.problem.params));
  const etasAt = (place: Place, start: Float64Array): readonly number[] => {
    if (constant) return constant;
    if (rule === null) {
      const value = valueAt(shape, rateAxis!, place);
      return [usable(rateAxis!.axis.quantity === 'K' ? value * thresholdAt(place, start) : value)];
    }
    const bound = boundAt(place);
    if (!bound.ok) return new Array<number>(rule.cycle).fill(NaN);
    return rule.at(rule.usesThreshold ? thresholdAt(place, start) : NaN, bound.value.numbers);
  };

  return accept({ cycle: rule?.cycle ?? 1, boundAt, startInto, thresholdAt, etasAt });
}

function bind(problem: Problem, params: Params): Answer<Bound> {
  const checked = checkParams(problem.info, params);
  if (!checked.ok) return checked;
  const bound = problem.bind(checked.value);
  if (!bound.ok) return bound;
  return accept({ loss: bound.value, numbers: numbersOf(params), threshold: thresholdOf(bound.value), etaCs: new Map() });
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
