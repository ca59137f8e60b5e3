/** Sweeps of damaged files: the definition by checksum and digest, blocks whole or not at all. */
import { fromExactJson } from '../../src-shared/exact-json';
import type { Versions } from '../../src-shared/spec';
import { sweepSchema, type CheckedSweep, type ResultColumn, type SweepBlock } from '../../src-shared/sweep';
import { number, text } from './columns';
import type { Connection } from './connection';
import type { Row } from './driver';
import { vouched } from './salvage-runs';
import { quietly } from './salvage-series';
import { walkByKey, walkBySeveral } from './salvage-walk';
import { columnOf } from './sweep-columns';
import { digestOf } from './sweep-digest';

export interface FoundSweep {
  readonly row: Row;
  readonly id: number;
  readonly config: string;
  readonly checked: CheckedSweep;
  /** Number and index of the blocks to try. */
  readonly blocks: readonly { readonly id: number; readonly index: number; readonly columns: number; readonly bytes: number }[];
}

export interface FoundSweeps {
  readonly sweeps: readonly FoundSweep[];
  readonly lost: number;
  readonly block: (block: FoundSweep['blocks'][number]) => SweepBlock | null;
}

export function findSweeps(connection: Connection): FoundSweeps {
  const rows = walkByKey(connection, 'sweep', 'id', '*').rows;
  const configs = new Map(walkByKey(connection, 'sweep_config', 'sweep_id', 'json, crc').rows.map((row) => [Number(row['walked']), row]));
  const places = new Map<number, string>();
  for (const row of walkBySeveral(connection, 'sweep_block INDEXED BY sqlite_autoindex_sweep_block_1', ['sweep_id', 'idx'], ['rowid']).rows)
    places.set(Number(row['rowid']), `${String(row['sweep_id'])} ${String(row['idx'])}`);
  const blocks = walkByKey(connection, 'sweep_block', 'id', 'sweep_id, idx, columns, bytes').rows.filter(
    (row) => (places.get(Number(row['walked'])) ?? '') === `${String(row['sweep_id'])} ${String(row['idx'])}`,
  );
  const columns = new Map<number, number[]>();
  for (const row of walkByKey(connection, 'sweep_column', 'rowid', 'block_id').rows) {
    const id = Number(row['block_id']);
    columns.set(id, [...(columns.get(id) ?? []), Number(row['walked'])]);
  }
  const known = new Set([...rows.map((row) => Number(row['walked'])), ...configs.keys(), ...blocks.map((row) => Number(row['sweep_id']))]);
  const gone = new Set(rows.filter((row) => row['deleted'] === 1).map((row) => Number(row['walked'])));
  const sweeps = rows.flatMap((row) => sweepOf(row, configs.get(Number(row['walked'])), blocks) ?? []);
  const found = new Set(sweeps.map(({ id }) => id));
  return {
    sweeps,
    lost: [...known].filter((id) => !found.has(id) && !gone.has(id)).length,
    block: (block) => blockOf(connection, block, columns.get(block.id) ?? []),
  };
}

function sweepOf(row: Row, config: Row | undefined, blocks: readonly Row[]): FoundSweep | null {
  const stored = vouched(config);
  const checked = stored === null ? undefined : quietly(() => fromExactJson(stored) as CheckedSweep);
  const spec = sweepSchema.safeParse(checked?.spec);
  if (stored === null || !checked || !spec.success || !Array.isArray(checked.blocks)) return null;
  const whole = { ...checked, spec: spec.data };
  // The digest says that the definition is that of this sweep and of this engine.
  const engine = quietly(() => JSON.parse(text(row, 'engine')) as Versions);
  if (!engine || quietly(() => digestOf({ title: '', checked, versions: engine, created: '' })) !== row['digest']) return null;
  const id = number(row, 'walked');
  const own = blocks.flatMap((block) => {
    const [place, index, columns, bytes] = ['walked', 'idx', 'columns', 'bytes'].map((name) => Number(block[name]));
    const fits = block['sweep_id'] === id && index !== undefined && index < whole.blocks.length;
    return fits ? [{ id: place!, index, columns: columns!, bytes: bytes! }] : [];
  });
  return { row, id, config: stored, checked: whole, blocks: own };
}

/** The block when every column of it stands its checksum, else null. */
function blockOf(connection: Connection, block: FoundSweep['blocks'][number], rowids: readonly number[]): SweepBlock | null {
  if (rowids.length !== block.columns) return null;
  const columns: Record<string, ResultColumn> = {};
  let bytes = 0;
  for (const rowid of rowids) {
    const sql = 'SELECT block_id, name, type, n, codec, crc, data FROM sweep_column NOT INDEXED WHERE rowid = ?';
    const row = quietly(() => connection.get(sql, rowid));
    const column = row?.['block_id'] === block.id ? quietly(() => columnOf(block.index, row)) : undefined;
    const name = row?.['name'];
    if (!column || typeof name !== 'string' || Object.hasOwn(columns, name)) return null;
    columns[name] = column;
    bytes += row?.['data'] instanceof Uint8Array ? row['data'].byteLength : 0;
  }
  return bytes === block.bytes ? { index: block.index, columns } : null;
}
