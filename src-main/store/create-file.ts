import { randomUUID } from 'node:crypto';
import { closeSync, openSync, rmSync } from 'node:fs';
import { connect, type Connection } from './connection';
import { syncFolderOf } from './durable-file';
import { writeMeta } from './meta';
import { APPLICATION_ID, PAGE_SIZE, SCHEMA, SCHEMA_VERSION } from './schema';

/** Makes an empty project at a path that does not exist yet (throws EEXIST otherwise): one transaction, all or nothing. */
export function createFile(path: string, title: string, now: number): Connection {
  closeSync(openSync(path, 'wx'));
  try {
    const connection = connect(path, false);
    try {
      fill(connection, title, now);
    } catch (problem) {
      connection.close();
      throw problem;
    }
    syncFolderOf(path);
    return connection;
  } catch (problem) {
    rmSync(path, { force: true });
    throw problem;
  }
}

function fill(connection: Connection, title: string, now: number): void {
  connection.exec(`PRAGMA page_size = ${PAGE_SIZE}`);
  connection.exec('BEGIN IMMEDIATE');
  connection.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
  connection.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
  for (const statement of SCHEMA) connection.exec(statement);
  writeMeta(connection, 'uid', randomUUID());
  writeMeta(connection, 'title', title);
  writeMeta(connection, 'created', new Date(now).toISOString());
  writeMeta(connection, 'min_reader', String(SCHEMA_VERSION));
  connection.exec('COMMIT');
}
