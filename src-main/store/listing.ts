/** The table `run_listing`: what the history shows and finds of a run beside the table `run`. Files before version 3 have none. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src-shared/exact-json';
import { number, text } from './columns';
import type { Connection } from './connection';
import { versionOf } from './meta';

/** Digest of an experiment's JSON, whatever the order of its keys; null when the text is no JSON. */
export function digestOf(json: string): string | null {
  try {
    return createHash('sha256')
      .update(canonicalJson(JSON.parse(json)))
      .digest('hex')
      .slice(0, 32);
  } catch {
    return null;
  }
}

export function addListing(connection: Connection, runId: number, json: string): void {
  connection.run('INSERT INTO run_listing(run_id, spec) VALUES (?, ?)', runId, digestOf(json));
}

const BYTES = (run: string) => `(SELECT coalesce(sum(b), 0) FROM (
  SELECT length(c.data) AS b FROM series s JOIN chunk c ON c.series_id = s.id WHERE s.run_id = ${run}
  UNION ALL SELECT length(t.data) FROM series s JOIN series_tail t ON t.series_id = s.id WHERE s.run_id = ${run}))`;

/** Counts the run's series as they are stored now. */
export function countBytes(connection: Connection, runId: number): void {
  connection.run(`UPDATE run_listing SET bytes = ${BYTES('run_listing.run_id')} WHERE run_id = ?`, runId);
}

/** The rows of all runs of a file that has none yet. */
export function fillListing(connection: Connection): void {
  connection.exec('INSERT INTO run_listing(run_id) SELECT id FROM run');
  connection.exec(`UPDATE run_listing SET bytes = ${BYTES('run_listing.run_id')}`);
  for (const row of connection.all('SELECT id FROM run ORDER BY id')) {
    const config = connection.get('SELECT json FROM run_config WHERE run_id = ?', number(row, 'id'));
    if (config) connection.run('UPDATE run_listing SET spec = ? WHERE run_id = ?', digestOf(text(config, 'json')), number(row, 'id'));
  }
}

/** The table, or one without rows in its place where the file is of an older version (opened to read only). */
export function listingOf(connection: Connection): string {
  return versionOf(connection) < 3 ? '(SELECT NULL AS run_id, 0 AS pinned, 0 AS bytes, NULL AS spec WHERE 0)' : 'run_listing';
}

/** The other runs of the same experiment, by id. */
export function sameSpecification(connection: Connection, runId: number): readonly number[] {
  const table = listingOf(connection);
  const rows = connection.all(
    `SELECT o.run_id AS id FROM ${table} l JOIN ${table} o ON o.spec = l.spec AND o.run_id <> l.run_id
     JOIN run r ON r.id = o.run_id AND r.deleted = 0 WHERE l.run_id = ? ORDER BY o.run_id`,
    runId,
  );
  return rows.map((row) => number(row, 'id'));
}

/** What each series of the run takes in the file: its chunks and their pyramids as stored. */
export function seriesBytes(connection: Connection, runId: number): Readonly<Record<string, number>> {
  const rows = connection.all(
    `SELECT s.name AS name, (SELECT coalesce(sum(length(c.data)), 0) FROM chunk c WHERE c.series_id = s.id)
       + (SELECT coalesce(sum(length(t.data)), 0) FROM series_tail t WHERE t.series_id = s.id) AS bytes
     FROM series s WHERE s.run_id = ? ORDER BY s.id`,
    runId,
  );
  return Object.fromEntries(rows.map((row) => [text(row, 'name'), number(row, 'bytes')]));
}
