/** Compared runs as one chart: overlaid over time, two columns against each other, or on parallel axes. */
import type { Alignment } from '../compare/look';
import type { ChartTheme } from './chart';
import { groupLooks } from './group-looks';
import { drawMultiples, multiplesRange, type GroupedRun, type MultiplesOptions, type RunDrawing } from './multiples';
import { drawParallel } from './parallel';
import { drawScatter } from './scatter';
import { QUANTITIES, type ComparisonChart, type ComparisonLook, type Quantity } from '../compare/look';
import type { SeriesView } from '../views';
import { columnValue, parallelColumns } from '../compare/columns';
import { grouped, type Grouping } from '../compare/groups';
import type { ComparedRun } from '../compare/run-table';

export interface ComparisonTitles {
  column(key: string): string;
  quantity(quantity: Quantity): string;
  axis(alignment: Alignment): string;
  readonly missing: string;
}

export interface Compared {
  readonly runs: readonly ComparedRun[];
  /** Of the overlay: views of each run by the name of their series. */
  readonly series: ReadonlyMap<number, Readonly<Record<string, SeriesView>>>;
  readonly marked: ReadonlySet<number>;
  /** Settings and metrics of parallel axes. */
  readonly specification: readonly string[];
  readonly metrics: readonly string[];
}

export function groupingOf(runs: readonly ComparedRun[], colour: string, missing: string): Grouping {
  return grouped(
    runs.map((run) => columnValue(run, colour)),
    missing,
  );
}

export function overlaidRuns({ runs, series, marked }: Compared, grouping: Grouping): readonly GroupedRun[] {
  return runs.map((run, i) => ({
    id: run.id,
    group: grouping.of[i] ?? 0,
    marked: marked.has(run.id),
    eta: run.metrics['eta'] ?? Number.NaN,
    diverged: run.outcome === 'diverged',
    series: series.get(run.id) ?? {},
  }));
}

export function overlayOptions({ quantity, alignment }: ComparisonLook, titles: ComparisonTitles): MultiplesOptions {
  return {
    series: QUANTITIES[quantity],
    title: titles.quantity(quantity),
    across: titles.axis(alignment),
    alignment,
    logarithmic: quantity !== 'sharpness',
  };
}

const numberOf = (value: ReturnType<typeof columnValue>) => (typeof value === 'number' ? value : null);

export function drawComparison(
  chart: ComparisonChart,
  compared: Compared,
  look: ComparisonLook,
  titles: ComparisonTitles,
  theme: ChartTheme,
): RunDrawing {
  const { runs, marked } = compared;
  const grouping = groupingOf(runs, look.colour, titles.missing);
  const looks = groupLooks(grouping, theme);
  const own = (run: ComparedRun, i: number) => ({ id: run.id, group: grouping.of[i] ?? 0, marked: marked.has(run.id) });
  if (chart === 'scatter') {
    const points = runs.map((run, i) => ({
      ...own(run, i),
      x: numberOf(columnValue(run, look.across)),
      y: numberOf(columnValue(run, look.up)),
    }));
    const rates = look.across === 'metric:predictedTwoStepRate' && look.up === 'metric:twoStepRate';
    return drawScatter(points, looks, { x: titles.column(look.across), y: titles.column(look.up) }, rates, theme);
  }
  if (chart === 'parallel') {
    const columns = parallelColumns(runs, compared.specification, compared.metrics);
    const lines = runs.map((run, i) => ({
      ...own(run, i),
      diverged: run.outcome === 'diverged',
      values: columns.map((key) => columnValue(run, key)),
    }));
    return drawParallel(lines, looks, columns.map(titles.column), titles.missing, theme);
  }
  const overlaid = overlaidRuns(compared, grouping);
  const options = overlayOptions(look, titles);
  return drawMultiples(overlaid, looks, multiplesRange(overlaid, options, look.whole), options, theme);
}
