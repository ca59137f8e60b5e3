import { accept, refuse, type Answer } from '../../src-shared/answer';
import { number } from './columns';
import type { Connection } from './connection';

/** Below this size the thorough check takes a fraction of a second and is made at every open. */
const SMALL = 64 * 1024 * 1024;

/**
 * Compares pages, indices and constraints. `integrity_check` also compares index with table values and so finds a flipped metric;
 * large files get `quick_check`, and only after an unclean close. Series are covered by their own checksums at every read.
 */
export function checkIntegrity(connection: Connection, unclean: boolean): Answer<null> {
  const pages = connection.get('PRAGMA page_count');
  const size = connection.get('PRAGMA page_size');
  const small = pages && size ? number(pages, 'page_count') * number(size, 'page_size') <= SMALL : false;
  if (!small && !unclean) return accept(null);
  const check = small ? 'integrity_check' : 'quick_check';
  const found = String(connection.get(`PRAGMA ${check}(1)`)?.[check]);
  if (found === 'ok') return accept(null);
  const what = `The file is damaged: ${found.replace(/\s+/g, ' ').slice(0, 200)}.`;
  return refuse('damaged', connection.path, what, 'Open a backup copy of the file.');
}
