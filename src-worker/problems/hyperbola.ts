/** The curve xy = u inside a box as polylines. */

export type Corners = readonly [xLow: number, xHigh: number, yLow: number, yHigh: number];

export interface Polyline {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The branches of xy = u inside the box, of about `points` points each; the two axes for u = 0. */
export function hyperbola(u: number, [xLow, xHigh, yLow, yHigh]: Corners, points: number): readonly Polyline[] {
  if (u === 0) return axes([xLow, xHigh, yLow, yHigh]);
  const size = Math.abs(u);
  const [low, high] = u > 0 ? [yLow, yHigh] : [-yHigh, -yLow];
  const right = branch(size, xLow, xHigh, low, high, points);
  const left = branch(size, -xHigh, -xLow, -high, -low, points);
  const sign = u > 0 ? 1 : -1;
  return [
    { x: right.x, y: right.y.map((y) => sign * y) },
    { x: left.x.map((x) => -x), y: left.y.map((y) => -sign * y) },
  ].filter(({ x }) => x.length > 1);
}

/** The branch y = u/x, x > 0 inside the box, spaced evenly in log x; empty when it misses the box. */
function branch(u: number, xLow: number, xHigh: number, yLow: number, yHigh: number, points: number): Polyline {
  const from = yHigh > 0 ? Math.max(xLow, u / yHigh) : Infinity;
  const to = yLow > 0 ? Math.min(xHigh, u / yLow) : xHigh;
  const length = from < to && points > 1 ? Math.floor(points) : 0;
  const x = Float64Array.from({ length }, (_, i) => from * Math.exp((Math.log(to / from) * i) / (length - 1)));
  return { x, y: x.map((value) => u / value) };
}

function axes([xLow, xHigh, yLow, yHigh]: Corners): readonly Polyline[] {
  const lines: Polyline[] = [];
  if (yLow <= 0 && yHigh >= 0) lines.push({ x: Float64Array.of(xLow, xHigh), y: new Float64Array(2) });
  if (xLow <= 0 && xHigh >= 0) lines.push({ x: new Float64Array(2), y: Float64Array.of(yLow, yHigh) });
  return lines;
}
