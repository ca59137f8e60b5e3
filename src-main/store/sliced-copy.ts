/**
 * Copies the file of the open project piece by piece between the requests of its thread. Everything happens in that thread and between
 * two transactions: closing a file anywhere in the process drops SQLite's locks on it (POSIX), which must not happen inside one.
 */
import { closeSync, existsSync, openSync, readSync, writeSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { journalOf } from './sidecars';

/** Bytes in one go: some milliseconds. */
const SLICE = 4 * 1024 * 1024;

/** Answers whether the copy is one state of the file: nothing was written to it meanwhile. Throws errors of the file system. */
export async function copyInSlices(path: string, target: string, goOn: () => boolean): Promise<boolean> {
  const source = openSync(path, 'r');
  try {
    const copy = openSync(target, 'w');
    try {
      const before = changeCounter(source);
      const bytes = Buffer.allocUnsafe(SLICE);
      for (let at = 0; ;) {
        const read = readSync(source, bytes, 0, SLICE, at);
        if (read === 0) break;
        for (let written = 0; written < read;) written += writeSync(copy, bytes, written, read - written, at + written);
        at += read;
        await turn();
        if (!goOn() || changeCounter(source) !== before) return false;
      }
      return !existsSync(journalOf(path));
    } finally {
      closeSync(copy);
    }
  } finally {
    closeSync(source);
  }
}

/** Bytes 24 to 27 of the file: SQLite adds one with every transaction (sqlite.org/fileformat2.html, 1.3.6). */
function changeCounter(file: number): number {
  const bytes = Buffer.alloc(4);
  readSync(file, bytes, 0, 4, 24);
  return bytes.readUInt32BE();
}
