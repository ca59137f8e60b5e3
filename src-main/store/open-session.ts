import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { OpenRequest } from '../../src-shared/store-contract';
import { createFile } from './create-file';
import { newLease } from './lease';
import { openFile } from './open-file';
import type { Session } from './session';
import { takeOver } from './take-over';

function created(request: OpenRequest, now: () => number): Answer<Session> {
  if (lstatSync(request.path, { throwIfNoEntry: false }))
    return refuse('exists', request.path, 'A file of that name exists.', 'Choose another name, or open the file.');
  const session: Session = {
    connection: createFile(request.path, request.title, now()),
    unsaved: request.unsaved,
    readOnly: null,
    notice: null,
    lease: newLease(now()),
    dataFolder: request.dataFolder,
    now,
  };
  takeOver(session);
  return accept(session);
}

/** Creates or opens what is asked for. Answers `current` itself when that file is open already and may be written. */
export function openSession(request: OpenRequest, current: Session | null, now: () => number): Answer<Session> {
  // A path like `file:…?mode=memory` would be read as a URI by the driver.
  if (!isAbsolute(request.path)) return refuse('not-a-path', request.path, 'This is not an absolute path.', 'Choose the file again.');
  if (request.mode === 'create') return created(request, now);
  if (!existsSync(request.path)) return refuse('missing', request.path, 'The file does not exist.', 'It may have been moved or renamed.');
  if (!current || realpathSync(request.path) !== current.connection.path) return openFile(request, now, null);
  // A project that is only read is opened afresh: what stood in the way may be over.
  return current.readOnly === null ? accept(current) : openFile(request, now, current.lease);
}
