/** What all charts have in common. */
import type { Chart, ChartConfiguration, ChartDataset, LegendItem, Plugin } from 'chart.js';
import { decimalMark } from '../decimal-mark';
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
      locale: decimalMark() === ',' ? 'de-DE' : 'en-US',
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
            pointStyleWidth: 10,
            boxHeight: 7,
            padding: 8,
            generateLabels: (chart) => legendEntries(chart as unknown as Chart<'scatter', Point[]>, theme),
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

/** Entries of the datasets that have a label, with their marker or dash. */
function legendEntries(chart: Chart<'scatter', Point[]>, theme: ChartTheme): LegendItem[] {
  return chart.data.datasets.flatMap((dataset, datasetIndex) => {
    if (!dataset.label) return [];
    const colour = String(dataset.borderColor);
    return {
      text: dataset.label,
      datasetIndex,
      fontColor: theme.text,
      fillStyle: String(dataset.pointBackgroundColor),
      strokeStyle: colour,
      lineWidth: dataset.pointStyle === 'line' ? Number(dataset.borderWidth) : 1.25,
      lineDash: dataset.pointStyle === 'line' ? (dataset.borderDash as number[]) : [],
      pointStyle: dataset.pointStyle as LegendItem['pointStyle'] & string,
    };
  });
}
