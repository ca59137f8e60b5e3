/** Which cells a sweep has. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { SweepSpec } from '../../src-shared/sweep';
import type { Place } from './place';

/** The place of a cell; refuses one outside the sweep. */
export function placeInSweep({ shape }: SweepSpec, column: number, row: number): Answer<Place> {
  const columns = shape.kind === 'ensemble' ? shape.runs : shape.columns;
  const rows = shape.kind === 'outcome-map' ? shape.rows : 1;
  const inside = (index: number, count: number) => Number.isInteger(index) && index >= 0 && index < count;
  if (inside(column, columns) && inside(row, rows)) return accept({ column, row, part: 0.5 });
  return refuse(
    'no-such-cell',
    inside(column, columns) ? 'row' : 'column',
    `The sweep has no cell (${column}, ${row}).`,
    `Its columns are 0 to ${columns - 1}, its rows 0 to ${rows - 1}.`,
  );
}
