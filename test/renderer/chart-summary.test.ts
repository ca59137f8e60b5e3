/** What is said of a chart follows from its numbers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summaryOf, summarySentences, trendOf } from '../../src-renderer/charts/chart-summary';
import { chartById } from '../../src-shared/charts';
import { LIGHT_THEME } from '../../src-shared/charts/theme';
import { quarticTrace } from '../charts/samples';

const whole = { xRange: null, yRange: null, cursor: null, time: 'steps' } as const;
const many = (value: (t: number) => number) => Array.from({ length: 60 }, (_, t) => value(t));

describe('the trend', () => {
  test.each([
    ['level', many(() => 0.3), false],
    ['rises', many((t) => t), false],
    ['falls', many((t) => -t), false],
    ['falls', many((t) => 0.5 ** t), true],
    ['settles', many((t) => 1 + 0.5 ** t), false],
    ['varies', many((t) => (-1) ** t), false],
  ] as const)('%s', (trend, values, logarithmic) => expect(trendOf(values, logarithmic)).toBe(trend));

  test('does not depend on place and unit, and turns round with the values', () => {
    const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 8, maxLength: 80 });
    const turned = { level: 'level', settles: 'settles', rises: 'falls', falls: 'rises', varies: 'varies' } as const;
    fc.assert(
      fc.property(values, fc.constantFrom(2, 8, 1024), fc.integer({ min: -500, max: 500 }), (list, scale, shift) => {
        const trend = trendOf(list, false);
        expect(
          trendOf(
            list.map((value) => scale * (value + shift)),
            false,
          ),
        ).toBe(trend);
        expect(
          trendOf(
            list.map((value) => -value),
            false,
          ),
        ).toBe(turned[trend]);
      }),
    );
  });
});

test('the summary has the axes and every labelled series with its extremes', () => {
  const trace = quarticTrace(1.1);
  const config = chartById('iterates')!.build([trace], whole, LIGHT_THEME);
  const summary = summaryOf(config);
  expect(summary.series.map(({ label }) => label)).toEqual(['even steps', 'odd steps']);
  for (const [parity, series] of summary.series.entries()) {
    const values = [...(trace.series['x'] as { value: Float64Array }).value].filter((_, t) => t % 2 === parity);
    expect(series).toMatchObject({ points: values.length, first: values[0], last: values.at(-1), trend: 'settles' });
    expect(series.low).toBe(Math.min(...values));
    expect(series.high).toBeCloseTo(Math.max(...values), 14);
  }
  const said = summarySentences(summary, true, (key, values) => `${key} ${values['title'] ?? values['label']}`);
  expect(said).toEqual([
    'chartSummary.x step t',
    'chartSummary.y iterate x',
    'chartSummary.settles even steps',
    'chartSummary.settles odd steps',
  ]);
});

test('only what is visible is summed up', () => {
  const config = chartById('convergence')!.build([quarticTrace(1.1)], { ...whole, xRange: [10, 19] }, LIGHT_THEME);
  const summary = summaryOf(config);
  expect(summary.x).toMatchObject({ from: 10, to: 19 });
  expect(summary.series.filter(({ label }) => /step/.test(label)).map(({ points }) => points)).toEqual([10, 10]);
});
