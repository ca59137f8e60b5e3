import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { RunAnalysis } from '../../src-shared/analysis';
import { fromExactJson } from '../../src-shared/exact-json';
import { experimentSchema, type Versions } from '../../src-shared/spec';
import type { RunView } from '../../src-shared/views';
import { crcOfText } from './checksum';
import { Damage, json, number, text, textOrNull } from './columns';
import type { Connection } from './connection';
import type { Row } from './driver';
import { ROW_COLUMNS, withDetails } from './run-list';
import { seriesOf } from './series-table';

export function noSuchRun(runId: number) {
  return refuse('no-such-run', `run ${runId}`, `There is no run ${runId} in this project.`, 'It may have been deleted.');
}

/** JSON with its checksum; null when there is no row. */
function checkedText(row: Row | undefined, what: string): string | null {
  if (!row) return null;
  const stored = text(row, 'json');
  if (crcOfText(stored) !== number(row, 'crc')) throw new Damage(`the checksum of the ${what} does not match`);
  return stored;
}

/** Everything stored of a run except its series. Throws `Damage` when a checksum or form is wrong. */
export function runView(connection: Connection, runId: number): Answer<RunView> {
  const row = connection.get(`SELECT r.note, r.error, r.engine, ${ROW_COLUMNS} WHERE r.id = ? AND r.deleted = 0`, runId);
  if (!row) return noSuchRun(runId);
  const config = checkedText(connection.get('SELECT json, crc FROM run_config WHERE run_id = ?', runId), 'definition');
  const experiment = experimentSchema.safeParse(config === null ? null : JSON.parse(config));
  if (!experiment.success) throw new Damage(`the definition of run ${runId} is not one`);
  const analysis = checkedText(connection.get('SELECT json, crc FROM run_analysis WHERE run_id = ?', runId), 'analysis');
  const series = seriesOf(connection, runId);
  const first = series[0];
  if (!first) throw new Damage(`run ${runId} has no series`);
  const listed = withDetails(connection, [row])[0];
  if (!listed) return noSuchRun(runId);
  return accept({
    ...listed,
    experiment: experiment.data,
    note: text(row, 'note'),
    error: textOrNull(row, 'error'),
    recording: first.recording,
    samples: Math.min(...series.map((item) => item.n)),
    series: series.map((item) => item.name),
    analysis: analysis === null ? null : (fromExactJson(analysis) as RunAnalysis),
    versions: json(row, 'engine') as Versions,
  });
}
