/** What came out of a sweep in a few numbers. */
import { CELL_CLASSES, type CellClass, type SweepBlock, type SweepKind } from '../../../src-shared/sweep';
import type { SweepDefinition } from './definition';

export interface SweepSummary {
  readonly kind: SweepKind;
  /** Cells of a map, columns × rows of a diagram, runs of an ensemble. */
  readonly cells: number;
  readonly blocks: number;
  readonly blocksDone: number;
  /** Cells or runs of each class; null for a diagram. */
  readonly classes: Readonly<Partial<Record<CellClass, number>>> | null;
  /** Diagram: points that fell into the picture, columns with a parameter value that diverged. */
  readonly points: number | null;
  readonly divergedColumns: number | null;
}

export async function summaryOf({ spec: { shape }, blocks }: SweepDefinition, computed: AsyncIterable<SweepBlock>): Promise<SweepSummary> {
  const cells = shape.kind === 'ensemble' ? shape.runs : shape.columns * shape.rows;
  const perClass = new Float64Array(CELL_CLASSES.length);
  let [blocksDone, points, divergedColumns] = [0, 0, 0];
  for await (const { columns } of computed) {
    blocksDone++;
    for (const index of columns['class'] ?? []) perClass[index] = (perClass[index] ?? 0) + 1;
    for (const count of columns['counts'] ?? []) points += count;
    for (const diverged of columns['diverged'] ?? []) divergedColumns += diverged > 0 ? 1 : 0;
  }
  const diagram = shape.kind === 'orbit-diagram';
  const named = CELL_CLASSES.flatMap((name, index) => (perClass[index] ? [[name, perClass[index]] as const] : []));
  return {
    kind: shape.kind,
    cells,
    blocks: blocks.length,
    blocksDone,
    classes: diagram ? null : Object.fromEntries(named),
    points: diagram ? points : null,
    divergedColumns: diagram ? divergedColumns : null,
  };
}
