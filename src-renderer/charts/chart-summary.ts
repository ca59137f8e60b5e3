/** What a drawn chart shows, in numbers and sentences: for screen readers, who get no picture. */
import type { ChartConfiguration } from 'chart.js';
import { numberText } from '../../src-shared/charts/number-text';
import { RESOLUTION_FLOOR, type Point } from '../../src-shared/charts/points';

export type Trend = 'level' | 'settles' | 'rises' | 'falls' | 'varies';

interface AxisSummary {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly logarithmic: boolean;
}

interface SeriesSummary {
  readonly label: string;
  readonly points: number;
  readonly first: number;
  readonly last: number;
  readonly low: number;
  readonly high: number;
  readonly trend: Trend;
}

export interface ChartSummary {
  readonly x: AxisSummary;
  readonly y: AxisSummary;
  /** In the order of the legend; those without a point in view are left out. */
  readonly series: readonly SeriesSummary[];
}

/** Changes below this share of the size are rounding. */
const EQUAL = 1e-9;
/** A series has settled when its last quarter stays within this share of its whole range. */
const SETTLED = 0.02;

const spread = (values: readonly number[]) => values.reduce((most, v) => Math.max(most, v), -Infinity) - least(values);
const least = (values: readonly number[]) => values.reduce((low, v) => Math.min(low, v), Infinity);
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

/**
 * How values in their order go, as the eye would see them on their axis: `level` without change, `settles` where the last quarter
 * stays in place, `rises` or `falls` where the last third lies more than half of the range above or below the first, else `varies`.
 */
export function trendOf(values: readonly number[], logarithmic: boolean): Trend {
  const heights = logarithmic ? values.map((value) => Math.log10(Math.max(value, Number.MIN_VALUE))) : values;
  const range = spread(heights);
  const size = heights.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  if (heights.length < 2 || range <= EQUAL * Math.max(size, Number.MIN_VALUE)) return 'level';
  const part = (share: number) => Math.max(1, Math.floor(heights.length * share));
  if (heights.length >= 8 && spread(heights.slice(-part(1 / 4))) <= SETTLED * range) return 'settles';
  const change = mean(heights.slice(-part(1 / 3))) - mean(heights.slice(0, part(1 / 3)));
  if (Math.abs(change) <= range / 2) return 'varies';
  return change > 0 ? 'rises' : 'falls';
}

function axisOf(config: ChartConfiguration, axis: 'x' | 'y'): AxisSummary {
  const scale = config.options?.scales?.[axis] as { title?: { text?: string }; min?: number; max?: number; type?: string } | undefined;
  return {
    title: scale?.title?.text ?? axis,
    from: scale?.min ?? Number.NaN,
    to: scale?.max ?? Number.NaN,
    logarithmic: scale?.type === 'logarithmic',
  };
}

/** The axes and the labelled series of a configuration, the latter within the visible range of the horizontal axis. */
export function summaryOf(config: ChartConfiguration): ChartSummary {
  const [x, y] = [axisOf(config, 'x'), axisOf(config, 'y')];
  const datasets = config.data.datasets as readonly { label?: string; data: unknown }[];
  const series = [...datasets].reverse().flatMap(({ label, data }): SeriesSummary[] => {
    if (!label) return [];
    const values = (data as readonly Point[]).filter((point) => !(point.x < x.from || point.x > x.to)).map((point) => point.y);
    const [first, last] = [values[0], values.at(-1)];
    if (first === undefined || last === undefined) return [];
    const [low, high] = [least(values), least(values) + spread(values)];
    return [{ label, points: values.length, first, last, low, high, trend: trendOf(values, y.logarithmic) }];
  });
  return { x, y, series };
}

/** More series than this are counted, not told one by one. */
const TOLD = 6;

/** The summary as sentences. `ordered`: the points are in the order of the horizontal axis, so that a series goes somewhere. */
export function summarySentences(
  { x, y, series }: ChartSummary,
  ordered: boolean,
  say: (key: string, values: Record<string, string | number>) => string,
): readonly string[] {
  const axis = (name: 'x' | 'y', of: AxisSummary) =>
    say(`chartSummary.${name}${of.logarithmic ? 'Log' : ''}`, { title: of.title, from: numberText(of.from), to: numberText(of.to) });
  // Where an axis is logarithmic, zero is drawn at a floor of its own.
  const value = (of: number) => (y.logarithmic && of <= RESOLUTION_FLOOR ? say('chartPanel.floor', {}) : numberText(of));
  const told = series.slice(0, TOLD).map((one) =>
    say(`chartSummary.${ordered ? one.trend : 'points'}`, {
      label: one.label,
      n: one.points,
      first: value(one.first),
      last: value(one.last),
      low: value(one.low),
      high: value(one.high),
    }),
  );
  const more = series.length > TOLD ? [say('chartSummary.more', { n: series.length - TOLD })] : [];
  return [axis('x', x), axis('y', y), ...told, ...more];
}
