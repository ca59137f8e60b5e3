/** The kept versions of a project: listed, and brought back as a new file. The project itself is never written. */
import { randomUUID } from 'node:crypto';
import { constants, copyFileSync, existsSync, lstatSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { ProjectVersions } from '../../src-shared/versions';
import { foreignObject } from './allow-list';
import { backupsIn, folderFor, placeNew, type BackupFile } from './backup-files';
import { connect } from './connection';
import { syncFile } from './durable-file';
import { guarded } from './failure';
import { readHeader } from './header';
import { writeLease } from './lease';
import { lookInto } from './look-into';
import { writeMeta } from './meta';
import { versionOf } from './migrate';
import { transaction } from './session';

/** `path`: the project, which may be open, damaged or gone. */
export function versionsOf(path: string, dataFolder: string): Answer<ProjectVersions> {
  const place = existsSync(path) ? realpathSync(path) : path;
  const look = existsSync(place) ? lookInto(place) : null;
  const versions = [...filesOf(place, look?.uid ?? '', dataFolder)].reverse().map((file) => ({
    ...{ id: file.id, path: file.path, bytes: file.bytes, reason: file.reason },
    at: new Date(file.time).toISOString(),
    counts: lookInto(file.path)?.counts ?? null,
  }));
  if (versions.length === 0 && !existsSync(place))
    return refuse('missing', path, 'The file does not exist.', 'It may have been moved or renamed.');
  return accept({ path: place, now: look?.counts ?? null, versions });
}

function filesOf(place: string, uid: string, dataFolder: string): readonly BackupFile[] {
  const folder = folderFor(dataFolder, uid, place);
  return folder === null ? [] : backupsIn(folder);
}

/** Copies version `id` of the project at `path` to `target`, a new file and a project of its own; answers its path. */
export function restoreVersion(path: string, id: string, target: string, dataFolder: string): Answer<string> {
  return guarded(target, () => {
    const place = existsSync(path) ? realpathSync(path) : path;
    const uid = existsSync(place) ? (lookInto(place)?.uid ?? '') : '';
    const version = filesOf(place, uid, dataFolder).find((file) => file.id === id);
    if (!version)
      return refuse('no-such-version', id, 'There is no such version of this project.', 'List the versions again: old ones are removed.');
    const free = newPlace(target);
    return free.ok ? restored(version, free.value) : free;
  });
}

/** The real place of a file that is going to be made, or why it cannot. */
export function newPlace(target: string): Answer<string> {
  const folder = dirname(target);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return refuse('no-such-folder', folder, 'The folder does not exist.', 'Choose another folder.');
  const place = join(realpathSync(folder), basename(target));
  for (const name of [place, `${place}-journal`, `${place}-wal`]) if (lstatSync(name, { throwIfNoEntry: false })) return taken(place);
  return accept(place);
}

const taken = (place: string) => refuse('exists', place, 'A file of that name exists.', 'Choose another name: nothing is overwritten.');

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
    placeNew(temporary, target);
    return accept(target);
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'EEXIST') return taken(target);
    throw problem;
  } finally {
    for (const name of [temporary, `${temporary}-journal`]) rmSync(name, { force: true });
  }
}
