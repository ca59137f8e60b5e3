import { accept, refuse, type Answer } from '../../src-shared/answer';
import { number } from './columns';
import type { Connection } from './connection';
import { firstMismatch } from './stored-checksums';

/** Below this size the thorough check takes a fraction of a second and is made at every open. */
const SMALL = 32 * 1024 * 1024;

function isSmall(connection: Connection): boolean {
  const pages = connection.get('PRAGMA page_count');
  const size = connection.get('PRAGMA page_size');
  return pages && size ? number(pages, 'page_count') * number(size, 'page_size') <= SMALL : false;
}

/**
 * Compares pages, indices and constraints. `integrity_check` also compares index with table values and so finds a flipped metric;
 * large files get `quick_check`, and only after an unclean close.
 */
export function checkIntegrity(connection: Connection, unclean: boolean): Answer<null> {
  const small = isSmall(connection);
  if (!small && !unclean) return accept(null);
  const check = small ? 'integrity_check' : 'quick_check';
  const found = String(connection.get(`PRAGMA ${check}(1)`)?.[check]);
  if (found === 'ok') return accept(null);
  const what = `The file is damaged: ${found.replace(/\s+/g, ' ').slice(0, 200)}.`;
  return refuse('damaged', connection.path, what, 'Open a backup copy of the file.');
}

/**
 * SQLite does not notice a changed bit inside a value. Where a checksum does not match, the rest of the project is still good: it is
 * opened to read, so that nothing touches the file. Large files are checked as they are read. Answers why, or null.
 */
export function whyDamaged(connection: Connection): string | null {
  const where = isSmall(connection) ? firstMismatch(connection) : null;
  return where === null ? null : `The file is damaged (${where}): it is opened to read only, and what is damaged is not shown.`;
}
