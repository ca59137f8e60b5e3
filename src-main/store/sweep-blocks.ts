/** Blocks of a sweep in the file: whole or absent, every column checked when it is read. */
import type { ResultColumn, SweepBlock } from '../../src-shared/sweep';
import { Damage, number, text } from './columns';
import type { Connection } from './connection';
import { columnOf, storedColumn } from './sweep-columns';

/** Stores a block; one that is there already stays (the same sweep gives the same blocks). Call it inside a transaction. */
export function putBlock(connection: Connection, sweepId: number, { index, columns }: SweepBlock): void {
  if (connection.get('SELECT 1 AS there FROM sweep_block WHERE sweep_id = ? AND idx = ?', sweepId, index)) return;
  const stored = Object.entries(columns).map(([name, column]) => storedColumn(index, name, column));
  const size = stored.reduce((sum, { data }) => sum + data.byteLength, 0);
  const id = connection.run(
    'INSERT INTO sweep_block(sweep_id, idx, columns, bytes) VALUES (?, ?, ?, ?)',
    ...[sweepId, index, stored.length, size],
  );
  for (const { name, type, n, codec, crc, data } of stored)
    connection.run(
      'INSERT INTO sweep_column(block_id, name, type, n, codec, crc, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[id, name, type, n, codec, crc, data],
    );
}

/** Indices of the blocks that are there, ascending. */
export function indicesOf(connection: Connection, sweepId: number): number[] {
  return connection.all('SELECT idx FROM sweep_block WHERE sweep_id = ? ORDER BY idx', sweepId).map((row) => number(row, 'idx'));
}

/**
 * The blocks with an index in [from, to) that are there, ascending, one after the other; `names`: only these columns. Throws `Damage`
 * when one is not what was written.
 */
export function* blocksOf(
  connection: Connection,
  sweepId: number,
  from = 0,
  to = Number.MAX_SAFE_INTEGER,
  names: readonly string[] | null = null,
): Generator<SweepBlock> {
  const places = connection.all(
    'SELECT id, idx, columns FROM sweep_block WHERE sweep_id = ? AND idx >= ? AND idx < ? ORDER BY idx',
    ...[sweepId, from, to],
  );
  for (const place of places) yield readBlock(connection, number(place, 'id'), number(place, 'idx'), number(place, 'columns'), names);
}

function readBlock(connection: Connection, id: number, index: number, count: number, names: readonly string[] | null): SweepBlock {
  const present = connection.all('SELECT name FROM sweep_column WHERE block_id = ? ORDER BY rowid', id).map((row) => text(row, 'name'));
  if (present.length !== count) throw new Damage(`block ${index} lacks a column`);
  const columns: Record<string, ResultColumn> = {};
  for (const name of names ?? present) {
    const row = connection.get('SELECT name, type, n, codec, crc, data FROM sweep_column WHERE block_id = ? AND name = ?', id, name);
    if (!row) throw new Damage(`block ${index} lacks its column ${name}`);
    columns[name] = columnOf(index, row);
  }
  return { index, columns };
}

/** Copies the blocks of another sweep as they are stored; only ones this sweep does not have. Call it inside a transaction. */
export function copyBlocks(connection: Connection, from: number, to: number): void {
  const have = new Set(indicesOf(connection, to));
  for (const row of connection.all('SELECT id, idx, columns, bytes FROM sweep_block WHERE sweep_id = ? ORDER BY idx', from)) {
    if (have.has(number(row, 'idx'))) continue;
    const id = connection.run(
      'INSERT INTO sweep_block(sweep_id, idx, columns, bytes) VALUES (?, ?, ?, ?)',
      ...[to, number(row, 'idx'), number(row, 'columns'), number(row, 'bytes')],
    );
    connection.run(
      `INSERT INTO sweep_column(block_id, name, type, n, codec, crc, data)
       SELECT ?, name, type, n, codec, crc, data FROM sweep_column WHERE block_id = ? ORDER BY rowid`,
      ...[id, number(row, 'id')],
    );
  }
}
