import { crc32, crcOfText } from './checksum';
import { bytes, Damage, number, text } from './columns';
import type { Connection } from './connection';
import type { Row } from './driver';
import { versionOf } from './meta';
import { blocksOf } from './sweep-blocks';
import { checkedSweep, listSweeps } from './sweep-rows';

const wrong = (row: Row | undefined) => row !== undefined && crc32(bytes(row, 'data')) !== number(row, 'crc');

/**
 * Recomputes every stored checksum and answers a sentence on the first that does not match, or null. It reads the whole file, one
 * chunk at a time.
 */
export function firstMismatch(connection: Connection): string | null {
  for (const row of connection.all('SELECT s.id, s.name, s.run_id FROM series s')) {
    const id = number(row, 'id');
    const where = `series ${text(row, 'name')} of run ${number(row, 'run_id')}`;
    for (const place of connection.all('SELECT level, idx FROM chunk WHERE series_id = ?', id)) {
      const [level, index] = [number(place, 'level'), number(place, 'idx')];
      if (wrong(connection.get('SELECT crc, data FROM chunk WHERE series_id = ? AND level = ? AND idx = ?', id, level, index)))
        return where;
    }
    for (const place of connection.all('SELECT start FROM series_tail WHERE series_id = ?', id)) {
      if (wrong(connection.get('SELECT crc, data FROM series_tail WHERE series_id = ? AND start = ?', id, number(place, 'start'))))
        return where;
    }
  }
  const sweep = wrongSweep(connection);
  if (sweep !== null) return sweep;
  for (const table of ['run_config', 'run_analysis']) {
    for (const row of connection.all(`SELECT run_id, json, crc FROM ${table}`))
      if (crcOfText(text(row, 'json')) !== number(row, 'crc')) return `the definition or analysis of run ${number(row, 'run_id')}`;
  }
  return null;
}

function wrongSweep(connection: Connection): string | null {
  if (versionOf(connection) < 2) return null;
  for (const row of connection.all('SELECT sweep_id, json, crc FROM sweep_config'))
    if (crcOfText(text(row, 'json')) !== number(row, 'crc')) return `the definition of sweep ${number(row, 'sweep_id')}`;
  try {
    for (const { id } of listSweeps(connection)) checkedSweep(connection, id);
  } catch (problem) {
    if (problem instanceof Damage) return problem.message;
    throw problem;
  }
  for (const row of connection.all('SELECT id FROM sweep')) {
    const id = number(row, 'id');
    try {
      for (const _ of blocksOf(connection, id));
    } catch (problem) {
      if (problem instanceof Damage) return `sweep ${id}, ${problem.message}`;
      throw problem;
    }
  }
  return null;
}
