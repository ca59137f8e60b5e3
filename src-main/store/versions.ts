/** The kept versions of a project: listed, and brought back as a new file. The project itself is never written. */
import { randomUUID } from 'node:crypto';
import { constants, copyFileSync, existsSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { WhoseVersions } from '../../src-shared/store-contract';
import type { ProjectVersions } from '../../src-shared/versions';
import { foreignObject } from './allow-list';
import { backupsIn, folderFor, type BackupFile } from './backup-files';
import { connect } from './connection';
import { syncFile } from './durable-file';
import { guarded } from './failure';
import { readHeader } from './header';
import { writeLease } from './lease';
import { lookInto } from './look-into';
import { writeMeta } from './meta';
import { versionOf } from './meta';
import { newPlace, placeNew } from './new-place';
import { transaction } from './session';
import { journalOf } from './sidecars';

export function versionsOf(whose: WhoseVersions): Answer<ProjectVersions> {
  const { place, now, files } = found(whose);
  const versions = [...files].reverse().map((file) => ({
    ...{ id: file.id, path: file.path, bytes: file.bytes, reason: file.reason },
    at: new Date(file.time).toISOString(),
    counts: lookInto(file.path)?.counts ?? null,
  }));
  if (versions.length === 0 && !existsSync(place))
    return refuse('missing', whose.path, 'The file does not exist.', 'It may have been moved or renamed.');
  return accept({ path: place, now, versions });
}

function found({ path, uid, dataFolder }: WhoseVersions) {
  const place = existsSync(path) ? realpathSync(path) : path;
  const look = uid === null && existsSync(place) ? lookInto(place) : null;
  const folder = folderFor(dataFolder, uid ?? look?.uid ?? '', place);
  const files: readonly BackupFile[] = folder === null ? [] : backupsIn(folder);
  return { place, now: look?.counts ?? null, files };
}

/** The file of one version. */
export function versionFile(whose: WhoseVersions, id: string): Answer<BackupFile> {
  const version = found(whose).files.find((file) => file.id === id);
  if (version) return accept(version);
  return refuse('no-such-version', id, 'There is no such version of this project.', 'List the versions again: old ones are removed.');
}

/** Copies version `id` of a project to `target`, a new file and a project of its own; answers its path. */
export function restoreVersion(whose: WhoseVersions, id: string, target: string): Answer<string> {
  return guarded(target, () => {
    const version = versionFile(whose, id);
    if (!version.ok) return version;
    const free = newPlace(target);
    return free.ok ? restored(version.value, free.value) : free;
  });
}

function restored(version: BackupFile, target: string): Answer<string> {
  const header = readHeader(version.path);
  if (!header.ok) return header;
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}.tmp`);
  try {
    copyFileSync(version.path, temporary, constants.COPYFILE_EXCL);
    const connection = connect(temporary, false);
    try {
      const foreign = foreignObject(connection, versionOf(connection));
      if (foreign !== null)
        return refuse(
          'foreign-schema',
          version.path,
          `The version holds something Edge Lab never writes (${foreign}).`,
          'Choose another version.',
        );
      transaction(connection, () => {
        // The lease is that of the process that made the copy; its history goes on apart from the original's.
        writeLease(connection, null);
        writeMeta(connection, 'uid', randomUUID());
        writeMeta(connection, 'title', basename(target, '.edgelab'));
      });
    } finally {
      connection.close();
    }
    syncFile(temporary);
    return placeNew(temporary, target);
  } finally {
    for (const name of [temporary, journalOf(temporary)]) rmSync(name, { force: true });
  }
}
