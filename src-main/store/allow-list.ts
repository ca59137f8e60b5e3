import type { Connection } from './connection';
import type { Row } from './driver';
import { OWN_TABLES, SCHEMA_VERSION, schemaOf } from './schema';

const squeeze = (sql: string) => sql.replace(/\s+/g, ' ').trim();

/** An index SQLite made for a UNIQUE or PRIMARY KEY of ours has no text of its own. */
function automatic(row: Row): boolean {
  return row['type'] === 'index' && row['sql'] === null && String(row['name']).startsWith('sqlite_autoindex_');
}

/** In a file of a newer version: a plain table or index, which cannot run anything when it is read. */
function inert(row: Row): boolean {
  const sql = String(row['sql']);
  return (row['type'] === 'table' || row['type'] === 'index') && !/\bvirtual\b|\bgenerated\b|\bas\s*\(/i.test(sql);
}

/**
 * Compares the schema with the golden texts of the file's version: a view, trigger, virtual table, generated column or altered table
 * can run code or never end when it is used, so nothing else is read before this. Answers the name of the first foreign or missing
 * object, or null.
 */
export function foreignObject(connection: Connection, version: number): string | null {
  const golden = new Set([...schemaOf(version), ...OWN_TABLES].map(squeeze));
  const newer = version > SCHEMA_VERSION;
  const rows = connection.all('SELECT type, name, sql FROM sqlite_schema');
  const found = new Set<string>();
  for (const row of rows) {
    const sql = squeeze(String(row['sql']));
    if (golden.has(sql)) found.add(sql);
    else if (!automatic(row) && !(newer && inert(row))) return `${String(row['type'])} ${String(row['name'])}`;
  }
  const missing = [...golden].find((sql) => !found.has(sql));
  return missing === undefined ? null : `missing: ${missing.slice(0, 60)}`;
}
