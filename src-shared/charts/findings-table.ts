/** What a study's plot or map shows, as a table and in words: for screen readers and for pasting elsewhere. */
import type { FindingMap, FindingPlot } from '../study';
import { extent } from './bounds';
import { numberText } from './number-text';
import type { ChartTable } from './table';

/** Lines named in the sentence. */
const MOST_NAMED = 8;

/** Lines: one row a point, in full precision. Maps: one row a cell (its centre and its class), then the points of the curves. */
export function findingTable(plot: FindingPlot | FindingMap): ChartTable {
  const head = ['series', plot.xTitle, plot.yTitle];
  const points = plot.lines.flatMap(({ label, x, y }) => x.map((value, i) => [label, value, y[i] ?? null]));
  if (plot.kind === 'lines') return { head, rows: points };
  const { columns, rows, cells, classes } = plot;
  const centre = ([low, high]: readonly [number, number], i: number, count: number) => low + ((high - low) * (i + 0.5)) / count;
  const all = Array.from({ length: columns * rows }, (_, i) => [
    classes[cells[i] ?? 0] ?? '',
    centre(plot.x, i % columns, columns),
    centre(plot.y, Math.floor(i / columns), rows),
  ]);
  return { head, rows: [...all, ...points] };
}

/** One or two sentences with the numbers that matter. */
export function describeFinding(plot: FindingPlot | FindingMap): string {
  if (plot.kind === 'map') {
    const total = plot.columns * plot.rows;
    const counts = plot.classes.map((name, kind) => `${name}: ${countOf(plot.cells, kind)} of ${total} cells`);
    const lines = plot.lines.length > 0 ? ` Curves over it: ${plot.lines.map(({ label }) => label).join(', ')}.` : '';
    return `${plot.title}. ${plot.yTitle} against ${plot.xTitle}. ${counts.join('; ')}.${lines}`;
  }
  const lines = plot.lines.map(({ label, x, y }) => {
    const [across, up] = [extent(x), extent(y)];
    if (!across || !up) return `${label}: no points`;
    return `${label}: ${x.length} points, from ${numberText(up[0])} to ${numberText(up[1])}`;
  });
  const shown = lines.slice(0, MOST_NAMED).join('; ');
  const more = lines.length > MOST_NAMED ? `; ${lines.length} lines in all` : '';
  return `${plot.title}. ${plot.yTitle} against ${plot.xTitle}. ${shown}${more}.`;
}

function countOf(cells: Uint8Array, kind: number): number {
  return cells.reduce((sum, cell) => sum + (cell === kind ? 1 : 0), 0);
}
