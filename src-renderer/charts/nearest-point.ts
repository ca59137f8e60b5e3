/** Which drawn point a place in the chart means. */
import type { Chart, ChartConfiguration, ChartDataset, Point } from 'chart.js';

export interface Reading {
  readonly dataset: number;
  readonly index: number;
  readonly label: string;
  readonly colour: string;
  readonly x: number;
  readonly y: number;
}

type Drawn = ChartDataset<'scatter', Point[]>;

/** Farther than this from every point nothing is read, pixels. */
const REACH = 80;

function readable(chart: Chart): { dataset: Drawn; index: number }[] {
  const all = chart.data.datasets as Drawn[];
  return all.map((dataset, index) => ({ dataset, index })).filter(({ dataset }) => Boolean(dataset.label) && dataset.data.length > 0);
}

export function readingAt(chart: Chart, dataset: number, index: number): Reading | null {
  const source = chart.data.datasets[dataset] as Drawn | undefined;
  const point = source?.data[index];
  if (!source || !point || point.x === null || point.y === null) return null;
  return { dataset, index, label: source.label ?? '', colour: String(source.borderColor), x: point.x, y: point.y };
}

/** The point of the same series at the same place in a configuration that is about to be drawn; null when it is gone. */
export function sameIn(config: ChartConfiguration, { label, x, y }: Reading): Reading | null {
  const all = config.data.datasets as Drawn[];
  const dataset = all.findIndex((one) => one.label === label);
  const points = all[dataset]?.data ?? [];
  const exact = points.findIndex((point) => point.x === x && point.y === y);
  const index = exact === -1 ? points.findIndex((point) => point.x === x) : exact;
  const [series, point] = [all[dataset], points[index]];
  if (!series || !point || point.x === null || point.y === null) return null;
  return { dataset, index, label, colour: String(series.borderColor), x: point.x, y: point.y };
}

/** Index of the point whose x is nearest; the points ascend in x. */
function nearestInX(points: readonly Point[], x: number): number {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.x ?? 0) < x) low = middle + 1;
    else high = middle;
  }
  const before = points[low - 1];
  return before && Math.abs((before.x ?? 0) - x) < Math.abs((points[low]?.x ?? 0) - x) ? low - 1 : low;
}

/** The nearest point of any labelled series within reach of a pixel. `sorted`: points ascend in x (charts over steps). */
export function nearestPoint(chart: Chart, pixelX: number, pixelY: number, sorted: boolean): Reading | null {
  const { x, y } = chart.scales;
  if (!x || !y) return null;
  const at = x.getValueForPixel(pixelX) ?? 0;
  let best: { dataset: number; index: number } | null = null;
  let least = REACH;
  for (const { dataset, index } of readable(chart)) {
    const middle = sorted ? nearestInX(dataset.data, at) : 0;
    const [from, to] = sorted ? [Math.max(0, middle - 2), Math.min(dataset.data.length, middle + 3)] : [0, dataset.data.length];
    for (let i = from; i < to; i++) {
      const point = dataset.data[i];
      if (!point || point.x === null || point.y === null) continue;
      const distance = Math.hypot(x.getPixelForValue(point.x) - pixelX, y.getPixelForValue(point.y) - pixelY);
      if (distance < least) {
        least = distance;
        best = { dataset: index, index: i };
      }
    }
  }
  return best && readingAt(chart, best.dataset, best.index);
}

/** Another point by keyboard: along the series (`along` points on), or the same x in another series (`across`). */
export function neighbour(chart: Chart, from: Reading | null, along: number, across: number): Reading | null {
  const series = readable(chart).reverse();
  const place = from ? series.findIndex(({ index }) => index === from.dataset) : -1;
  const current = series[place];
  if (!from || !current) {
    const first = series[0];
    if (!first) return null;
    // Home begins at the beginning, End and the arrow to the left at the end, everything else with what is visible.
    const last = first.dataset.data.length - 1;
    const begin = along === -Infinity ? 0 : along < 0 || along === Infinity ? last : firstVisible(chart, first.dataset);
    return readingAt(chart, first.index, begin);
  }
  if (across !== 0) {
    const other = series[(place + across + series.length) % series.length] ?? current;
    return readingAt(chart, other.index, nearestInX(other.dataset.data, from.x)) ?? from;
  }
  const index = Math.max(0, Math.min(current.dataset.data.length - 1, from.index + along));
  // Where a series has a gap the walk stays where it is: the place is never lost.
  return readingAt(chart, current.index, index) ?? from;
}

/** Points in the visible range of the horizontal axis: of the series read last, else of the first one. */
export function visiblePoints(chart: Chart, from: Reading | null): number {
  const series = readable(chart);
  const { dataset } = series.find(({ index }) => index === from?.dataset) ?? series.at(-1) ?? {};
  const { min = -Infinity, max = Infinity } = chart.scales['x'] ?? {};
  return dataset?.data.filter(({ x }) => x !== null && x >= min && x <= max).length ?? 0;
}

function firstVisible(chart: Chart, dataset: Drawn): number {
  const low = chart.scales['x']?.min ?? -Infinity;
  return Math.max(
    0,
    dataset.data.findIndex((point) => (point.x ?? -Infinity) >= low),
  );
}
