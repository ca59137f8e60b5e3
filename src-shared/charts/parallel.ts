/** Parallel coordinates: one vertical axis a column, one line a run. */
import { distinct, isNumeric, type Value } from '../compare/columns';
import { figure } from '../figures';
import { linearAxis } from './axes';
import { extent } from './bounds';
import type { ChartTheme } from './chart';
import { frame } from './frame';
import { line } from './lines';
import type { Mark } from './marks';
import type { GroupLook, RunDrawing } from './multiples';

export interface ParallelRun {
  readonly id: number;
  readonly group: number;
  readonly marked: boolean;
  /** Drawn apart: dashed, whatever its group. */
  readonly diverged: boolean;
  readonly values: readonly Value[];
}

/** Missing and infinite values lie here, below the axis. */
export const APART = -0.14;

/** More categories than this are not all named on their axis. */
const MOST_NAMED = 8;

interface Placed {
  readonly places: readonly number[];
  /** What the axis says, and where; ascending. */
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/**
 * Places on an axis: numbers from 0 (smallest) to 1 (largest), texts evenly in alphabetical order; one value alone in the middle,
 * what is missing or not finite apart.
 */
export function placesOf(values: readonly Value[]): Placed {
  if (isNumeric(values)) {
    const range = extent(values.filter((value) => typeof value === 'number'));
    const [low, high] = range ?? [0, 0];
    const place = (value: Value) =>
      typeof value !== 'number' || !Number.isFinite(value) ? APART : high > low ? (value - low) / (high - low) : 0.5;
    const ends = high > low ? [low, high] : [low];
    return { places: values.map(place), ticks: range === null ? [] : ends.map((end) => ({ at: place(end), text: figure(end, 4) })) };
  }
  const texts = distinct(values).filter((value) => value !== null);
  const last = texts.length - 1;
  const place = (value: Value) => (value === null ? APART : last > 0 ? texts.indexOf(value) / last : 0.5);
  const named = texts.length <= MOST_NAMED ? texts : [texts[0] ?? '', texts[last] ?? ''];
  return { places: values.map(place), ticks: named.map((text) => ({ at: place(text), text: String(text) })) };
}

/** Mean width of a character of the titles, pixels. */
const CHARACTER = 6.2;

/** A title on the first or, alternately, the second of two lines, shortened to the room it has there so that none overlap. */
export function titleLines(titles: readonly string[], index: number, width: number): string[] {
  const title = titles[index] ?? '';
  const room = Math.floor((2 * width) / (titles.length + 1) / CHARACTER) - 1;
  // The outermost ones would run out of the chart.
  const most = Math.max(3, index === 0 || index === titles.length - 1 ? Math.floor(room * 0.6) : room);
  const shown = title.length <= most ? title : `${title.slice(0, most - 1).trimEnd()}…`;
  return index % 2 === 0 ? [shown, ''] : ['', shown];
}

/** `titles`: those of the axes, in the order of the runs' values; `missing` names the place below them. */
export function drawParallel(
  runs: readonly ParallelRun[],
  groups: readonly GroupLook[],
  titles: readonly string[],
  missing: string,
  theme: ChartTheme,
): RunDrawing {
  const axes = titles.map((_, i) => placesOf(runs.map(({ values }) => values[i] ?? null)));
  const sets = new Map<object, readonly number[]>();
  const named = new Set<number>();
  const lines = runs
    .map((run, index) => ({ run, points: axes.map(({ places }, i) => ({ x: i, y: places[index] ?? APART })) }))
    .sort((a, b) => Number(a.run.marked) - Number(b.run.marked))
    .flatMap(({ run, points }) => {
      const look = groups[run.group];
      if (!look) return [];
      const label = named.has(run.group) ? '' : look.label;
      named.add(run.group);
      const dash = run.diverged ? [2, 4] : look.dash;
      const set = line(points, { label, colour: look.colour, dash, width: run.marked ? 3.5 : 1.25 }, theme.background);
      sets.set(set, [run.id]);
      return [set];
    });
  const uprights = titles.map((_, i) =>
    line(
      [
        { x: i, y: 0 },
        { x: i, y: 1 },
      ],
      { label: '', colour: theme.mutedText, width: 1 },
      theme.background,
    ),
  );
  const marks: Mark[] = axes.flatMap(({ places, ticks }, x) => [
    ...ticks.map(({ at, text }) => ({ text, x, y: at, colour: theme.text, align: 'center' as const, below: at === 0 })),
    ...(places.includes(APART) ? [{ text: missing, x, y: APART, colour: theme.mutedText, align: 'center' as const, below: true }] : []),
  ]);
  const x = linearAxis('', [-0.35, titles.length - 0.65], theme);
  const y = linearAxis('', [-0.26, 1.12], theme);
  return {
    config: frame(
      {
        datasets: [...uprights, ...lines],
        axes: {
          x: {
            ...x,
            title: { ...x.title, display: false },
            grid: { ...x.grid, display: false },
            afterBuildTicks: (axis) => void (axis.ticks = titles.map((_, value) => ({ value }))),
            ticks: {
              ...x.ticks,
              autoSkip: false,
              callback(value) {
                return titleLines(titles, Number(value), this.chart.width);
              },
            },
          },
          y: { ...y, display: false },
        },
        marks,
      },
      theme,
    ),
    runs: sets,
  };
}
