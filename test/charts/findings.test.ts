/** Findings of studies as charts, tables and words. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { runsOf } from '../../src-shared/charts/cells';
import { findingChart } from '../../src-shared/charts/findings';
import { describeFinding, findingTable } from '../../src-shared/charts/findings-table';
import { DARK_THEME, LIGHT_THEME } from '../../src-shared/charts/theme';
import type { FindingLine, FindingMap, FindingPlot } from '../../src-shared/study';
import { drawn, scaleOf } from './drawn';

const branch: FindingLine = { label: 'stable branch', x: [1, 1.1, 1.05], y: [0, 0.2, 0.1], draw: 'line', role: 'stable' };
const edge: FindingLine = { label: 'η_c', x: [1, 1], y: [0, 1], draw: 'line', role: 'eos' };
const plot: FindingPlot = {
  kind: 'lines',
  title: 'Branches',
  xTitle: 'K',
  yTitle: 'half-amplitude',
  xScale: 'linear',
  yScale: 'linear',
  lines: [branch, { ...branch, label: 'unstable branch', draw: 'dashed', role: 'unstable' }, edge],
};
const map: FindingMap = {
  kind: 'map',
  title: 'Validity',
  xTitle: 'α',
  yTitle: 'τ',
  x: [0, 2],
  y: [0, 1],
  columns: 2,
  rows: 2,
  cells: Uint8Array.of(0, 1, 1, 1),
  classes: ['holds', 'fails'],
  lines: [edge],
};

it('colours lines by their meaning, dots the edge of stability, keeps the order of the points', () => {
  const datasets = findingChart(plot, LIGHT_THEME).data.datasets as unknown as {
    label: string;
    borderColor: string;
    borderDash: number[];
  }[];
  const of = (name: string) => datasets.find(({ label }) => label === name)!;
  expect(of('stable branch').borderColor).toBe(LIGHT_THEME.stable);
  expect(of('unstable branch')).toMatchObject({ borderColor: LIGHT_THEME.unstable, borderDash: [6, 4] });
  expect(of('η_c')).toMatchObject({ borderColor: LIGHT_THEME.edge, borderDash: [2, 3] });
  const first = drawn(findingChart(plot, LIGHT_THEME)).find(({ label }) => label === 'stable branch')!;
  expect(first.data.map(({ x }) => x)).toEqual(branch.x);
});

it('draws no infinite points, and positive ones only on logarithmic axes', () => {
  const value = fc.oneof(fc.double({ min: -10, max: 10, noNaN: true }), fc.constantFrom(0, Number.NaN, Infinity));
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value)), fc.constantFrom('linear', 'log'), (points, scale) => {
      const line = { ...branch, x: points.map(([x]) => x), y: points.map(([, y]) => y) };
      const config = findingChart({ ...plot, xScale: scale, yScale: scale, lines: [line] }, DARK_THEME);
      for (const { x, y } of drawn(config).flatMap(({ data }) => data)) {
        expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
        if (scale === 'log') expect(x > 0 && y > 0).toBe(true);
      }
      expect(Number(scaleOf(config, 'x').min)).toBeLessThan(Number(scaleOf(config, 'x').max));
    }),
    { numRuns: 50 },
  );
});

it('a map has a legend entry for every class and covers its extent', () => {
  const config = findingChart(map, LIGHT_THEME);
  expect(drawn(config).map(({ label }) => label)).toEqual(expect.arrayContaining(['holds', 'fails', 'η_c']));
  expect(scaleOf(config, 'x')).toMatchObject({ min: 0, max: 2 });
});

it('runs of a row put together are the row', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { minLength: 1, maxLength: 40 }), (row) => {
      const cells = Uint8Array.from([9, ...row.slice(1), ...row]);
      const again = runsOf(cells, row.length, 1).flatMap(([from, to, kind]) => Array.from({ length: to - from }, () => kind));
      expect(again).toEqual(row);
    }),
  );
});

it('has a table and a sentence for those who do not see it', () => {
  expect(findingTable(plot).rows).toHaveLength(8);
  expect(findingTable(map)).toMatchObject({
    head: ['series', 'α', 'τ'],
    rows: [
      ['holds', 0.5, 0.25],
      ['fails', 1.5, 0.25],
      ['fails', 0.5, 0.75],
      ['fails', 1.5, 0.75],
      ['η_c', 1, 0],
      ['η_c', 1, 1],
    ],
  });
  expect(describeFinding(map)).toContain('fails: 3 of 4 cells');
  expect(describeFinding(plot)).toContain('stable branch: 3 points, from 0 to 0.2');
});
