import type { ChartConfiguration } from 'chart.js';
import { chartById } from '../../src-shared/charts';
import type { ChartTheme, Trace } from '../../src-shared/charts/chart';

const WHOLE = { xRange: null, yRange: null, cursor: null, time: 'steps' } as const;

/** The first of the charts that can be drawn of the trace, without titles, labels and legend: as it is put on a card. */
export function thumbnailChart(charts: readonly string[], trace: Trace, theme: ChartTheme): ChartConfiguration | null {
  for (const id of [...charts, 'convergence']) {
    const definition = chartById(id);
    if (definition?.applies(trace.dimension)) return bare(definition.build([trace], WHOLE, theme));
  }
  return null;
}

function bare(config: ChartConfiguration): ChartConfiguration {
  const { options } = config;
  const marks = options?.plugins?.marks;
  const scales = Object.fromEntries(
    Object.entries(options?.scales ?? {}).map(([axis, scale]) => [
      axis,
      { ...scale, title: { display: false }, ticks: { ...scale?.ticks, display: false } },
    ]),
  );
  const plugins = { ...options?.plugins, legend: { display: false }, ...(marks ? { marks: { ...marks, items: [] } } : {}) };
  return { ...config, options: { ...options, responsive: false, animation: false, scales, plugins } } as ChartConfiguration;
}
