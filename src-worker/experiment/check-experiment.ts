/** The check every computation starts with: problem, parameters, start, learning rates. Refusals name the field. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import { type Recording, recordingFor } from '../../src-shared/recording';
import type { Experiment, LearningRate, Params } from '../../src-shared/spec';
import { referenceMinimum } from '../analysis';
import { largest } from '../engine/norms';
import type { Loss, Problem } from '../engine/problem';
import { seriesNames } from '../engine/series';
import { resolveLearningRate } from '../formula/learning-rate';
import { PROBLEMS, problemById } from '../problems';
import { checkParams } from './check-params';
import { startOf } from './start-of';

/** An experiment with everything resolved, ready to run. */
export interface Ready {
  readonly problem: Problem;
  readonly params: Params;
  readonly loss: Loss;
  /** One per step of the schedule. */
  readonly etas: readonly number[];
  /** η_c = 2/λ_max of the reference minimum. */
  readonly etaC: number;
  /** x₀ with its noise, length n. */
  readonly start: Float64Array;
  readonly recording: Recording;
  readonly series: readonly string[];
}

/** Resolves an experiment or refuses it with the path of the field at fault. */
export function checkExperiment(experiment: Experiment): Answer<Ready> {
  const problem = problemById(experiment.problem.id);
  if (!problem) {
    const known = PROBLEMS.map(({ info }) => info.id).join(', ');
    return refuse('unknown-problem', 'problem.id', `There is no problem named ${experiment.problem.id}.`, `Known problems are ${known}.`);
  }
  const params = checkParams(problem.info, experiment.problem.params);
  if (!params.ok) return params;
  const bound = problem.bind(params.value);
  if (!bound.ok) return bound;
  const loss = bound.value;
  const limits = checkLimits(experiment, loss);
  if (!limits.ok) return limits;
  const start = startOf(experiment, loss);
  const size = largest(start);
  if (!(size <= experiment.divergenceBound))
    return refuse(
      'bound-below-start',
      'divergenceBound',
      `The start already has a coordinate of size ${size}, beyond the divergence bound.`,
      'Raise the bound or choose a start inside it.',
    );
  const minimum = referenceMinimum(loss, start);
  if (!minimum || !Number.isFinite(minimum.etaC))
    return refuse('no-reference-minimum', 'start', 'No minimum was found from this start.', 'Choose a start nearer to a minimum.');
  const etas = resolveRates(experiment, minimum.etaC, params.value);
  if (!etas.ok) return etas;
  return accept({
    problem,
    params: params.value,
    loss,
    etas: etas.value,
    etaC: minimum.etaC,
    start,
    recording: recordingFor(experiment.steps),
    series: seriesNames(loss),
  });
}

function checkLimits(experiment: Experiment, { dimension, start: ownStart }: Loss): Answer<null> {
  const { start, steps, startNoise, divergenceBound } = experiment;
  if (start.length === 0 && !ownStart)
    return refuse('start-missing', 'start', 'This problem has no start of its own.', `Give the ${dimension} coordinates of the start.`);
  if (start.length !== dimension && start.length !== 0)
    return refuse('start-length', 'start', `The start has ${start.length} coordinates, the problem ${dimension}.`, `Give ${dimension}.`);
  const wrong = start.findIndex((coordinate) => !Number.isFinite(coordinate));
  if (wrong >= 0) return refuse('not-finite', `start.${wrong}`, 'A coordinate of the start is not a number.', 'Enter a finite number.');
  if (!Number.isSafeInteger(steps) || steps < 1)
    return refuse('steps-range', 'steps', `${steps} steps cannot be run.`, 'Choose a whole number of steps, at least 1.');
  if (!Number.isFinite(startNoise) || startNoise < 0)
    return refuse('noise-range', 'startNoise', 'The noise of the start must be zero or more.', 'Enter 0 for none.');
  if (!Number.isFinite(divergenceBound) || divergenceBound <= 0)
    return refuse('bound-range', 'divergenceBound', 'The divergence bound must be greater than zero.', 'The usual value is 1e6.');
  return accept(null);
}

function resolveRates(experiment: Experiment, etaC: number, params: Params): Answer<readonly number[]> {
  const { rule } = experiment;
  const fields: readonly (readonly [LearningRate, string])[] =
    rule.kind === 'gradient-descent'
      ? [[rule.learningRate, 'rule.learningRate']]
      : rule.learningRates.map((rate, i) => [rate, `rule.learningRates.${i}`] as const);
  const numbers = Object.fromEntries(Object.entries(params).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  const etas: number[] = [];
  for (const [rate, where] of fields) {
    const eta = resolveLearningRate(rate, etaC, numbers, where);
    if (!eta.ok) return eta;
    etas.push(eta.value);
  }
  if (etas.length === 0) return refuse('schedule-empty', 'rule.learningRates', 'The step schedule is empty.', 'Add a learning rate.');
  return accept(etas);
}
