/** Any two columns of many runs against each other, one point a run. */
import { linearAxis } from './axes';
import { extent, padded } from './bounds';
import type { ChartTheme } from './chart';
import { frame } from './frame';
import { level, line } from './lines';
import type { GroupLook, RunDrawing } from './multiples';

export interface ScatterRun {
  readonly id: number;
  readonly group: number;
  readonly marked: boolean;
  /** null = the run has no such value and is not drawn. */
  readonly x: number | null;
  readonly y: number | null;
}

/** `diagonal`: draws y = x, where a prediction stands against its measurement. */
export function drawScatter(
  runs: readonly ScatterRun[],
  groups: readonly GroupLook[],
  titles: { readonly x: string; readonly y: string },
  diagonal: boolean,
  theme: ChartTheme,
): RunDrawing {
  const known = runs.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y) && x !== null && y !== null);
  const point = (run: ScatterRun) => ({ x: run.x ?? Number.NaN, y: run.y ?? Number.NaN });
  const sets = new Map<object, readonly number[]>();
  const datasets = groups.flatMap((look, group) => {
    const mine = known.filter((run) => run.group === group);
    if (mine.length === 0) return [];
    const set = line(mine.map(point), { ...look, noLine: true, radius: 4.5 }, theme.background);
    sets.set(
      set,
      mine.map(({ id }) => id),
    );
    return [set];
  });
  const marked = known.filter((run) => run.marked);
  const rings = line(
    marked.map(point),
    { label: '', colour: theme.text, marker: 'circle', hollow: true, radius: 8, noLine: true },
    '#00000000',
  );
  const x = padded(extent(known.map((run) => run.x ?? Number.NaN)), 0.08);
  const y = padded(extent(known.map((run) => run.y ?? Number.NaN)), 0.08);
  const low = Math.max(x[0], y[0]);
  const high = Math.min(x[1], y[1]);
  const same =
    diagonal && low < high ? [level(low, low, high, { label: '', colour: theme.mutedText, dash: [5, 4] }, theme.background)] : [];
  for (const set of same)
    set.data = [
      { x: low, y: low },
      { x: high, y: high },
    ];
  const axes = { x: linearAxis(titles.x, x, theme), y: linearAxis(titles.y, y, theme) };
  return { config: frame({ datasets: [...same, ...datasets, rings], axes, marks: [] }, theme), runs: sets };
}
