/** A chart in another language: its titles, legend and labels, nothing else. */
import type { ChartConfiguration } from 'chart.js';
import type { MarksOptions } from './marks';

/** The configuration with every text passed through `told`; points, colours and ranges are the same objects. */
export function toldChart(config: ChartConfiguration, told: (text: string) => string): ChartConfiguration {
  const datasets = config.data.datasets.map((dataset) => (dataset.label ? { ...dataset, label: told(dataset.label) } : dataset));
  const { options = {} } = config;
  const scales = Object.fromEntries(
    Object.entries(options.scales ?? {}).map(([id, scale]) => {
      const title = (scale as { title?: { text?: string | string[] } } | undefined)?.title;
      const text = Array.isArray(title?.text) ? title.text.map(told) : title?.text && told(title.text);
      return [id, title ? { ...scale, title: { ...title, text } } : scale];
    }),
  );
  const marks = options.plugins?.marks as MarksOptions | undefined;
  const plugins = marks
    ? { ...options.plugins, marks: { ...marks, items: marks.items.map((mark) => ({ ...mark, text: told(mark.text) })) } }
    : options.plugins;
  return {
    ...config,
    data: { ...config.data, datasets },
    options: { ...options, scales, plugins },
  } as ChartConfiguration;
}
