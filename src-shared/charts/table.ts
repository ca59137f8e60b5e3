/** What a chart shows, as a table: for screen readers and for pasting elsewhere. */
import type { ChartConfiguration } from 'chart.js';
import type { Range } from './bounds';
import type { Point } from './points';

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (number | string | null)[])[];
}

interface Series {
  readonly label: string;
  readonly points: readonly Point[];
}

function seriesOf(config: ChartConfiguration): Series[] {
  const datasets = config.data.datasets as readonly { label?: string; data: unknown }[];
  return datasets
    .filter((dataset) => Boolean(dataset.label))
    .map((dataset) => ({ label: dataset.label ?? '', points: dataset.data as readonly Point[] }))
    .reverse();
}

function titleOf(config: ChartConfiguration, axis: 'x' | 'y'): string {
  const scale = config.options?.scales?.[axis] as { title?: { text?: string | readonly string[] } } | undefined;
  const text = scale?.title?.text;
  // The lines below the first are the picture's own caption.
  return (typeof text === 'string' ? text : text?.[0]) ?? axis;
}

const within = (x: number, range: Range | null) => range === null || (x >= range[0] && x <= range[1]);

/**
 * The labelled series inside `range` of the horizontal axis, in full precision. Charts over steps: one row a step and one column a
 * series; others: one row a point.
 */
export function tableOf(config: ChartConfiguration, overSteps: boolean, range: Range | null): ChartTable {
  const series = seriesOf(config);
  if (!overSteps) {
    const rows = series.flatMap(({ label, points }) =>
      points.filter((point) => within(point.x, range)).map((point) => [label, point.x, point.y]),
    );
    return { head: ['series', titleOf(config, 'x'), titleOf(config, 'y')], rows };
  }
  const byX = new Map<number, (number | null)[]>();
  for (const [column, { points }] of series.entries()) {
    for (const point of points) {
      if (!within(point.x, range)) continue;
      const row = byX.get(point.x) ?? Array.from({ length: series.length }, () => null);
      row[column] = point.y;
      byX.set(point.x, row);
    }
  }
  const rows = [...byX].sort(([a], [b]) => a - b).map(([x, values]) => [x, ...values]);
  return { head: [titleOf(config, 'x'), ...series.map(({ label }) => label)], rows };
}

/** Tab-separated text, numbers with all their digits. */
export function tableText(table: ChartTable): string {
  return [table.head, ...table.rows].map((row) => row.map((cell) => (cell === null ? '' : String(cell))).join('\t')).join('\n');
}
