/**
 * Rolling backups of the open project. The file is copied between two transactions: in this journal mode it is then the whole project.
 * While the user works the copy is made in slices, so that edits go on meanwhile; where one came in between, it is made again.
 */
import { copyFileSync, rmSync } from 'node:fs';
import { outdated } from './backup-ages';
import { backupFolder, backupsIn, keep, markIn, unfinished } from './backup-files';
import { LARGE, withoutSamples } from './backup-large';
import { connect } from './connection';
import { syncFile } from './durable-file';
import { refusalOf } from './failure';
import { markOf } from './look-into';
import { readMeta } from './meta';
import { NotWritable, type Session } from './session';
import { copyInSlices } from './sliced-copy';

/** Milliseconds between looks, and the least age of the newest version before another is made: while working, and at the end. */
const LOOK_EVERY = 60_000;
const WHILE_WORKING = 3_600_000;
const AT_THE_END = 600_000;
const TRIES = 4;

export interface Backups {
  /** Makes one now whatever the age of the last, in one go. Answers its path. Throws errors of driver and file system. */
  readonly now: () => string;
  /** One if it is due while the project is being worked on; resolves when it is there. Never throws: a backup is not worth a lost edit. */
  readonly whileWorking: () => Promise<void>;
  /** One if the project changed, before it is closed. */
  readonly atTheEnd: () => void;
  readonly stop: () => void;
}

/** Backups of one open session; starts its clock. `large`: size in bytes above which samples are left out. */
export function rollingBackups(session: Session, large = LARGE): Backups {
  /** Asked each time: Save As makes it another project. */
  const place = () => backupFolder(session.dataFolder, readMeta(session.connection, 'uid'));
  let copying = false;
  let stopped = false;

  const due = (least: number) => {
    if (session.readOnly !== null) return false;
    const folder = place();
    const newest = backupsIn(folder).at(-1);
    if (newest && Math.abs(session.now() - newest.time) < least) return false;
    return markOf(session.connection) !== markIn(folder) && !isEmpty(session);
  };
  const finish = (temporary: string, mark: string): string => {
    syncFile(temporary);
    verify(temporary);
    const folder = place();
    const path = keep(temporary, folder, session.connection.path, mark, session.now());
    for (const old of outdated(backupsIn(folder), session.now())) if (old.path !== path) rmSync(old.path, { force: true });
    return path;
  };
  const inOneGo = () => {
    if (session.readOnly !== null) throw new NotWritable(session.readOnly);
    const temporary = unfinished(place());
    try {
      if (sizeOf(session) > large) withoutSamples(session.connection, temporary, session.now());
      else copyFileSync(session.connection.path, temporary);
      return finish(temporary, markOf(session.connection));
    } finally {
      rmSync(temporary, { force: true });
    }
  };
  const inSlices = async () => {
    const temporary = unfinished(place());
    const { path } = session.connection;
    const goOn = () => !stopped && session.connection.path === path;
    try {
      for (let k = 0; k < TRIES && goOn(); k++) {
        const mark = markOf(session.connection);
        if (await copyInSlices(path, temporary, goOn)) return void finish(temporary, mark);
      }
      if (goOn()) inOneGo();
    } finally {
      rmSync(temporary, { force: true });
    }
  };
  const whileWorking = async () => {
    if (copying || stopped || safely(() => due(WHILE_WORKING)) !== true) return;
    copying = true;
    try {
      if (sizeOf(session) > large) inOneGo();
      else await inSlices();
    } catch (problem) {
      refusalOf(problem, ''); // rethrows a bug
    } finally {
      copying = false;
    }
  };
  const clock = setInterval(() => void whileWorking(), LOOK_EVERY);
  clock.unref();
  return {
    now: inOneGo,
    whileWorking,
    atTheEnd: () => void safely(() => due(AT_THE_END) && inOneGo()),
    stop: () => {
      stopped = true;
      clearInterval(clock);
    },
  };
}

/** Expected failures (disk full, file gone) are no reason to stop: the file itself is there. */
function safely<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (problem) {
    refusalOf(problem, ''); // rethrows a bug
    return undefined;
  }
}

/** Nothing of the user's is in it yet. */
function isEmpty({ connection }: Session): boolean {
  const row = connection.get('SELECT (SELECT count(*) FROM run) AS runs, (SELECT count(*) FROM edit) AS edits');
  return Number(row?.['runs']) === 0 && Number(row?.['edits']) <= 1;
}

function sizeOf({ connection }: Session): number {
  const row = connection.get('SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size) AS size');
  return Number(row?.['size']);
}

/** A copy of a damaged file must not push out good ones. */
function verify(temporary: string): void {
  const copy = connect(temporary, true);
  try {
    const found = copy.get('PRAGMA quick_check(1)')?.['quick_check'];
    if (found !== 'ok') throw Object.assign(new Error(`the copy is not sound: ${String(found)}`), { errcode: 11 });
  } finally {
    copy.close();
  }
}
