import type { ChartConfiguration } from 'chart.js';

/** Below the first height a chart has its legend beside it, below the second neither legend nor titles of axes. */
const [LOW, VERY_LOW] = [210, 110];
/** A legend beside the chart needs this much width to leave the chart more than itself. */
const WIDE = 340;

/**
 * What leaves a low chart to its curves: its legend takes no lines from it but stands beside it, and where there is no room for
 * that either it is left out; the readout and the table name the series. High charts are as they are.
 */
export function compactOptions(options: NonNullable<ChartConfiguration['options']>, width: number, height: number): typeof options {
  if (height >= LOW || height === 0) return options;
  const beside = height >= VERY_LOW && width >= WIDE;
  const legend = { ...options.plugins?.legend, display: beside, position: 'right' as const, align: 'start' as const, maxWidth: width / 3 };
  const untitled = Object.fromEntries(
    Object.entries(options.scales ?? {}).map(([name, axis]) => [
      name,
      axis && 'title' in axis && height < VERY_LOW ? { ...axis, title: { ...axis.title, display: false } } : axis,
    ]),
  );
  return {
    ...options,
    plugins: { ...options.plugins, legend },
    scales: untitled,
  } as typeof options;
}
