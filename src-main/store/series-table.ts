import type { Recording } from '../../src-shared/recording';
import { number, text } from './columns';
import type { Connection } from './connection';

export interface SeriesRow {
  readonly id: number;
  readonly name: string;
  /** Durable samples. */
  readonly n: number;
  readonly recording: Recording;
}

/** The series of a run in the order they were declared. */
export function seriesOf(connection: Connection, runId: number): readonly SeriesRow[] {
  const rows = connection.all('SELECT id, name, n, dense, stride FROM series WHERE run_id = ? ORDER BY position', runId);
  return rows.map((row) => ({
    id: number(row, 'id'),
    name: text(row, 'name'),
    n: number(row, 'n'),
    recording: { dense: number(row, 'dense'), stride: number(row, 'stride') },
  }));
}
