/** What differs between a kept version and the open project, object by object. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { COMPARED, NAMED, type Some, type VersionDifference } from '../../src-shared/versions';
import { foreignObject } from './allow-list';
import { number, text } from './columns';
import { connect, type Connection } from './connection';
import { readHeader } from './header';
import { versionOf } from './meta';

type Kind = (typeof COMPARED)[number];

/** Name and everything a user can change of each object that is not deleted. */
const QUERIES: Readonly<Record<Kind, string>> = {
  experiments: 'SELECT id, name, def AS state FROM experiment WHERE deleted = 0',
  runs: `SELECT id, title AS name, json_array(status, note, starred, (SELECT group_concat(tag) FROM
    (SELECT tag FROM run_tag WHERE run_id = run.id ORDER BY tag))) AS state FROM run WHERE deleted = 0`,
  sweeps: 'SELECT id, title AS name, status AS state FROM sweep WHERE deleted = 0',
};

interface Thing {
  readonly name: string;
  readonly state: string;
}

/** `path`: the version's file, opened to read. Throws errors of the driver. */
export function differenceFrom(now: Connection, path: string): Answer<VersionDifference> {
  const header = readHeader(path);
  if (!header.ok) return header;
  const then = connect(path, true);
  try {
    // A view in place of a table could run for ever.
    if (foreignObject(then, versionOf(then)) !== null)
      return refuse('foreign-schema', path, 'The version holds something Edge Lab never writes.', 'Choose another version.');
    const compared = COMPARED.map((kind) => [kind, compare(thingsIn(then, kind), thingsIn(now, kind))] as const);
    return accept(Object.fromEntries(compared) as VersionDifference);
  } finally {
    then.close();
  }
}

function thingsIn(connection: Connection, kind: Kind): ReadonlyMap<number, Thing> {
  if (kind === 'sweeps' && versionOf(connection) < 2) return new Map();
  return new Map(connection.all(QUERIES[kind]).map((row) => [number(row, 'id'), { name: text(row, 'name'), state: text(row, 'state') }]));
}

/** Numbers of objects are never used twice within a project. */
function compare(then: ReadonlyMap<number, Thing>, now: ReadonlyMap<number, Thing>): VersionDifference[Kind] {
  const named = (list: readonly Thing[]): Some => ({ count: list.length, names: list.slice(0, NAMED).map(({ name }) => name) });
  const missing = (from: ReadonlyMap<number, Thing>, other: ReadonlyMap<number, Thing>) =>
    named([...from].filter(([id]) => !other.has(id)).map(([, thing]) => thing));
  const changed = [...then].filter(([id, thing]) => {
    const other = now.get(id);
    return other !== undefined && (other.name !== thing.name || other.state !== thing.state);
  });
  return { onlyThen: missing(then, now), onlyNow: missing(now, then), changed: named(changed.map(([, thing]) => thing)) };
}
