/** Cells of a sweep as experiments and runs of their own. */
import { type Answer, accept } from '../../src-shared/answer';
import { figure } from '../../src-shared/figures';
import { axisValue, type SweepSpec } from '../../src-shared/sweep';
import { cellExperiment } from '../../src-shared/sweep-cell';
import type { Session } from './session';

/** Makes and runs an experiment for each cell [column, row]; the value is the runs' ids. Ends at the first refusal; what began goes on. */
export async function promoteCells(
  session: Session,
  spec: SweepSpec,
  cells: readonly (readonly [number, number])[],
  title: string,
): Promise<Answer<readonly number[]>> {
  const runs: number[] = [];
  for (const [column, row] of cells) {
    const name = `${title} · ${placeOf(spec, column, row)}`;
    const made = await session.store.edit({ kind: 'create-experiment', name, experiment: cellExperiment(spec, column, row) }, 'Open cell');
    if (!made.ok) return made;
    const run = await session.startRun(made.value, false);
    if (!run.ok) return run;
    runs.push(run.value);
  }
  await session.announce();
  return accept(runs);
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
