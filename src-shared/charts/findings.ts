/** What a study found, as charts: lines and points, or a map of classes with curves over it. */
import type { ChartConfiguration, Plugin } from 'chart.js';
import type { FindingLine, FindingMap, FindingPlot } from '../study';
import { linearAxis, logAxis } from './axes';
import { extent, join, padded, rounded, type Range } from './bounds';
import { cellsPlugin, type CellsOptions } from './cells';
import type { ChartTheme } from './chart';
import { frame, type Dataset } from './frame';
import { line, type Look } from './lines';
import { MAX_DRAWN, type Point } from './points';
import { blended } from './theme';

/** Beyond this many points markers overlap and get smaller. */
const MANY = 200;

function colourOf({ role }: FindingLine, others: number, theme: ChartTheme): string {
  switch (role) {
    case 'one-step':
      return theme.oneStep;
    case 'two-step':
      return theme.twoStep;
    case 'eos':
      return theme.edge;
    case 'stable':
      return theme.stable;
    case 'unstable':
      return theme.unstable;
    case 'other':
      return theme.series[others % theme.series.length] ?? theme.text;
  }
}

/** Roles tell lines apart by more than colour: the edge of stability is dotted, what is unstable dashed or hollow. */
function lookOf(found: FindingLine, others: number, theme: ChartTheme): Look {
  const colour = colourOf(found, others, theme);
  if (found.draw === 'points') {
    const many = found.x.length > MANY;
    const marker = found.role === 'unstable' ? 'triangle' : found.role === 'eos' ? 'rectRot' : 'circle';
    return { label: found.label, colour, marker, radius: many ? 1.25 : 3, hollow: found.role === 'unstable' && !many, noLine: true };
  }
  if (found.role === 'eos') return { label: found.label, colour, width: 2, dash: [2, 3] };
  return { label: found.label, colour, width: 1.75, ...(found.draw === 'dashed' ? { dash: [6, 4] } : {}) };
}

type Scale = 'linear' | 'log';

function pointsOf(found: FindingLine, x: Scale, y: Scale): Point[] {
  const drawable = (value: number, scale: Scale) => Number.isFinite(value) && (scale === 'linear' || value > 0);
  const points: Point[] = [];
  for (let i = 0; i < found.x.length && points.length < MAX_DRAWN; i++) {
    const point = { x: found.x[i] ?? Number.NaN, y: found.y[i] ?? Number.NaN };
    if (drawable(point.x, x) && drawable(point.y, y)) points.push(point);
  }
  return points;
}

function datasetsOf(lines: readonly FindingLine[], x: Scale, y: Scale, theme: ChartTheme): Dataset[] {
  let others = 0;
  const named = new Set<string>();
  return lines.map((found) => {
    // Pieces of one branch share a name: it stands in the legend once.
    const name = JSON.stringify([found.label, found.role, found.draw]);
    const look = { ...lookOf(found, found.role === 'other' ? others++ : 0, theme), ...(named.has(name) ? { label: '' } : {}) };
    named.add(name);
    // A branch may turn back, so Chart.js must not take x for sorted: these points are parsed.
    return { ...line(pointsOf(found, x, y), look, theme.background), parsing: { xAxisKey: 'x', yAxisKey: 'y' } };
  });
}

function axisOf(title: string, scale: Scale, values: Range | null, theme: ChartTheme) {
  return scale === 'log' ? logAxis(title, rounded(values), theme) : linearAxis(title, padded(values, 0.04), theme);
}

function linesChart(plot: FindingPlot, theme: ChartTheme): ChartConfiguration {
  const datasets = datasetsOf(plot.lines, plot.xScale, plot.yScale, theme);
  const range = (pick: 'x' | 'y') => join(...datasets.map(({ data }) => extent(data.map((point) => point[pick]))));
  const axes = {
    x: axisOf(plot.xTitle, plot.xScale, range('x'), theme),
    y: axisOf(plot.yTitle, plot.yScale, range('y'), theme),
  };
  return frame({ datasets, axes, marks: [] }, theme);
}

/** Classes in colours that stay apart for colour-blind eyes and in print; lighter than lines, which are drawn over them. */
export function classColours(theme: ChartTheme): readonly string[] {
  const base = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#8a8a8a', '#d55e00', '#f0e442', '#56b4e9'];
  return base.map((colour) => blended(colour, theme.background, 0.6));
}

function mapChart(map: FindingMap, theme: ChartTheme): ChartConfiguration {
  const colours = classColours(theme);
  // Legend entries of the classes there are: datasets without points.
  const present = new Set(map.cells);
  const classes = map.classes.flatMap((label, i): Dataset[] => {
    if (!present.has(i)) return [];
    const colour = colours[i % colours.length] ?? theme.text;
    const entry = line([], { label, colour, marker: 'rect', radius: 5, noLine: true }, theme.background);
    return [{ ...entry, borderColor: theme.mutedText }];
  });
  const datasets = [...datasetsOf(map.lines, 'linear', 'linear', theme), ...classes];
  const axes = { x: linearAxis(map.xTitle, map.x, theme), y: linearAxis(map.yTitle, map.y, theme) };
  const config = frame({ datasets, axes, marks: [] }, theme);
  const { x, y, columns, rows, cells } = map;
  const wanted = map.classes.map((_, i) => colours[i % colours.length] ?? theme.background);
  const options: CellsOptions = { x, y, columns, rows, cells, colours: wanted, background: theme.background };
  return {
    ...config,
    options: { ...config.options, plugins: { ...config.options?.plugins, cells: options } },
    plugins: [...(config.plugins ?? []), cellsPlugin as Plugin],
  };
}

/** A study's plot or map as a Chart.js configuration: the same in the window, in exports and on the command line. */
export function findingChart(plot: FindingPlot | FindingMap, theme: ChartTheme): ChartConfiguration {
  return plot.kind === 'lines' ? linesChart(plot, theme) : mapChart(plot, theme);
}
