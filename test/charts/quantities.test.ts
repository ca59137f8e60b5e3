/** Observed quantities, one against another, guide curves, and which charts a run calls for. */
import { describe, expect, it } from 'vitest';
import type { ChartOptions, Trace } from '../../src-shared/charts/chart';
import { chartsFor, chartsNamed } from '../../src-shared/charts/choice';
import { chartById } from '../../src-shared/charts/index';
import { quantityGroups } from '../../src-shared/charts/quantity-groups';
import { LIGHT_THEME } from '../../src-shared/charts/theme';
import { recordedCoordinates, recordedObservables } from '../../src-shared/charts/trace';
import { drawn, labelled, scaleOf } from './drawn';
import { quarticTrace, samplesView, xyTrace } from './samples';

const WHOLE: ChartOptions = { xRange: null, yRange: null, cursor: null, time: 'steps' };

function observing(series: Readonly<Record<string, readonly number[]>>): Trace {
  const views = Object.entries(series).map(([name, values]) => [name, samplesView(name, values)] as const);
  return { ...quarticTrace(1.1), observables: Object.keys(series), series: Object.fromEntries(views) };
}

it('tells observables from coordinates by the names the analysis knows', () => {
  const series = ['loss', 'one-step', 'two-step', 'sharpness', 'v', 'w1', '|v − w1|'];
  expect(recordedCoordinates(series, ['v', 'w1'])).toEqual(['v', 'w1']);
  expect(recordedObservables(series, ['v', 'w1'])).toEqual(['|v − w1|']);
  // Runs of earlier versions do not say: every series that is not the run's own counts as a coordinate.
  expect(recordedCoordinates(series)).toEqual(['v', 'w1', '|v − w1|']);
  expect(recordedObservables(series)).toEqual([]);
});

it('groups quantities that are measured alike', () => {
  const observables = ['s1(Y)', 's2(Y)', '|v − w|', 's1(Z)', '|w⊥|', 'p'];
  const groups = quantityGroups({ coordinates: [], observables });
  expect(groups.map(({ names }) => names)).toEqual([['s1(Y)', 's1(Z)'], ['s2(Y)'], ['|v − w|', '|w⊥|'], ['p']]);
  for (const { chart, names } of groups) expect(chartById(chart)!.series({ coordinates: [], observables })).toEqual(names);
});

describe('quantities', () => {
  const decay = Array.from({ length: 60 }, (_, t) => 0.5 ** t);

  it('draws falling magnitudes on a logarithmic axis and marks exact zeros as the floor', () => {
    const config = chartById('quantities:|w|')!.build([observing({ '|w|': [...decay, 0, 0] })], WHOLE, LIGHT_THEME);
    expect(scaleOf(config, 'y').type).toBe('logarithmic');
    expect(Math.min(...drawn(config).flatMap(({ data }) => data.map(({ y }) => y)))).toBe(1e-17);
    expect(JSON.stringify(config.options?.plugins)).toContain('resolution floor');
  });

  it('draws values of both signs, and values of one size, on a linear axis', () => {
    for (const values of [decay.map((value, t) => (t % 2 === 0 ? value : -value)), decay.map((value) => 5 + value)]) {
      const config = chartById('quantities:q')!.build([observing({ q: values })], WHOLE, LIGHT_THEME);
      expect(scaleOf(config, 'y').type).toBe('linear');
    }
  });

  it('is not led by a single zero, such as a start', () => {
    const config = chartById('quantities:v')!.build([observing({ v: [0, ...decay.map((value) => 1 + value)] })], WHOLE, LIGHT_THEME);
    expect(scaleOf(config, 'y').type).toBe('linear');
  });

  it('keeps even and odd steps apart for every quantity', () => {
    const sets = labelled(chartById('quantities:a,b')!.build([observing({ a: [1, 2, 1, 2, 1], b: [3, 4, 3, 4, 3] })], WHOLE, LIGHT_THEME));
    const values = Object.fromEntries(sets.map(({ label, data }) => [label, [...new Set(data.map(({ y }) => y))]]));
    expect(values).toEqual({ 'a, even steps': [1], 'a, odd steps': [2], 'b, even steps': [3], 'b, odd steps': [4] });
  });

  it('says in words what the last values are', () => {
    const text = chartById('quantities:s1(Y)')!.describe([observing({ 's1(Y)': [6, 5.25, 6.125] })], WHOLE);
    expect(text).toContain('s1(Y) is 6.125 at step 2 and 5.25 one step before');
  });
});

describe('phase', () => {
  it('draws b against a at even steps with a line, at odd steps without', () => {
    const trace = observing({ a: [0, 1, 2, 3], b: [0, -1, 4, -9] });
    const sets = labelled(chartById('phase:a,b')!.build([trace], WHOLE, LIGHT_THEME));
    const data = (name: string) => sets.find(({ label }) => label === name)!.data;
    expect(data('even steps')).toEqual([
      { x: 0, y: 0 },
      { x: 2, y: 4 },
    ]);
    expect(data('odd steps')).toEqual([
      { x: 1, y: -1 },
      { x: 3, y: -9 },
    ]);
  });

  it('draws guide curves only in the plane they belong to', () => {
    const base = xyTrace(1.1);
    const guide = { label: 'ellipse', axes: ['x', 'y'] as const, x: Float64Array.of(1, 2), y: Float64Array.of(1, 0.5) };
    const trace: Trace = { ...base, curves: { kind: 'plane', minima: [], box: [0, 2, 0, 2], guides: [guide] } };
    const names = (id: string) => labelled(chartById(id)!.build([trace], WHOLE, LIGHT_THEME)).map(({ label }) => label);
    expect(names('plane')).toContain('ellipse');
    expect(names('phase:x,y')).toContain('ellipse');
    expect(names('phase:y,x')).not.toContain('ellipse');
    expect(chartById('plane')!.describe([trace], WHOLE)).toContain('ellipse');
  });
});

describe('choice', () => {
  it('offers what the dimension and the recorded series call for', () => {
    const ids = (dimension: number, coordinates: readonly string[], observables: readonly string[]) =>
      chartsFor({ dimension, coordinates, observables }).map(({ id }) => id);
    expect(ids(1, ['x'], [])).toEqual(['convergence', 'loss', 'iterates', 'cobweb', 'landscape', 'edge']);
    expect(ids(2, ['x', 'y'], [])).toEqual(['convergence', 'loss', 'iterates', 'plane', 'edge']);
    expect(ids(128, [], ['s1(Y)', 's1(Z)'])).toEqual(['convergence', 'loss', 'quantities:s1(Y),s1(Z)', 'edge']);
  });

  it('leaves names of no chart out', () => {
    expect(chartsNamed(['loss', 'nothing', 'quantities:', 'phase:a', 'phase:a,b']).map(({ id }) => id)).toEqual(['loss', 'phase:a,b']);
  });
});

it('writes beside each curve where it ends, equal ends once', () => {
  const trace = observing({ a: [1, 2, 1, 2], b: [9, 2, 8, 2] });
  const config = chartById('quantities:a,b')!.build([trace], WHOLE, LIGHT_THEME);
  const { items } = config.options?.plugins?.marks as { items: { text: string }[] };
  expect(items.map(({ text }) => text)).toEqual(['1', '2', '8']);
});

it('the landscape puts iterates on the loss curve', () => {
  const sets = labelled(chartById('landscape')!.build([quarticTrace(1.1)], WHOLE, LIGHT_THEME));
  for (const name of ['even steps', 'odd steps', 'start'])
    for (const { x, y } of sets.find(({ label }) => label === name)!.data)
      expect(y).toBeCloseTo((x * x - 1) ** 2 / 4, name === 'start' ? 5 : 12);
  expect(sets.find(({ label }) => label === 'period-2 orbit')!.data).toHaveLength(2);
});
