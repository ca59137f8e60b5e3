/** Cobweb, phase plane and edge of stability: what is drawn is the mathematics it claims to be. */
import { expect, it } from 'vitest';
import type { ChartOptions } from '../../src-shared/charts/chart';
import { cobweb } from '../../src-shared/charts/cobweb';
import { cobwebPath, orbitSquare, tail } from '../../src-shared/charts/cobweb-path';
import { fixedPointsOf } from '../../src-shared/charts/fixed-points';
import { edge } from '../../src-shared/charts/edge';
import { plane } from '../../src-shared/charts/plane';
import { LIGHT_THEME } from '../../src-shared/charts/theme';
import { labelled, scaleOf } from './drawn';
import { quarticTrace, samplesView, xyTrace } from './samples';

const WHOLE: ChartOptions = { xRange: null, yRange: null, cursor: null, time: 'steps' };
const F = (x: number, eta: number) => x - eta * x * (x * x - 1);

it('a cobweb path turns on the diagonal and on the curve by turns', () => {
  const values = tail(quarticTrace(1.5, 80).series['x'], 60, 30);
  expect(values).toHaveLength(30);
  for (const [i, { x, y }] of cobwebPath(values).entries()) expect(y).toBeCloseTo(i % 2 === 0 ? x : F(x, 1.5), 12);
});

it('the cobweb of a period-2 orbit is a closed square whose corners lie on F', () => {
  const [a = 0, b = 0] = quarticTrace(1.1).analysis!.settled!.points.map(([x = 0]) => x);
  expect(F(a, 1.1)).toBeCloseTo(b, 12);
  const corners = orbitSquare([a, b]);
  expect(corners).toEqual([
    { x: a, y: a },
    { x: a, y: b },
    { x: b, y: b },
    { x: b, y: a },
    { x: a, y: a },
  ]);
});

it('the path starts anew after a gap, and an envelope has none', () => {
  const gap = { ...samplesView('x', [1, 2, 3, 4]), step: Float64Array.from([0, 1, 5, 6]) };
  expect(tail(gap, null, 10)).toEqual([3, 4]);
  const column = new Float64Array(2);
  const envelope = { kind: 'envelope', name: 'x', step: column, evenMin: column, evenMax: column, oddMin: column, oddMax: column } as const;
  expect(tail(envelope, null, 10)).toEqual([]);
});

it('fixed points are told apart by stability', () => {
  const labels = (eta: number) => labelled(cobweb.build([quarticTrace(eta)], WHOLE, LIGHT_THEME)).map(({ label }) => label);
  expect(labels(0.9)).toEqual(expect.arrayContaining(['F', 'F²', 'stable fixed point', 'unstable fixed point']));
  expect(labels(1.1)).toEqual(expect.arrayContaining(['period-2 orbit', 'unstable fixed point']));
  expect(labels(1.1)).not.toContain('stable fixed point');
});

it('the plane draws the minima x y = 1, the start and both subsequences of the path', () => {
  const trace = xyTrace(1.1, 40);
  const sets = labelled(plane.build([trace], WHOLE, LIGHT_THEME));
  const minima = sets.find(({ label }) => label.includes('minima'))!;
  for (const { x, y } of minima.data) expect(x * y).toBeCloseTo(1, 12);
  expect(sets.find(({ label }) => label === 'start')!.data).toEqual([{ x: 1.5, y: 0.5 }]);
  const count = (name: string) => sets.find(({ label }) => label === name)!.data.length;
  expect([count('even steps'), count('odd steps')]).toEqual([21, 20]);
});

it('the edge lies at 2/η, and effective time stretches the axis by η', () => {
  const trace = quarticTrace(1.1, 100);
  const line = labelled(edge.build([trace], WHOLE, LIGHT_THEME)).find(({ label }) => label.includes('2/η'))!;
  for (const { y } of line.data) expect(y).toBeCloseTo(2 / 1.1, 14);
  const scaled = edge.build([trace], { ...WHOLE, time: 'effective' }, LIGHT_THEME);
  expect(scaleOf(scaled, 'x').max).toBeCloseTo(110, 10);
});

it('finds the minima and the maximum of the quartic among the fixed points, with their stability', () => {
  for (const eta of [0.9, 1.1]) {
    const base = quarticTrace(eta);
    const found = fixedPointsOf({ ...base, analysis: { ...base.analysis!, orbits: [] } });
    expect(found.map(({ stable }) => stable)).toEqual([false, eta < 1]);
    for (const [i, { x }] of found.entries()) expect(x).toBeCloseTo(i, 4);
  }
  // At the flip itself nothing is claimed.
  expect(fixedPointsOf({ ...quarticTrace(1), analysis: null }).map(({ stable }) => stable)).toEqual([false, null]);
});
