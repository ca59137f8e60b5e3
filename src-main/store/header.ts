import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { APPLICATION_ID, PAGE_SIZE } from './schema';

export interface Header {
  readonly userVersion: number;
  /** Size in bytes the header promises, or null when it was not written by the last writer. */
  readonly promised: number | null;
  readonly size: number;
}

const HEADER = 100;
const MAGIC = 'SQLite format 3\0';

const foreign = (path: string, what: string) =>
  refuse('not-a-project', path, what, 'Choose a file that was saved by Edge Lab (its name ends in .edgelab).');
const damaged = (path: string, what: string) => refuse('damaged', path, what, 'Open a backup copy of the file.');

/** Reads the 100 bytes every SQLite file begins with (sqlite.org/fileformat2.html, 1.3), without a library and without a write. */
export function readHeader(path: string): Answer<Header> {
  const file = openSync(path, 'r');
  try {
    const stat = fstatSync(file);
    if (stat.isDirectory()) return foreign(path, 'This is a folder, not a project file.');
    if (!stat.isFile()) return foreign(path, 'This is not a regular file.');
    if (stat.size === 0) return foreign(path, 'The file is empty.');
    const bytes = Buffer.alloc(HEADER);
    const read = readSync(file, bytes, 0, HEADER, 0);
    return vet(path, bytes.subarray(0, read), stat.size);
  } finally {
    closeSync(file);
  }
}

function vet(path: string, bytes: Buffer, size: number): Answer<Header> {
  if (bytes.length < HEADER || bytes.toString('latin1', 0, 16) !== MAGIC) return foreign(path, 'The file is not an Edge Lab project.');
  if (bytes.readUInt32BE(68) !== APPLICATION_ID) return foreign(path, 'The file is a database of another application.');
  if (bytes[18] !== 1 || bytes[19] !== 1) return damaged(path, 'The file was changed by another program to a mode Edge Lab does not use.');
  if (bytes.readUInt16BE(16) !== PAGE_SIZE) return damaged(path, 'The file header states an unexpected page size.');
  if (bytes.readUInt32BE(56) !== 1) return damaged(path, 'The file header states an unexpected text encoding.');
  const userVersion = bytes.readUInt32BE(60);
  if (userVersion === 0) return damaged(path, 'The file header states no version.');
  const valid = bytes.readUInt32BE(24) === bytes.readUInt32BE(92);
  return accept({ userVersion, promised: valid ? bytes.readUInt32BE(28) * PAGE_SIZE : null, size });
}

/** A file shorter than its header promises was cut off; not asked while a hot journal may still restore it. */
export function cutOff(path: string, header: Header): Answer<null> {
  if (header.promised === null || header.size >= header.promised) return accept(null);
  return damaged(path, `The file is cut off: ${header.size} of ${header.promised} bytes are there.`);
}
