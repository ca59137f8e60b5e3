/** The iterates of a run in the plane. */
import type { Trace } from './chart';
import type { Point } from './points';

export interface PlanePath {
  readonly all: Point[];
  readonly even: Point[];
  readonly odd: Point[];
}

/**
 * The last `count` exact iterates up to the cursor in the plane of two series (the first two coordinates unless named); empty where
 * the views are envelopes.
 */
export function planePath(trace: Trace, cursor: number | null, count: number, names?: readonly [string, string]): PlanePath {
  const [xName, yName] = names ?? trace.coordinates;
  const [x, y] = [trace.series[xName ?? ''], trace.series[yName ?? '']];
  const path: PlanePath = { all: [], even: [], odd: [] };
  if (x?.kind !== 'samples' || y?.kind !== 'samples') return path;
  let end = Math.min(x.step.length, y.step.length);
  while (cursor !== null && end > 0 && (x.step[end - 1] ?? 0) > cursor) end -= 1;
  for (let i = Math.max(0, end - count); i < end; i++) {
    const point = { x: x.value[i] ?? Number.NaN, y: y.value[i] ?? Number.NaN };
    if (!Number.isFinite(point.x) || !Number.isFinite(point.y)) break;
    path.all.push(point);
    ((x.step[i] ?? 0) % 2 === 0 ? path.even : path.odd).push(point);
  }
  return path;
}
