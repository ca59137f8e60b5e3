import type { Chart, Point } from 'chart.js';
import type { RunDrawing } from '../../src-shared/charts/multiples';

/** Farther than this from everything drawn nothing is taken, pixels. */
const REACH = 24;

/** Distance of a place to the piece of line from one point to another. */
export function distanceTo(at: readonly [number, number], a: readonly [number, number], b: readonly [number, number]): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / length));
  return Math.hypot(at[0] - a[0] - along * dx, at[1] - a[1] - along * dy);
}

/** The run whose line or point is nearest to a pixel and within reach; null = none. */
export function nearestRun(chart: Chart, drawing: RunDrawing, pixelX: number, pixelY: number): number | null {
  const { x, y } = chart.scales;
  if (!x || !y) return null;
  let best: number | null = null;
  let least = REACH;
  for (const set of chart.data.datasets) {
    const ids = drawing.runs.get(set);
    if (!ids) continue;
    const points = (set.data as Point[]).map((point) => [x.getPixelForValue(point.x ?? 0), y.getPixelForValue(point.y ?? 0)] as const);
    for (const [i, point] of points.entries()) {
      const before = ids.length === 1 ? (points[i - 1] ?? point) : point;
      const distance = distanceTo([pixelX, pixelY], before, point);
      if (distance >= least) continue;
      least = distance;
      best = ids.length === 1 ? (ids[0] ?? null) : (ids[i] ?? null);
    }
  }
  return best;
}
