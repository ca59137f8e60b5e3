/** What holds of every chart, whatever the run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChartOptions, Trace } from '../../src-shared/charts/chart';
import { CHARTS, chartById } from '../../src-shared/charts/index';
import { RESOLUTION_FLOOR } from '../../src-shared/charts/points';
import { DARK_THEME, LIGHT_THEME } from '../../src-shared/charts/theme';
import { MAX_POINTS, SERIES } from '../../src-shared/views';
import { drawn, labelled, scaleOf } from './drawn';
import { quarticTrace, samplesView, xyTrace } from './samples';

const WHOLE: ChartOptions = { xRange: null, yRange: null, cursor: null, time: 'steps' };
const traceFor = (id: string): Trace => (id === 'plane' ? xyTrace(1.1) : quarticTrace(1.1));

describe.each(CHARTS.map((chart) => [chart.id, chart] as const))('%s', (id, chart) => {
  it('draws finite points only, at most the limit, and positive ones on a logarithmic axis', () => {
    const value = fc.oneof(fc.double({ min: -1e6, max: 1e6 }), fc.constantFrom(0, 1e-300, Number.NaN, Infinity));
    fc.assert(
      fc.property(fc.array(value, { minLength: 0, maxLength: 60 }), fc.option(fc.nat(80)), (values, cursor) => {
        const base = traceFor(id);
        const series = Object.fromEntries(Object.keys(base.series).map((name) => [name, samplesView(name, values)]));
        const config = chart.build([{ ...base, series }], { ...WHOLE, cursor }, LIGHT_THEME);
        for (const dataset of drawn(config)) {
          expect(dataset.data.length).toBeLessThanOrEqual(MAX_POINTS);
          for (const { x, y } of dataset.data) {
            expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
            if (scaleOf(config, 'y').type === 'logarithmic') expect(y).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('says in words what it shows, numbers included, and stands without any run', () => {
    expect(chart.describe([traceFor(id)], WHOLE)).toMatch(/\d/);
    expect(chart.describe([traceFor(id)], WHOLE)).not.toMatch(/NaN|undefined|Infinity/);
    expect(chart.describe([], WHOLE).length).toBeGreaterThan(5);
    expect(() => chart.build([], WHOLE, LIGHT_THEME)).not.toThrow();
  });

  it('shows the same data in both themes', () => {
    const points = (theme: typeof LIGHT_THEME) => drawn(chart.build([traceFor(id)], WHOLE, theme)).map(({ data }) => data);
    expect(points(DARK_THEME)).toEqual(points(LIGHT_THEME));
  });

  it('keeps the ranges that were zoomed to', () => {
    const config = chart.build([traceFor(id)], { ...WHOLE, xRange: [0.25, 0.75], yRange: [0.5, 2] }, LIGHT_THEME);
    expect(scaleOf(config, 'x')).toMatchObject({ min: 0.25, max: 0.75 });
    expect(scaleOf(config, 'y')).toMatchObject({ min: 0.5, max: 2 });
  });

  it('stays within the limit of points for more samples than can be drawn', () => {
    const base = traceFor(id);
    const values = Array.from({ length: 12_001 }, (_, i) => 1 + Math.sin(i));
    const series = Object.fromEntries(Object.keys(base.series).map((name) => [name, samplesView(name, values)]));
    const datasets = drawn(chart.build([{ ...base, series }], WHOLE, LIGHT_THEME));
    expect(Math.max(...datasets.map(({ data }) => data.length))).toBeLessThanOrEqual(MAX_POINTS);
  });
});

describe('charts over steps', () => {
  it.each(CHARTS.filter((chart) => chart.overSteps))('$id draws nothing of a run beyond the cursor', (chart) => {
    const config = chart.build([quarticTrace(1.1)], { ...WHOLE, cursor: 17 }, LIGHT_THEME);
    // Horizontal reference lines and guides are not iterates: only series with one point a step are looked at.
    const series = labelled(config).filter(({ label }) => /step$|steps$/.test(label));
    expect(series.length).toBe(2);
    for (const { data } of series) expect(Math.max(...data.map(({ x }) => x))).toBeLessThanOrEqual(17);
  });

  it.each(['loss', 'iterates', 'edge'])('%s splits every sample into its even or odd subsequence, losing none', (id) => {
    const trace = quarticTrace(1.1, 101);
    const of = (label: string) => labelled(chartById(id)!.build([trace], WHOLE, LIGHT_THEME)).find((set) => set.label === label)!.data;
    expect(of('even steps').every(({ x }) => x % 2 === 0)).toBe(true);
    expect(of('odd steps').every(({ x }) => x % 2 === 1)).toBe(true);
    expect(of('even steps').length + of('odd steps').length).toBe(102);
  });

  it('draws exact zeros at the resolution floor and says so', () => {
    const base = quarticTrace(1.1);
    const values = [1, 0.1, 0, 1e-30, 1e-3];
    const series = { ...base.series, [SERIES.twoStep]: samplesView(SERIES.twoStep, values) };
    const config = chartById('convergence')!.build([{ ...base, series }], WHOLE, LIGHT_THEME);
    const two = labelled(config).find(({ label }) => label === 'two-step')!.data;
    expect(two.map(({ y }) => y)).toEqual([1, 0.1, RESOLUTION_FLOOR, RESOLUTION_FLOOR, 1e-3]);
    expect(JSON.stringify(config.options?.plugins)).toContain('resolution floor');
  });
});
