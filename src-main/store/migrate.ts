import { constants, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Connection } from './connection';
import { syncFile, syncFolderOf } from './durable-file';
import { fillListing } from './listing';
import { readMeta, versionOf, writeMeta } from './meta';
import { MIGRATIONS, SCHEMA_VERSION } from './schema';
import { transaction } from './session';

/** Copies the file as it is into the folder of backups; answers the copy's path. The connection must be outside a transaction. */
export function backUp(connection: Connection, version: number, dataFolder: string, now: number): string {
  const folder = join(dataFolder, 'backups', readMeta(connection, 'uid').replace(/[^\w-]/g, '') || 'unnamed');
  mkdirSync(folder, { recursive: true });
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  const stem = join(folder, `${basename(connection.path, '.edgelab')} version ${version} ${stamp}`);
  let copy = `${stem}.edgelab`;
  for (let k = 2; existsSync(copy); k++) copy = `${stem} (${k}).edgelab`;
  copyFileSync(connection.path, copy, constants.COPYFILE_EXCL);
  syncFile(copy);
  syncFolderOf(copy);
  return copy;
}

/** Brings the file to this version: forward only, one transaction with the version's number in it; nothing for a current file. */
export function migrate(connection: Connection): void {
  if (versionOf(connection) >= SCHEMA_VERSION) return;
  transaction(connection, () => {
    // Asked again: another process may have been faster.
    const from = versionOf(connection);
    for (let version = from; version < SCHEMA_VERSION; version++) {
      const statements = MIGRATIONS[version];
      if (!statements) throw new Error(`there is no migration from version ${version}`);
      for (const statement of statements) connection.exec(statement);
      if (version === 2) fillListing(connection);
    }
    const orphan = connection.all('PRAGMA foreign_key_check')[0];
    if (orphan) throw new Error(`a row of ${String(orphan['table'])} lost its parent`);
    connection.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    writeMeta(connection, 'min_reader', String(SCHEMA_VERSION));
  });
}
