/** Places of files that are going to be made: nothing that is there is ever overwritten. */
import { constants, copyFileSync, linkSync, lstatSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { syncFile, syncFolderOf } from './durable-file';

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

/** Moves a finished file to `target`; refuses in place of overwriting what came there meanwhile. Throws errors of the file system. */
export function placeNew(temporary: string, target: string): Answer<string> {
  try {
    move(temporary, target);
    return accept(target);
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'EEXIST') return taken(target);
    throw problem;
  }
}

function move(temporary: string, target: string): void {
  try {
    linkSync(temporary, target);
  } catch (problem) {
    // File systems without links (FAT, some network drives) copy.
    if (problem instanceof Error && 'code' in problem && problem.code === 'EEXIST') throw problem;
    copyFileSync(temporary, target, constants.COPYFILE_EXCL);
    syncFile(target);
  }
  rmSync(temporary, { force: true });
  syncFolderOf(target);
}
