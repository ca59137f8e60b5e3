/**
 * Salvage: what can be read and vouched for of a damaged file, in a new project. The damaged file is copied first and never written.
 * Definitions, analyses, samples and blocks of sweeps come back bit for bit or not at all, by their checksums; titles, notes and names
 * carry none and come back as they are found.
 */
import { randomUUID } from 'node:crypto';
import { realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { Salvaged } from '../../src-shared/versions';
import type { Connection } from './connection';
import { syncFile } from './durable-file';
import { journalOf } from './sidecars';
import { emptyProject, removeCopy, repairedCopy, type Repaired } from './salvage-copy';
import { fillProject } from './salvage-fill';
import { takeViews } from './salvage-views';
import { walkByKey } from './salvage-walk';
import { transaction } from './session';
import { newPlace, placeNew } from './new-place';
import { migrate } from './migrate';
import { writeMeta } from './meta';

/** The last version that changed the tables of runs and sweeps themselves. */
const LAST_OF_RUNS_AND_SWEEPS = 2;

/** `now`: milliseconds since 1970. Throws errors of the file system. */
export function salvage(path: string, target: string, now: number): Answer<Salvaged> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return refuse('missing', path, 'The file does not exist.', 'It may have been moved or renamed.');
  if (!stat.isFile() || stat.size === 0) return nothingLeft(path);
  const place = newPlace(target);
  if (!place.ok) return place;
  const stem = join(dirname(place.value), `.${basename(place.value)}.${randomUUID().slice(0, 8)}`);
  const [copy, made] = [`${stem}.copy.tmp`, `${stem}.tmp`];
  try {
    const repaired = repairedCopy(realpathSync(path), copy);
    if (repaired === null) return nothingLeft(path);
    try {
      const found = filled(repaired, made, place.value, now);
      if (Object.values(found.found).every(({ recovered }) => recovered === 0)) return nothingLeft(path);
      syncFile(made);
      const placed = placeNew(made, place.value);
      return placed.ok ? accept({ path: placed.value, ...found }) : placed;
    } finally {
      repaired.connection.close();
    }
  } finally {
    removeCopy(copy);
    for (const name of [made, journalOf(made)]) rmSync(name, { force: true });
  }
}

function filled({ connection, version, remarks }: Repaired, made: string, target: string, now: number): Omit<Salvaged, 'path'> {
  // What later versions added is derived from the rest, or of small weight: their migrations fill it in.
  const fresh = emptyProject(made, Math.min(version, LAST_OF_RUNS_AND_SWEEPS));
  // The file has no name yet: what a crash leaves of it is thrown away, and it is made durable as a whole.
  for (const pragma of ['synchronous = OFF', 'journal_mode = MEMORY']) fresh.exec(`PRAGMA ${pragma}`);
  try {
    nameIt(fresh, target, version, now);
    const { found, remarks: more } = fillProject(connection, fresh, version);
    migrate(fresh);
    if (version > LAST_OF_RUNS_AND_SWEEPS) pinAgain(connection, fresh);
    return { found, remarks: [...remarks, ...more, ...takeViews(connection, fresh)] };
  } finally {
    fresh.close();
  }
}

/** Which runs were pinned is the one thing of the listing that does not follow from the rest. */
function pinAgain(damaged: Connection, fresh: Connection): void {
  transaction(fresh, () => {
    for (const row of walkByKey(damaged, 'run_listing', 'run_id', 'pinned').rows)
      if (row['pinned'] === 1) fresh.run('UPDATE run_listing SET pinned = 1 WHERE run_id = ?', Number(row['walked']));
  });
}

function nameIt(fresh: Connection, target: string, version: number, now: number): void {
  transaction(fresh, () => {
    writeMeta(fresh, 'uid', randomUUID());
    writeMeta(fresh, 'title', basename(target, '.edgelab'));
    writeMeta(fresh, 'created', new Date(now).toISOString());
    writeMeta(fresh, 'min_reader', String(version));
  });
}

function nothingLeft(path: string) {
  return refuse(
    'nothing-left',
    path,
    'Nothing of an Edge Lab project was found in the file.',
    'Restore a kept version, or look for a copy of the file.',
  );
}
