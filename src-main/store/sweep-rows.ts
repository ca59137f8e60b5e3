/** Sweeps in the file: definition, status, list. */
import { randomUUID } from 'node:crypto';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { fromExactJson, toExactJson } from '../../src-shared/exact-json';
import { STATUSES, type Status, type Versions } from '../../src-shared/spec';
import type { NewSweep, StoreCalls } from '../../src-shared/store-contract';
import { sweepSchema, type CheckedSweep } from '../../src-shared/sweep';
import type { SweepRow } from '../../src-shared/sweep-views';
import { crcOfText } from './checksum';
import { Damage, json, number, text, textOrNull } from './columns';
import type { Connection } from './connection';
import { copyBlocks, indicesOf } from './sweep-blocks';
import { digestOf } from './sweep-digest';
import type { Row } from './driver';
import { versionOf } from './meta';

/** Version 1 of the file knew no sweeps; it is met where it may not be written. */
function hasSweeps(connection: Connection): boolean {
  return versionOf(connection) >= 2;
}

/** Stores a sweep as queued with the blocks identical sweeps have. Call it inside a transaction. */
export function insertSweep(connection: Connection, sweep: NewSweep): ReturnType<StoreCalls['addSweep']> {
  const digest = digestOf(sweep);
  const { title, checked, versions, created } = sweep;
  const id = connection.run(
    `INSERT INTO sweep(uid, status, digest, blocks, created, title, engine) VALUES (?, 'queued', ?, ?, ?, ?, ?)`,
    ...[randomUUID(), digest, checked.blocks.length, created, title, JSON.stringify(versions)],
  );
  const stored = toExactJson(checked);
  connection.run('INSERT INTO sweep_config(sweep_id, json, crc) VALUES (?, ?, ?)', id, stored, crcOfText(stored));
  for (const row of connection.all('SELECT id FROM sweep WHERE digest = ? AND id <> ? ORDER BY id', digest, id))
    copyBlocks(connection, number(row, 'id'), id);
  return { id, done: indicesOf(connection, id) };
}

export function updateSweepStatus(connection: Connection, sweepId: number, status: Status): void {
  connection.run('UPDATE sweep SET status = ?, error = NULL WHERE id = ?', status, sweepId);
}

/** Call it inside the transaction that stores the sweep's last blocks. */
export function updateSweepEnd(connection: Connection, sweepId: number, end: Parameters<StoreCalls['finishSweep']>[1], at: string): void {
  connection.run(
    'UPDATE sweep SET status = ?, finished = ?, seconds = seconds + ?, error = ? WHERE id = ?',
    ...[end.status, at, end.seconds, end.error, sweepId],
  );
}

/** The definition of a sweep that is not deleted. Throws `Damage` when it is not what was written. */
export function checkedSweep(connection: Connection, sweepId: number): Answer<CheckedSweep> {
  const found = hasSweeps(connection)
    ? connection.get('SELECT c.json, c.crc FROM sweep s JOIN sweep_config c ON c.sweep_id = s.id WHERE s.id = ? AND s.deleted = 0', sweepId)
    : undefined;
  if (!found)
    return refuse('no-such-sweep', `sweep ${sweepId}`, `There is no sweep ${sweepId} in this project.`, 'It may have been deleted.');
  const definition = definitionOf(found, sweepId);
  const beyond = connection.get('SELECT max(idx) AS last FROM sweep_block WHERE sweep_id = ?', sweepId);
  if (Number(beyond?.['last'] ?? 0) >= definition.blocks.length) throw new Damage(`sweep ${sweepId} has a block that is none of its own`);
  return accept(definition);
}

function definitionOf(row: Row, sweepId: number): CheckedSweep {
  const stored = text(row, 'json');
  if (crcOfText(stored) !== number(row, 'crc')) throw new Damage(`the checksum of the definition of sweep ${sweepId} does not match`);
  // A file from elsewhere may hold anything under a right checksum: the specification is parsed.
  const checked = fromExactJson(stored) as CheckedSweep | null;
  const spec = sweepSchema.safeParse(checked?.spec);
  if (!spec.success || !Array.isArray(checked?.blocks)) throw new Damage(`the definition of sweep ${sweepId} is not one`);
  return { ...checked, spec: spec.data };
}

/** The sweeps in the order they were made. Throws `Damage` when one cannot be read. */
export function listSweeps(connection: Connection): readonly SweepRow[] {
  if (!hasSweeps(connection)) return [];
  const rows = connection.all(
    `SELECT s.id, s.uid, s.title, s.status, s.created, s.seconds, s.error, s.engine, s.blocks, c.json, c.crc,
       (SELECT count(*) FROM sweep_block b WHERE b.sweep_id = s.id) AS done,
       (SELECT coalesce(sum(bytes), 0) FROM sweep_block b WHERE b.sweep_id = s.id) AS bytes
     FROM sweep s LEFT JOIN sweep_config c ON c.sweep_id = s.id WHERE s.deleted = 0 ORDER BY s.id`,
  );
  return rows.map(rowOf);
}

function rowOf(row: Row): SweepRow {
  const id = number(row, 'id');
  const status = STATUSES.find((known) => known === row['status']);
  if (row['json'] === null) throw new Damage(`the definition of sweep ${id} is missing`);
  const { spec, blocks } = definitionOf(row, id);
  if (blocks.length !== number(row, 'blocks')) throw new Damage(`the number of blocks of sweep ${id} is not that of its definition`);
  if (status === undefined) throw new Damage(`sweep ${id} has an unknown status`);
  return {
    id,
    uid: text(row, 'uid'),
    title: text(row, 'title'),
    spec,
    status,
    created: text(row, 'created'),
    seconds: number(row, 'seconds'),
    blocksDone: number(row, 'done'),
    blocks: blocks.length,
    bytes: number(row, 'bytes'),
    error: textOrNull(row, 'error'),
    versions: json(row, 'engine') as Versions,
  };
}
