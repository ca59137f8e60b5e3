/** The first look at a sweep: problem, axes and start, before anything is compiled. */
import { type Answer, accept, type Refusal, refuse } from '../../src-shared/answer';
import type { SweepSpec } from '../../src-shared/sweep';
import type { Loss, Problem } from '../engine/problem';
import { stream } from '../engine/random';
import { PROBLEMS, problemById } from '../problems';
import { axesOf, axesRefusal, coordinateOf } from './axes';
import { type Cells, cellsOf } from './cells';
import { probes } from './lane-source';

/** A sweep whose definition holds together. */
export interface Grounds {
  /** With the start written out where an axis varies one of its coordinates. */
  readonly spec: SweepSpec;
  readonly problem: Problem;
  readonly cells: Cells;
  /** The loss in the middle of the axes: dimension and coordinates of all cells. */
  readonly loss: Loss;
}

/** Refuses, with the path of the field, what cannot be swept. */
export function groundsOf(given: SweepSpec): Answer<Grounds> {
  const { experiment, shape } = given;
  const problem = problemById(experiment.problem.id);
  if (!problem) {
    const known = PROBLEMS.map(({ info }) => info.id).join(', ');
    return refuse(
      'unknown-problem',
      'experiment.problem.id',
      `There is no problem named ${experiment.problem.id}.`,
      `Known problems are ${known}.`,
    );
  }
  const refusal = axesRefusal(given, problem) ?? shapeRefusal(given);
  if (refusal) return { ok: false, refusal };
  const cells = cellsOf(given, problem);
  if (!cells.ok) return cells;
  const places = probes(axesOf(shape));
  const bound = cells.value.boundAt(places[0]!);
  if (!bound.ok) return { ok: false, refusal: inExperiment(bound.refusal) };
  const { loss } = bound.value;
  const { dimension } = loss;
  for (const place of places) {
    const other = cells.value.boundAt(place);
    if (other.ok && other.value.loss.dimension !== dimension)
      return refuse(
        'dimension-changes',
        `${axesOf(shape)[0]!.path}.quantity`,
        'The number of coordinates changes along the axis.',
        'Choose another quantity: the cells of a sweep have the same coordinates.',
      );
  }
  const outside = coordinateRefusal(given, dimension);
  if (outside) return { ok: false, refusal: outside };
  const spec = resolvedSpec(given, loss);
  if (spec === given) return accept({ spec, problem, cells: cells.value, loss });
  const resolved = cellsOf(spec, problem);
  return resolved.ok ? accept({ spec, problem, cells: resolved.value, loss }) : resolved;
}

/** A start axis varies a coordinate of a start that is written out: the one the parameters state, without its noise. */
function resolvedSpec(spec: SweepSpec, loss: Loss): SweepSpec {
  const { experiment, shape } = spec;
  const varied = axesOf(shape).some((axis) => coordinateOf(axis) !== null);
  if (!varied || experiment.start.length > 0 || !loss.start) return spec;
  return { ...spec, experiment: { ...experiment, start: Array.from(loss.start(stream(experiment.seed, 1))) } };
}

function coordinateRefusal({ experiment, shape }: SweepSpec, dimension: number): Refusal | null {
  for (const axis of axesOf(shape)) {
    const index = coordinateOf(axis);
    if (index !== null && index >= dimension)
      return refuse(
        'unknown-coordinate',
        `${axis.path}.quantity`,
        `The problem has ${dimension} coordinates: there is none with index ${index}.`,
        `Choose start:0${dimension > 1 ? ` to start:${dimension - 1}` : ''}.`,
      ).refusal;
  }
  if (shape.kind === 'orbit-diagram' && shape.coordinate >= dimension)
    return refuse(
      'unknown-coordinate',
      'shape.coordinate',
      `The problem has ${dimension} coordinates: there is none with index ${shape.coordinate}.`,
      `Choose one from 0 to ${dimension - 1}.`,
    ).refusal;
  const { start } = experiment;
  if (start.length !== 0 && start.length !== dimension)
    return refuse(
      'start-length',
      'experiment.start',
      `The start has ${start.length} coordinates, the problem ${dimension}.`,
      `Give ${dimension}.`,
    ).refusal;
  return null;
}

function shapeRefusal({ shape, experiment }: SweepSpec): Refusal | null {
  if (shape.kind === 'ensemble' && experiment.startNoise === 0 && experiment.start.length > 0)
    return refuse(
      'ensemble-alike',
      'experiment.startNoise',
      'All runs of this ensemble would be the same: nothing is drawn from the seed.',
      'Set a noise of the start above 0, or leave the start to the problem.',
    ).refusal;
  if (shape.kind !== 'orbit-diagram' || shape.range === null) return null;
  const [low, high] = shape.range;
  return low < high && Number.isFinite(high - low)
    ? null
    : refuse('range-empty', 'shape.range', 'The range of the coordinate is empty.', 'The first number must be less than the second.')
        .refusal;
}

/** The same refusal with its field inside the spec. */
export function inExperiment(refusal: Refusal): Refusal {
  return { ...refusal, where: refusal.where === '' ? 'experiment' : `experiment.${refusal.where}` };
}
