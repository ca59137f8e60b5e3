/** What can be done to the chart in front, by key, menu, palette or its own buttons. */
export const CHART_COMMANDS = [
  'reset-zoom',
  'back-zoom',
  'chart-walk',
  'chart-sound',
  'chart-effective',
  'chart-table',
  'chart-copy-table',
  'chart-copy-image',
  'chart-save-image',
  'chart-add-to-report',
  'chart-save-figure',
  'chart-help',
] as const;
export type ChartCommand = (typeof CHART_COMMANDS)[number];

/** The chart commands go to: what it cannot do is not in its list. */
export type ChartTarget = () => Partial<Readonly<Record<ChartCommand, () => void>>>;
