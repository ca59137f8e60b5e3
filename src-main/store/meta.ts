import { number, text } from './columns';
import type { Connection } from './connection';

/** Keys of the table `meta`. `min_reader`: the lowest schema version whose reader understands the file. */
export type MetaKey =
  'uid' | 'title' | 'created_by' | 'created' | 'min_reader' | 'lease' | 'layout' | 'zooms' | 'baseline' | 'history_view' | 'report';

/** Value of a key, empty when it was never set. */
export function readMeta(connection: Connection, key: MetaKey): string {
  const row = connection.get('SELECT value FROM meta WHERE key = ?', key);
  return row ? text(row, 'value') : '';
}

export function writeMeta(connection: Connection, key: MetaKey, value: string): void {
  connection.run('INSERT INTO meta(key, value) VALUES (?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value', key, value);
}

/** Schema version of the file, 0 of one without. */
export function versionOf(connection: Connection): number {
  const row = connection.get('PRAGMA user_version');
  return row ? number(row, 'user_version') : 0;
}
