import { randomUUID } from 'node:crypto';
import { toExactJson } from '../../src-shared/exact-json';
import type { Status } from '../../src-shared/spec';
import type { FinishedRun, NewRun } from '../../src-shared/store-contract';
import { crcOfText } from './checksum';
import type { Connection } from './connection';
import { leavesOf } from './leaves';
import { addListing, countBytes } from './listing';

/** Metrics are finite numbers; one that is not is left out, which reads as "not known". */
function putMetrics(connection: Connection, runId: number, metrics: Readonly<Record<string, number>>): void {
  for (const [key, value] of Object.entries(metrics)) {
    if (!Number.isFinite(value)) connection.run('DELETE FROM run_metric WHERE run_id = ? AND key = ?', runId, key);
    else connection.run('INSERT OR REPLACE INTO run_metric(run_id, key, value) VALUES (?, ?, ?)', runId, key, value);
  }
}

/** Stores a run that is about to be computed, status `queued`; answers its number. Call it inside a transaction. */
export function insertRun(connection: Connection, run: NewRun): number {
  if (run.series.length === 0) throw new Error('a run records at least one series');
  const { experiment } = run;
  const id = connection.run(
    `INSERT INTO run(uid, experiment_id, status, problem, created, title, engine, deleted) VALUES (?, ?, 'queued', ?, ?, ?, ?, ?)`,
    randomUUID(),
    run.experimentId,
    experiment.problem.id,
    run.created,
    run.title,
    JSON.stringify(run.versions),
    run.trashed === true ? 1 : 0,
  );
  const json = JSON.stringify(experiment);
  connection.run('INSERT INTO run_config(run_id, json, crc) VALUES (?, ?, ?)', id, json, crcOfText(json));
  for (const { path, num, txt } of leavesOf(experiment))
    connection.run('INSERT OR IGNORE INTO run_param(run_id, path, num, txt) VALUES (?, ?, ?, ?)', id, path, num, txt);
  addListing(connection, id, json);
  putMetrics(connection, id, run.metrics);
  const { dense, stride } = run.recording;
  for (const [position, name] of run.series.entries())
    connection.run('INSERT INTO series(run_id, position, name, dense, stride) VALUES (?, ?, ?, ?, ?)', id, position, name, dense, stride);
  return id;
}

export function updateStatus(connection: Connection, runId: number, status: Status): void {
  connection.run('UPDATE run SET status = ? WHERE id = ?', status, runId);
}

/** Stores the end of a run: status, outcome, analysis, metrics. Call it inside the transaction that stores its last samples. */
export function updateEnd(connection: Connection, runId: number, end: FinishedRun, at: string): void {
  const outcome = end.analysis?.outcome;
  connection.run(
    'UPDATE run SET status = ?, outcome = ?, period = ?, finished = ?, seconds = ?, error = ? WHERE id = ?',
    end.status,
    outcome?.kind ?? null,
    outcome?.period ?? null,
    at,
    end.seconds,
    end.error,
    runId,
  );
  putMetrics(connection, runId, end.metrics);
  countBytes(connection, runId);
  if (!end.analysis) return;
  const json = toExactJson(end.analysis);
  connection.run('INSERT OR REPLACE INTO run_analysis(run_id, json, crc) VALUES (?, ?, ?)', runId, json, crcOfText(json));
}
