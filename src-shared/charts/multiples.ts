/** One quantity of many runs, overlaid or each in a small chart of its own with the same axes. */
import type { ChartConfiguration } from 'chart.js';
import { type Alignment } from '../compare/look';
import { alignmentOf, type Aligned } from './alignment';
import { linearAxis, logAxis } from './axes';
import { extent, join, padded, valueRange, type Range } from './bounds';
import type { ChartTheme } from './chart';
import { aboveFloor } from './floor';
import { frame, type Dataset } from './frame';
import { line } from './lines';
import { bandPoints, RESOLUTION_FLOOR, samplePoints, type Point } from './points';

export interface GroupedRun extends Aligned {
  readonly id: number;
  readonly group: number;
  readonly marked: boolean;
}

/** A drawing of runs: which ones each data set shows, one for all of its points or one for each. */
export interface RunDrawing {
  readonly config: ChartConfiguration;
  readonly runs: ReadonlyMap<object, readonly number[]>;
}

export interface GroupLook {
  readonly label: string;
  readonly colour: string;
  readonly dash: readonly number[];
  readonly marker: 'circle' | 'triangle' | 'rect' | 'rectRot' | 'cross' | 'star';
}

export interface MultiplesOptions {
  readonly series: string;
  /** Title of the vertical axis. */
  readonly title: string;
  readonly across: string;
  readonly alignment: Alignment;
  readonly logarithmic: boolean;
}

function pointsOf(run: GroupedRun, { series, alignment, logarithmic }: MultiplesOptions): Point[] {
  const view = run.series[series];
  const place = alignmentOf(run, alignment);
  if (!view || !place) return [];
  const drawn = { floor: logarithmic ? RESOLUTION_FLOOR : null, cursor: null, perStep: 1 };
  const exact = samplePoints(view, 'both', drawn);
  const band = exact ? null : bandPoints(view, 'both', drawn);
  // Of an envelope both edges are drawn by one line that goes up and down between them.
  const points = exact ?? band?.low.flatMap((low, i) => [low, band.high[i] ?? low]) ?? [];
  return points.map(({ x, y }) => ({ x: (x - place.zero) * place.factor, y }));
}

/** Diverged runs may reach so many times beyond the others before they leave the axis. */
const ROOM = 10;

/**
 * Ranges of both axes over the runs, so that small multiples share them. Unless `whole`, runs that diverged do not stretch the
 * vertical axis of the others; `beyond` counts those that leave it then. Where every run diverged, all is shown.
 */
export function multiplesRange(
  runs: readonly GroupedRun[],
  options: MultiplesOptions,
  whole: boolean,
): { readonly x: Range; readonly y: Range; readonly beyond: number } {
  const drawn = runs.map((run) => ({ run, points: pointsOf(run, options) })).filter(({ points }) => points.length > 0);
  const x = extent(...drawn.map(({ points }) => points.map((point) => point.x))) ?? [0, 1];
  const valuesOf = (run: GroupedRun) => valueRange([run.series[options.series]]);
  const all = join(...drawn.map(({ run }) => valuesOf(run)));
  const calm = join(...drawn.map(({ run }) => (run.diverged ? null : valuesOf(run))));
  let values = all;
  let leaves = (_: Range) => false;
  if (!whole && all && calm) {
    const width = (ROOM / 2) * (calm[1] - calm[0] || Math.abs(calm[1]) || 1);
    const [low, high] = options.logarithmic ? [-Infinity, calm[1] * ROOM] : [calm[0] - width, calm[1] + width];
    leaves = (range) => range[0] < low || range[1] > high;
    // Both edges of the room stand still at the runs that settled, or where the diverged ones end within it.
    if (leaves(all)) values = [options.logarithmic ? all[0] : Math.max(all[0], calm[0]), Math.min(all[1], calm[1])];
  }
  const beyond = drawn.filter(({ run }) => leaves(valuesOf(run) ?? [0, 0])).length;
  return {
    x: x[0] < x[1] ? x : [x[0] - 1, x[1] + 1],
    y: options.logarithmic ? aboveFloor(values) : padded(values),
    beyond,
  };
}

/** The runs overlaid, in the colour and dash of their group; marked ones last and wider. The legend names groups, each once. */
export function drawMultiples(
  runs: readonly GroupedRun[],
  groups: readonly GroupLook[],
  range: { readonly x: Range; readonly y: Range },
  options: MultiplesOptions,
  theme: ChartTheme,
): RunDrawing {
  const named = new Set<number>();
  const sets = new Map<object, readonly number[]>();
  const ordered = [...runs].sort((a, b) => Number(a.marked) - Number(b.marked));
  const datasets: Dataset[] = ordered.flatMap((run) => {
    const look = groups[run.group];
    const points = pointsOf(run, options);
    if (!look || points.length === 0) return [];
    const label = named.has(run.group) ? '' : look.label;
    named.add(run.group);
    const set = line(points, { label, colour: look.colour, dash: look.dash, width: run.marked ? 3 : 1.25 }, theme.background);
    sets.set(set, [run.id]);
    return [set];
  });
  const y = options.logarithmic ? logAxis(options.title, range.y, theme) : linearAxis(options.title, range.y, theme);
  return { config: frame({ datasets, axes: { x: linearAxis(options.across, range.x, theme), y }, marks: [] }, theme), runs: sets };
}
