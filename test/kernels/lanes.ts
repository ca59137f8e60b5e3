import type { Expression } from '../../src-worker/engine/dag';
import { expressionOf } from '../../src-worker/formula/expression-of';
import { laneMap } from '../../src-worker/kernels';
import type { Backend, LaneBatch, LaneMap } from '../../src-worker/kernels/lane-map';

export const QUARTIC = expressionOf('(x^2 - mu)^2/4', ['x'], { mu: 1 });
export const PRODUCT = expressionOf('(x*y - mu)^2/2', ['x', 'y'], { mu: 1 });
export const BACKENDS: readonly Backend[] = ['wasm', 'javascript'];
export const always = () => true;

/** The map in both forms. */
export function bothMaps(expression: Expression, laneParameters: readonly number[] = []): readonly LaneMap[] {
  return BACKENDS.map((backend) => laneMap({ expression, laneParameters, backend }));
}

/** A batch from states x[coordinate][lane], rates etas[step of the schedule][lane] and parameters[parameter][lane]. */
export function batchOf(
  x: readonly (readonly number[])[],
  etas: readonly (readonly number[])[],
  parameters: readonly (readonly number[])[] = [],
): LaneBatch {
  return {
    count: x[0]!.length,
    x: Float64Array.from(x.flat()),
    etas: Float64Array.from(etas.flat()),
    cycle: etas.length,
    parameters: Float64Array.from(parameters.flat()),
    steps: 0,
  };
}

/** `count` numbers from `low` to `high`. */
export const spread = (low: number, high: number, count: number) =>
  Array.from({ length: count }, (_, i) => low + ((high - low) * i) / Math.max(1, count - 1));

/** The bits of doubles; every NaN is the same. */
export const bitsOf = (values: Float64Array) =>
  Array.from(values, (value) => (value !== value ? 'NaN' : new BigUint64Array(Float64Array.of(value).buffer)[0]!.toString(16)));
