/** A copy of a damaged file that SQLite is able to open: header restored, length made whole. */
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { foreignObject } from './allow-list';
import { connect, type Connection } from './connection';
import { APPLICATION_ID, PAGE_SIZE, SCHEMA_VERSION, schemaOf } from './schema';
import { journalOf, vetSidecars } from './sidecars';

const HEADER = 100;

/** An empty project of a version at a new path, as the version's first release made it. */
export function emptyProject(path: string, version: number): Connection {
  closeSync(openSync(path, 'wx'));
  const connection = connect(path, false);
  connection.exec(`PRAGMA page_size = ${PAGE_SIZE}`);
  connection.exec('BEGIN IMMEDIATE');
  connection.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
  connection.exec(`PRAGMA user_version = ${version}`);
  for (const statement of schemaOf(version)) connection.exec(statement);
  connection.exec('COMMIT');
  return connection;
}

export interface Repaired {
  readonly connection: Connection;
  readonly version: number;
  readonly remarks: readonly string[];
}

/**
 * Copies `source` to `copy` and opens it to be read. Where the schema cannot be read, the first page of a new project takes its place:
 * tables then lie where every new project has them, and what is read there has to stand its checks like everything else. null when
 * nothing of ours can be recognised.
 */
export function repairedCopy(source: string, copy: string): Repaired | null {
  copyFileSync(source, copy, constants.COPYFILE_EXCL);
  const journal = vetSidecars(source);
  if (journal.ok && journal.value === 'hot') copyFileSync(journalOf(source), journalOf(copy), constants.COPYFILE_EXCL);
  const stated = repairHeader(copy);
  const versions = [...new Set([stated, ...Array.from({ length: SCHEMA_VERSION }, (_, k) => SCHEMA_VERSION - k)])];
  for (const version of versions) {
    const connection = opened(copy, version);
    if (connection) return { connection, version, remarks: [] };
  }
  for (const version of versions) {
    for (const compacted of [false, true]) {
      transplant(copy, version, compacted);
      const connection = opened(copy, version);
      if (connection && holdsSomething(connection))
        return { connection, version, remarks: ['The list of tables was lost; it was taken from a new project.'] };
      connection?.close();
    }
  }
  return null;
}

/** Rewrites the fixed parts of the header (sqlite.org/fileformat2.html, 1.3) and fills the file up to whole pages; answers the version it states. */
function repairHeader(path: string): number {
  const file = openSync(path, 'r+');
  try {
    const header = Buffer.alloc(HEADER);
    readSync(file, header, 0, HEADER, 0);
    const size = fstatSync(file).size;
    const promised = header.readUInt32BE(28);
    // A promise far beyond what is there is damage itself.
    const pages = promised * PAGE_SIZE > size && promised * PAGE_SIZE <= 4 * size ? promised : Math.ceil(size / PAGE_SIZE);
    ftruncateSync(file, pages * PAGE_SIZE);
    const stated = header.readUInt32BE(60);
    const version = stated >= 1 && stated <= SCHEMA_VERSION ? stated : SCHEMA_VERSION;
    writeSync(file, fixedHeader(header, pages, version), 0, HEADER, 0);
    return version;
  } finally {
    closeSync(file);
  }
}

function fixedHeader(old: Buffer, pages: number, version: number): Buffer {
  const header = Buffer.alloc(HEADER);
  header.write('SQLite format 3\0', 'latin1');
  header.writeUInt16BE(PAGE_SIZE, 16);
  header.set([1, 1, 0, 64, 32, 32], 18);
  const counter = old.readUInt32BE(24) || 1;
  header.writeUInt32BE(counter, 24);
  header.writeUInt32BE(pages, 28);
  // No list of free pages: nothing is written into the copy.
  header.writeUInt32BE(old.readUInt32BE(40) || 1, 40);
  header.writeUInt32BE(4, 44);
  header.writeUInt32BE(1, 56);
  header.writeUInt32BE(version, 60);
  header.writeUInt32BE(APPLICATION_ID, 68);
  header.writeUInt32BE(counter, 92);
  header.writeUInt32BE(3_053_004, 96);
  return header;
}

/** null when the schema cannot be read or is not ours: a view or trigger must not run. */
function opened(path: string, version: number): Connection | null {
  let connection: Connection | null = null;
  try {
    connection = connect(path, false);
    connection.get('PRAGMA schema_version');
    if (foreignObject(connection, version) === null) {
      connection.exec('PRAGMA query_only = ON');
      return connection;
    }
  } catch {
    // Damaged: the next attempt decides.
  }
  connection?.close();
  return null;
}

function transplant(path: string, version: number, compacted: boolean): void {
  const donor = `${path}.donor`;
  for (const name of [donor, `${donor}.2`]) rmSync(name, { force: true });
  const empty = emptyProject(donor, version);
  if (compacted) {
    empty.allowAttach(1);
    empty.run('VACUUM INTO ?', `${donor}.2`);
  }
  empty.close();
  const page = readFileSync(compacted ? `${donor}.2` : donor).subarray(0, PAGE_SIZE);
  for (const name of [donor, `${donor}.2`]) rmSync(name, { force: true });
  rmSync(journalOf(path), { force: true });
  const file = openSync(path, 'r+');
  try {
    const pages = Math.ceil(fstatSync(file).size / PAGE_SIZE);
    writeSync(file, fixedHeader(page, pages, version), 0, HEADER, 0);
    writeSync(file, page, HEADER, PAGE_SIZE - HEADER, HEADER);
  } finally {
    closeSync(file);
  }
}

function holdsSomething(connection: Connection): boolean {
  for (const table of ['run_config', 'experiment', 'meta'])
    try {
      if (connection.get(`SELECT count(*) AS n FROM ${table}`)?.['n'] !== 0) return true;
    } catch {
      // This table is not where it was expected, or damaged.
    }
  return false;
}

export function removeCopy(copy: string): void {
  for (const name of [copy, journalOf(copy)]) if (existsSync(name)) rmSync(name, { force: true });
}
