/** The job `curves`: the maps F and F² in one dimension, the manifold of minima in two. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { Orbit } from '../../src-shared/analysis';
import type { Curves, CurvesRequest } from '../../src-shared/views';
import { analyseProblem } from '../analysis';
import { ruleFor } from '../engine/rules';
import { checkExperiment, type Ready } from '../experiment/check-experiment';
import type { Host } from './host';
import { type Box, boxAround } from './view-box';

/** Points an experiment's curves may have. */
const MAX_CURVE_POINTS = 5_000;

export function curves({ experiment, range, points }: CurvesRequest, host: Host): Answer<Curves> {
  const ready = checkExperiment(experiment);
  if (!ready.ok) return ready;
  const { loss, etas, start } = ready.value;
  const count = Math.max(2, Math.min(Math.floor(points), MAX_CURVE_POINTS));
  const orbits = range ? [] : analyseProblem(loss, etas, start, () => host.outOfTime()).orbits;
  const result = curvesOf(ready.value, orbits, range, count);
  return result
    ? accept(result)
    : refuse(
        'no-curves',
        'range',
        'There are no curves for this problem in this range.',
        'Choose a range that increases, in one or two dimensions.',
      );
}

/** Curves in `range`, or in the problem's box widened to hold the start, the minima and the orbits; null above two dimensions or for a bad range. */
export function curvesOf(ready: Ready, orbits: readonly Orbit[], range: readonly number[] | null, points: number): Curves | null {
  const box = range ? boxOf(range, ready.loss.dimension) : boxAround(ready, orbits);
  if (!box) return null;
  const [first, second] = box;
  if (first && !second) return mapCurves(ready, first, points);
  if (!first || !second || box.length > 2) return null;
  const corners = [first[0], first[1], second[0], second[1]] as const;
  const { loss, etas } = ready;
  const minima = loss.minimaCurves?.(corners, points) ?? [];
  // The theory's curves belong to one learning rate.
  const guides = etas.length === 1 ? (loss.guideCurves?.(corners, etas[0]!, points) ?? []) : [];
  return { kind: 'plane', minima, box: corners, guides };
}

function boxOf(range: readonly number[], dimension: number): Box | null {
  if (range.length !== 2 * dimension || dimension > 2) return null;
  const box = Array.from({ length: dimension }, (_, i) => [range[2 * i]!, range[2 * i + 1]!] as const);
  return box.every(([low, high]) => Number.isFinite(low) && Number.isFinite(high) && low < high) ? box : null;
}

/** F and F² of the first two steps of the schedule (of the constant η for plain gradient descent). */
function mapCurves({ loss, etas }: Ready, [low, high]: readonly [number, number], points: number): Curves {
  const rule = ruleFor(etas);
  const x = Float64Array.from({ length: points }, (_, i) => (i === points - 1 ? high : low + ((high - low) * i) / (points - 1)));
  const [F, F2, values] = [new Float64Array(points), new Float64Array(points), new Float64Array(points)];
  const [at, once, twice, gradient] = [new Float64Array(1), new Float64Array(1), new Float64Array(1), new Float64Array(1)];
  for (let i = 0; i < points; i++) {
    at[0] = x[i]!;
    rule.step(loss, at, 0, gradient, once);
    rule.step(loss, once, 1, gradient, twice);
    F[i] = once[0]!;
    F2[i] = twice[0]!;
    values[i] = loss.value(at);
  }
  return { kind: 'map', x, F, F2, loss: values };
}
