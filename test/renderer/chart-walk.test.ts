/** The walk over a chart's points by keyboard, on a chart drawn in Node. */
import type { Chart } from 'chart.js';
import { describe, expect, test } from 'vitest';
import { neighbour, sameIn, visiblePoints } from '../../src-renderer/charts/nearest-point';

/** As much of a chart as the walk looks at: datasets in drawing order (the last is the first of the legend) and the axis. */
function chartOf(series: readonly (readonly [string, readonly [number, number][]])[], min = -Infinity, max = Infinity): Chart {
  const datasets = series.map(([label, points]) => ({ label, borderColor: '#000000', data: points.map(([x, y]) => ({ x, y })) })).reverse();
  return { data: { datasets }, scales: { x: { min, max } } } as unknown as Chart;
}
const line = (n: number, y: (t: number) => number) => Array.from({ length: n }, (_, t): [number, number] => [t, y(t)]);
const two = chartOf([
  ['one', line(50, (t) => t)],
  ['two', line(40, (t) => -t)],
]);

describe('the walk', () => {
  test('begins where its first key says', () => {
    const from = (along: number, chart = two) => neighbour(chart, null, along, 0);
    expect(from(-Infinity)).toMatchObject({ label: 'one', x: 0 });
    expect(from(Infinity)).toMatchObject({ label: 'one', x: 49 });
    expect(from(-1)).toMatchObject({ x: 49 });
    expect(from(1, chartOf([['one', line(50, (t) => t)]], 12, 30))).toMatchObject({ x: 12 });
  });

  test('goes to the same place of the next series and comes round', () => {
    const here = neighbour(two, neighbour(two, null, -Infinity, 0), 7, 0);
    const next = neighbour(two, here, 0, 1);
    expect(next).toMatchObject({ label: 'two', x: 7, y: -7 });
    expect(neighbour(two, next, 0, 1)).toEqual(here);
    expect(neighbour(two, here, 0, -1)).toEqual(next);
  });

  test('stops at the ends and counts what is visible', () => {
    const end = neighbour(two, null, Infinity, 0);
    expect(neighbour(two, end, 5, 0)).toEqual(end);
    expect(visiblePoints(chartOf([['one', line(50, (t) => t)]], 10, 19), null)).toBe(10);
  });

  test('goes on in a new drawing of the same series, and ends where the series is gone', () => {
    const here = neighbour(two, neighbour(two, null, -Infinity, 0), 7, 0)!;
    const next = chartOf([
      ['other', line(5, () => 0)],
      ['one', line(60, (t) => t)],
    ]);
    expect(sameIn({ data: next.data } as never, here)).toMatchObject({ label: 'one', x: 7, y: 7 });
    expect(sameIn({ data: chartOf([['other', line(5, () => 0)]]).data } as never, here)).toBeNull();
  });
});
