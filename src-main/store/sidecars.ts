import { closeSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';
import { accept, refuse, type Answer } from '../../src-shared/answer';

/** `hot`: a transaction was cut short and SQLite will roll it back; `inert`: a left-over without effect. */
export type Journal = 'none' | 'inert' | 'hot';

const JOURNAL_MAGIC = Buffer.from('d9d505f920a163d7', 'hex');

export const journalOf = (path: string) => `${path}-journal`;

function statOf(path: string): Stats | null {
  return lstatSync(path, { throwIfNoEntry: false }) ?? null;
}

/**
 * Looks at the files SQLite would read beside the project. A journal may name a "super-journal", which old versions of SQLite delete
 * on opening, whatever file that is; such a name, a link or a write-ahead log never comes from Edge Lab.
 */
export function vetSidecars(path: string): Answer<Journal> {
  for (const suffix of ['-wal', '-shm'])
    if (statOf(path + suffix)) return strange(path + suffix, 'A write-ahead log of another program lies beside the project.');
  const journal = journalOf(path);
  const stat = statOf(journal);
  if (!stat) return accept('none');
  if (!stat.isFile()) return strange(journal, 'The journal beside the project is not a regular file.');
  const { first, last } = ends(journal, stat.size);
  if (last.equals(JOURNAL_MAGIC)) return strange(journal, 'The journal beside the project names another file to be deleted.');
  return accept(first === 0 ? 'inert' : 'hot');
}

function strange(where: string, what: string) {
  return refuse('strange-sidecar', where, what, 'If you do not know where it comes from, move it away and open the project again.');
}

function ends(path: string, size: number): { readonly first: number; readonly last: Buffer } {
  const file = openSync(path, 'r');
  try {
    const first = Buffer.alloc(1);
    const last = Buffer.alloc(8);
    if (size > 0) readSync(file, first, 0, 1, 0);
    if (size >= 16) readSync(file, last, 0, 8, size - 8);
    return { first: first[0]!, last };
  } finally {
    closeSync(file);
  }
}
