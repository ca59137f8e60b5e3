/** Rectangles of a class map, drawn under everything else by a small Chart.js plugin from data in the options (`plugins.cells`). */
import type { Chart, ChartType, Plugin } from 'chart.js';

export interface CellsOptions {
  /** Extent in data coordinates. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
  /** Class of each cell, row by row from the lowest y. */
  readonly cells: Uint8Array;
  /** Colour of each class. */
  readonly colours: readonly string[];
  readonly background: string;
}

declare module 'chart.js' {
  // The names of the type parameters have to be those of chart.js.
  interface PluginOptionsByType<TType extends ChartType> {
    cells?: CellsOptions & { readonly chartType?: TType };
  }
}

/** Runs of equal cells in one row: [first column, column after the last, class]. */
export function runsOf(cells: Uint8Array, columns: number, row: number): (readonly [number, number, number])[] {
  const runs: (readonly [number, number, number])[] = [];
  for (let from = 0; from < columns;) {
    const kind = cells[row * columns + from] ?? 0;
    let to = from + 1;
    while (to < columns && cells[row * columns + to] === kind) to++;
    runs.push([from, to, kind]);
    from = to;
  }
  return runs;
}

/** CSS pixels. */
const SEAM = 0.75;

function draw(chart: Chart, map: CellsOptions): void {
  const { ctx, chartArea: area } = chart;
  const { x, y } = chart.scales;
  if (!x || !y) return;
  const at = (scale: typeof x, [low, high]: readonly [number, number], part: number) => scale.getPixelForValue(low + (high - low) * part);
  ctx.save();
  ctx.beginPath();
  ctx.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
  ctx.clip();
  for (let row = 0; row < map.rows; row++) {
    const bottom = at(y, map.y, row / map.rows);
    const top = at(y, map.y, (row + 1) / map.rows);
    for (const [from, to, kind] of runsOf(map.cells, map.columns, row)) {
      const left = at(x, map.x, from / map.columns);
      ctx.fillStyle = map.colours[kind] ?? map.background;
      // Overlaps the cells drawn before, so that no seams show; those after cover what is too much.
      ctx.fillRect(left, top, at(x, map.x, to / map.columns) - left + SEAM, bottom - top + SEAM);
    }
  }
  ctx.restore();
}

export const cellsPlugin: Plugin = {
  id: 'cells',
  beforeDatasetsDraw(chart) {
    const options = chart.config.options?.plugins?.cells as CellsOptions | undefined;
    if (options) draw(chart, options);
  },
};
