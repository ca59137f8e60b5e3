/** Cells of a sweep as experiments and runs of their own. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import { figure } from '../../src-shared/figures';
import { axisValue, type SweepSpec } from '../../src-shared/sweep';
import { cellExperiment } from '../../src-shared/sweep-cell';
import type { Session } from './session';

/** Cells made into runs by one call. */
const MOST_CELLS = 1_000;

/** Makes and runs an experiment for each cell [column, row]; the value is the runs' ids. Ends at the first refusal; what began goes on. */
export async function promoteCells(
  session: Session,
  spec: SweepSpec,
  cells: readonly (readonly [number, number])[],
  title: string,
): Promise<Answer<readonly number[]>> {
  const refused = whyNot(spec, cells);
  if (refused) return refused;
  const runs: number[] = [];
  try {
    for (const [column, row] of cells) {
      const name = `${title} · ${placeOf(spec, column, row)}`;
      const made = await session.store.edit(
        { kind: 'create-experiment', name, experiment: cellExperiment(spec, column, row) },
        'Open cell',
      );
      if (!made.ok) return made;
      const run = await session.startRun(made.value, false);
      if (!run.ok) return run;
      runs.push(run.value);
    }
    return accept(runs);
  } finally {
    await session.announce();
  }
}

function whyNot(spec: SweepSpec, cells: readonly (readonly [number, number])[]) {
  if (cells.length > MOST_CELLS)
    return refuse('too-many-cells', '', `${cells.length} cells are too many at once.`, `Choose at most ${MOST_CELLS}.`);
  const [columns, rows] = sizeOf(spec);
  const isThere = (at: number, count: number) => Number.isInteger(at) && at >= 0 && at < count;
  const outside = cells.find(([column, row]) => !isThere(column, columns) || !isThere(row, rows));
  if (!outside) return null;
  return refuse('no-such-cell', outside.join(', '), 'The sweep has no such cell.', `It has ${columns} columns and ${rows} rows.`);
}

/** Cells along each axis; of a diagram's cells the column alone counts. */
function sizeOf({ shape }: SweepSpec): readonly [columns: number, rows: number] {
  switch (shape.kind) {
    case 'orbit-diagram':
    case 'outcome-map':
      return [shape.columns, shape.rows];
    case 'ensemble':
      return [shape.runs, 1];
  }
}

/** Where a cell lies, in words of its axes. */
function placeOf({ experiment, shape }: SweepSpec, column: number, row: number): string {
  const value = (quantity: string, at: number) =>
    `${quantity.replace('param:', '').replace(/^start:(\d+)$/, (_, i) => `start ${Number(i) + 1}`)} = ${figure(at)}`;
  switch (shape.kind) {
    case 'orbit-diagram':
      return value(shape.axis.quantity, axisValue(shape.axis, column, shape.columns));
    case 'outcome-map':
      return `${value(shape.x.quantity, axisValue(shape.x, column, shape.columns))}, ${value(shape.y.quantity, axisValue(shape.y, row, shape.rows))}`;
    case 'ensemble':
      return `seed ${experiment.seed + column}`;
  }
}
