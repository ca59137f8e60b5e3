/** The axes of a sweep: what they vary, where a cell lies on them, and what of them cannot be swept. */
import type { ParameterInfo } from '../../src-shared/catalogue';
import { type Refusal, refuse } from '../../src-shared/answer';
import type { Experiment } from '../../src-shared/spec';
import { type Axis, axisValue, type SweepShape, type SweepSpec } from '../../src-shared/sweep';
import type { Problem } from '../engine/problem';
import type { Place } from './place';

/** An axis with its path in the spec and the number of its cells. */
export interface PlacedAxis {
  readonly axis: Axis;
  readonly path: string;
  readonly cells: number;
  /** Which index of a place runs along it. */
  readonly along: 'column' | 'row';
}

export function axesOf(shape: SweepShape): readonly PlacedAxis[] {
  switch (shape.kind) {
    case 'orbit-diagram':
      return [{ axis: shape.axis, path: 'shape.axis', cells: shape.columns, along: 'column' }];
    case 'outcome-map':
      return [
        { axis: shape.x, path: 'shape.x', cells: shape.columns, along: 'column' },
        { axis: shape.y, path: 'shape.y', cells: shape.rows, along: 'row' },
      ];
    case 'ensemble':
      return [];
  }
}

/** The axis' value at a place, bit for bit that of `cellExperiment`. */
export function valueAt(shape: SweepShape, { axis, cells, along }: PlacedAxis, place: Place): number {
  return axisValue(axis, place[along], cells, shape.kind === 'orbit-diagram' ? place.part : 0.5);
}

/** Parameter id of a parameter axis, else null. */
export function parameterOf({ axis }: PlacedAxis): string | null {
  return axis.quantity.startsWith('param:') ? axis.quantity.slice('param:'.length) : null;
}

/** Coordinate of a start axis, else null. */
export function coordinateOf({ axis }: PlacedAxis): number | null {
  return axis.quantity.startsWith('start:') ? Number(axis.quantity.slice('start:'.length)) : null;
}

export function isRate({ axis }: PlacedAxis): boolean {
  return axis.quantity === 'eta' || axis.quantity === 'K';
}

/** What can be said against the axes before the loss is known; null = nothing. */
export function axesRefusal({ experiment, shape }: SweepSpec, problem: Problem): Refusal | null {
  const axes = axesOf(shape);
  for (const one of axes) {
    const refusal = rangeRefusal(one) ?? rateRefusal(one, experiment) ?? parameterRefusal(one, shape, experiment, problem);
    if (refusal) return refusal;
  }
  const [x, y] = axes;
  if (!x || !y) return null;
  const coordinate = coordinateOf(x);
  // `start:0` and `start:00` are one coordinate.
  if (x.axis.quantity === y.axis.quantity || (coordinate !== null && coordinate === coordinateOf(y)))
    return refuse('axes-equal', 'shape.y.quantity', 'Both axes vary the same quantity.', 'Choose another quantity for one of them.')
      .refusal;
  if (isRate(x) && isRate(y))
    return refuse('axes-equal', 'shape.y.quantity', 'Both axes set the learning rate.', 'Choose another quantity for one of them.').refusal;
  return null;
}

function rangeRefusal({ axis: { from, to, scale }, path }: PlacedAxis): Refusal | null {
  if (!Number.isFinite(from)) return refuse('not-finite', `${path}.from`, 'The axis begins nowhere.', 'Enter a finite number.').refusal;
  if (!Number.isFinite(to)) return refuse('not-finite', `${path}.to`, 'The axis ends nowhere.', 'Enter a finite number.').refusal;
  if (from === to) return refuse('axis-empty', `${path}.to`, `The axis begins and ends at ${from}.`, 'Choose another end.').refusal;
  if (!Number.isFinite(to - from))
    return refuse('axis-too-long', `${path}.to`, 'The axis is too long for doubles.', 'Choose ends that are nearer.').refusal;
  if (scale === 'log' && !(Math.sign(from) * Math.sign(to) > 0))
    return refuse(
      'log-through-zero',
      `${path}.scale`,
      'A logarithmic axis cannot reach or cross zero.',
      'Choose ends of one sign, or a linear axis.',
    ).refusal;
  if (scale === 'log' && !(Math.abs(to / from) > 0 && Number.isFinite(to / from)))
    return refuse('axis-too-long', `${path}.to`, 'The axis is too long for doubles.', 'Choose ends that are nearer.').refusal;
  return null;
}

function rateRefusal(one: PlacedAxis, { rule }: Experiment): Refusal | null {
  if (!isRate(one)) return null;
  const { axis, path } = one;
  if (rule.kind === 'step-schedule')
    return refuse(
      'schedule-not-swept',
      `${path}.quantity`,
      'A schedule has several learning rates: an axis of one would replace it.',
      'Choose a start or a parameter, or plain gradient descent.',
    ).refusal;
  const wrong = axis.from <= 0 ? 'from' : axis.to <= 0 ? 'to' : null;
  return wrong
    ? refuse('learning-rate-range', `${path}.${wrong}`, 'Learning rates must be greater than zero.', 'Choose a positive number.').refusal
    : null;
}

function parameterRefusal(one: PlacedAxis, shape: SweepShape, experiment: Experiment, { info }: Problem): Refusal | null {
  const id = parameterOf(one);
  if (id === null) return null;
  const { params } = experiment.problem;
  if (!Object.hasOwn(params, id) || typeof params[id] !== 'number') {
    const known = Object.keys(params).filter((key) => typeof params[key] === 'number');
    return refuse(
      'unknown-parameter',
      `${one.path}.quantity`,
      `The problem ${info.id} has no numeric parameter ${id}.`,
      `Its numeric parameters: ${known.join(', ') || 'none'}.`,
    ).refusal;
  }
  const stated = info.parameters.find((parameter) => parameter.id === id);
  return stated ? boundsRefusal(one, shape, stated) : null;
}

function boundsRefusal(one: PlacedAxis, shape: SweepShape, stated: ParameterInfo): Refusal | null {
  if (stated.kind !== 'number') return null;
  const { id, min, max, whole } = stated;
  const inside = (value: number) => value >= min && value <= max;
  if (!whole) {
    const wrong = (['from', 'to'] as const).find((end) => !inside(one.axis[end]));
    if (!wrong) return null;
    const what = `The value ${one.axis[wrong]} of ${id} is out of bounds.`;
    return refuse('parameter-range', `${one.path}.${wrong}`, what, `Choose it from ${min} to ${max}.`).refusal;
  }
  for (let index = 0; index < one.cells; index++) {
    const value = valueAt(shape, one, { column: index, row: index, part: 0.5 });
    if (Number.isInteger(value) && inside(value)) continue;
    return refuse(
      'parameter-whole',
      `${one.path}.quantity`,
      `${id} takes whole numbers from ${min} to ${max}; the middle of a cell is ${value}.`,
      'Let the axis run from a half to a half, such as 2.5 to 5.5, with one cell for each number.',
    ).refusal;
  }
  return null;
}
