/** Compared runs on paper: the chart of the window, in words, and its numbers. */
import type { ChartTheme } from '../../src-shared/charts/chart';
import type { ComparisonDrawing } from '../../src-shared/charts/drawing';
import { multiplesRange } from '../../src-shared/charts/multiples';
import type { Point } from '../../src-shared/charts/points';
import type { ChartTable } from '../../src-shared/charts/table';
import { LIGHT_THEME } from '../../src-shared/charts/theme';
import { columnValue, parallelColumns } from '../../src-shared/compare/columns';
import { drawComparison, groupingOf, overlaidRuns, overlayOptions, type ComparisonTitles } from '../../src-shared/charts/comparison';
import { ALIGNED_TITLES, METRIC_TITLES, QUANTITY_TITLES, SETTING_TITLES, settingTitle } from '../../src-shared/compare/titles';
import type { ChartOfDrawing } from './chart-of';

const TITLES: ComparisonTitles = {
  column(key) {
    if (key === 'outcome') return 'Outcome';
    if (key === 'tags') return 'Tags';
    const name = key.slice(key.indexOf(':') + 1);
    if (key.startsWith('setting:')) return settingTitle(name, (setting) => SETTING_TITLES[setting]);
    return Object.hasOwn(METRIC_TITLES, name) ? METRIC_TITLES[name as keyof typeof METRIC_TITLES] : name;
  },
  quantity: (quantity) => QUANTITY_TITLES[quantity],
  axis: (alignment) => ALIGNED_TITLES[alignment],
  missing: 'missing',
};

export function comparisonChart(
  { chart, compared, look, title }: ComparisonDrawing,
  theme: ChartTheme,
  told: (text: string) => string,
): ChartOfDrawing {
  // Titles of parallel axes are shortened to their place: in the language they are drawn in.
  const titles = { ...TITLES, column: (key: string) => told(TITLES.column(key)) };
  const { config } = drawComparison(chart, compared, look, titles, theme);
  const grouping = groupingOf(compared.runs, look.colour, TITLES.missing);
  const groups = grouping.labels.map((label, i) => `${label} (${grouping.of.filter((group) => group === i).length})`);
  const beyond =
    chart === 'overlay' ? multiplesRange(overlaidRuns(compared, grouping), overlayOptions(look, TITLES), look.whole).beyond : 0;
  const left = beyond > 0 ? ` Diverged runs that leave the axis: ${beyond}.` : '';
  return { config, words: `${title}. ${TITLES.column(look.colour)}: ${groups.join(', ')}.${left}`, smooth: false };
}

/** One row a run of its columns; of an overlay one row a point. */
export function comparisonTable({ chart, compared, look }: ComparisonDrawing): ChartTable {
  const { runs } = compared;
  if (chart === 'overlay') {
    const { config, runs: shown } = drawComparison(chart, compared, look, TITLES, LIGHT_THEME);
    const sets = config.data.datasets as unknown as readonly { data: readonly Point[] }[];
    const rows = sets.flatMap((set) => set.data.map(({ x, y }) => [shown.get(set)?.[0] ?? null, x, y]));
    const inOrder = (id: number | null) => runs.findIndex((run) => run.id === id);
    rows.sort((a, b) => inOrder(a[0] ?? null) - inOrder(b[0] ?? null));
    return { head: ['run', TITLES.axis(look.alignment), TITLES.quantity(look.quantity)], rows };
  }
  const columns = chart === 'scatter' ? [look.across, look.up] : parallelColumns(runs, compared.specification, compared.metrics);
  const keys = [...new Set([...columns, look.colour])];
  return {
    head: ['run', ...keys.map(TITLES.column)],
    rows: runs.map((run) => [run.id, ...keys.map((key) => columnValue(run, key))]),
  };
}
