/** What all charts have in common. */
import type { ChartConfiguration, ChartDataset, Plugin } from 'chart.js';
import type { Axis } from './axes';
import type { ChartTheme } from './chart';
import { marksPlugin, type Mark } from './marks';
import type { Point } from './points';

export type Dataset = ChartDataset<'scatter', Point[]>;

export interface Parts {
  /** Later ones are drawn over earlier ones. A dataset without label has no entry in the legend. */
  readonly datasets: readonly Dataset[];
  readonly axes: { readonly x: Axis; readonly y: Axis };
  readonly marks: readonly Mark[];
}

/** The chart's configuration. Points are given as {x, y}, nothing is parsed, animated or decimated. */
export function frame(parts: Parts, theme: ChartTheme): ChartConfiguration {
  const config: ChartConfiguration<'scatter', Point[]> = {
    type: 'scatter',
    // Chart.js draws the first dataset on top.
    data: { datasets: [...parts.datasets].reverse() },
    options: {
      parsing: false,
      normalized: true,
      animation: false,
      responsive: false,
      maintainAspectRatio: false,
      locale: 'en-US',
      events: [],
      layout: { padding: { top: 2, right: 12, bottom: 4, left: 4 } },
      scales: parts.axes,
      plugins: {
        legend: {
          position: 'top',
          align: 'start',
          reverse: true,
          labels: {
            color: theme.text,
            font: { family: theme.fontFamily, size: 11 },
            usePointStyle: true,
            pointStyleWidth: 22,
            boxHeight: 7,
            padding: 8,
            filter: (item) => item.text !== '' && item.text !== undefined,
          },
        },
        marks: {
          items: parts.marks,
          background: theme.background,
          fontFamily: theme.fontFamily,
          focus: null,
        },
      },
    },
    plugins: [marksPlugin as Plugin<'scatter'>],
  };
  return config as ChartConfiguration;
}
