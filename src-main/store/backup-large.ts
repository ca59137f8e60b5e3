/** Backups of large projects hold everything but the numbers that can be computed again. */
import { rmSync } from 'node:fs';
import { text } from './columns';
import type { Connection } from './connection';
import { createFile } from './create-file';
import { versionOf } from './meta';

/** Above this size, in bytes, a version is kept without samples and blocks. */
export const LARGE = 500_000_000;

const TABLES = `SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name`;
const NUMBERS: ReadonlySet<string> = new Set(['chunk', 'series_tail', 'sweep_block', 'sweep_column']);

/** Writes the project without samples and blocks to a path that does not exist; the sweeps in it can be resumed. Throws the driver's error. */
export function withoutSamples(connection: Connection, path: string, now: number): void {
  createFile(path, 'backup', now).close();
  connection.allowAttach(1);
  connection.run('ATTACH ? AS kept', path);
  try {
    connection.exec('PRAGMA foreign_keys = OFF');
    connection.exec('BEGIN');
    for (const row of connection.all(TABLES)) {
      const name = text(row, 'name');
      if (NUMBERS.has(name)) continue;
      connection.exec(`DELETE FROM kept.${name}`);
      connection.exec(`INSERT INTO kept.${name} SELECT * FROM main.${name}`);
    }
    connection.exec('UPDATE kept.series SET n = 0');
    if (versionOf(connection) >= 2) connection.exec(`UPDATE kept.sweep SET status = 'interrupted'`);
    connection.exec('COMMIT');
  } catch (problem) {
    connection.exec('ROLLBACK');
    rmSync(path, { force: true });
    throw problem;
  } finally {
    connection.exec('DETACH kept');
    connection.exec('PRAGMA foreign_keys = ON');
    connection.allowAttach(0);
  }
}
