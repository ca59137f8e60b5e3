import { accept, type Answer } from '../../src-shared/answer';
import type { FromStore, OpenRequest, StoreCalls } from '../../src-shared/store-contract';
import type { ProjectView } from '../../src-shared/views';
import { rollingBackups, type Backups } from './backups';
import { watchDisk, type Disk } from './changed-on-disk';
import { applyEdit, stepBack } from './edits';
import { guarded, told } from './failure';
import { sameSpecification, seriesBytes } from './listing';
import { liveBlocks } from './live-blocks';
import { liveSamples } from './live-samples';
import { countsOf } from './look-into';
import { writeMeta } from './meta';
import { openSession } from './open-session';
import { projectView } from './project-view';
import { purgeRuns } from './purge-runs';
import { groupRuns } from './run-groups';
import { listIds, listRuns, rowsOf } from './run-list';
import { columnsOf } from './run-paths';
import { insertRun, updateEnd, updateStatus } from './runs';
import { runRecords, runsHold } from './run-records';
import { runView } from './run-view';
import { salvage } from './salvage';
import { saveAs } from './save-as';
import { rawSamples, seriesView } from './series-view';
import { write, type Session } from './session';
import { projectStatistics } from './statistics';
import { blocksOf, indicesOf } from './sweep-blocks';
import { attractorsIn, pictureOf } from './sweep-picture';
import { checkedSweep, insertSweep, listSweeps, updateSweepEnd, updateSweepStatus } from './sweep-rows';
import { letGo } from './take-over';
import { differenceFrom } from './version-difference';
import { restoreVersion, versionFile, versionsOf } from './versions';

export type StoreEvent = Extract<FromStore, { type: 'flushed' | 'sweepFlushed' | 'changedOnDisk' }>;

/** The contract answers null where there is nothing to say. */
const nothing = (_done: void): null => null;

/** The project file behind its contract; synchronous, hosted by the store thread or by a test. `now`: milliseconds since 1970. */
export function createStore(emit: (event: StoreEvent) => void, now: () => number = Date.now): StoreCalls {
  let session: Session | null = null;
  let backups: Backups | null = null;
  let disk: Disk | null = null;
  const current = () => {
    if (!session) throw new Error('no project is open');
    return session;
  };
  const connection = () => current().connection;
  /** The open project, after a look whether its file is still the one that was opened. */
  const heeded = () => {
    const open = current();
    const change = disk?.check() ?? null;
    if (change) emit({ type: 'changedOnDisk', change });
    return open;
  };
  const live = liveSamples(
    (work) => write(heeded(), work),
    connection,
    (runId, samples) => emit({ type: 'flushed', runId, samples }),
  );
  const cells = liveBlocks(
    (work) => write(heeded(), work),
    (sweepId) => emit({ type: 'sweepFlushed', sweepId }),
  );
  /** Expected failures become refusals about the project's file. */
  const here = <T>(work: (open: Session) => Answer<T>) => guarded(connection().path, () => work(heeded()));
  const plainly = <T>(work: (open: Session) => T) => told(connection().path, () => work(heeded()));
  const flush = () => {
    live.flush();
    cells.flush();
  };
  const settle = () => {
    if (session?.readOnly === null) flush();
  };
  const stamp = () => new Date(now()).toISOString();
  /** Closes even where the last samples cannot be written, and throws then. */
  const leave = () => {
    const left = session;
    if (!left) return;
    try {
      settle();
      backups?.atTheEnd();
    } finally {
      backups?.stop();
      disk?.stop();
      [backups, disk] = [null, null];
      live.forget();
      cells.forget();
      session = null;
      letGo(left);
    }
  };
  const replace = (request: OpenRequest): Answer<ProjectView> => {
    settle();
    const opened = openSession(request, session, now);
    if (!opened.ok) return opened;
    if (opened.value !== session) leave();
    session = opened.value;
    backups ??= rollingBackups(session);
    disk ??= watchDisk(session, () => void heeded());
    return accept(projectView(session));
  };

  return {
    open: (request) => guarded(request.path, () => replace(request)),
    close: () => (session ? plainly(() => nothing(leave())) : null),
    project: () => projectView(current()),
    statistics: () => plainly((open) => projectStatistics(open)),
    saveAs: (path) =>
      guarded(path, () => {
        settle();
        const saved = saveAs(current(), path);
        return saved.ok ? accept(projectView(current())) : saved;
      }),
    counts: () => plainly((open) => countsOf(open.connection)),
    keepVersion: () =>
      here(() => {
        flush();
        return accept(backups?.now() ?? '');
      }),
    versionDifference: (whose, id) =>
      here((open) => {
        const file = versionFile(whose, id);
        return file.ok ? differenceFrom(open.connection, file.value.path) : file;
      }),
    versions: (whose) => guarded(whose.path, () => versionsOf(whose)),
    restoreVersion,
    salvage: (path, target) => guarded(path, () => salvage(path, target, now())),
    setLayout: (layout) => {
      // Where a window's docks lie is no reason to trouble the reader of a project that cannot be written.
      if (current().readOnly !== null) return null;
      return plainly((open) => nothing(write(open, (db) => writeMeta(db, 'layout', layout))));
    },
    edit: (edit, label) => here((open) => applyEdit(open, edit, label)),
    undo: () => here((open) => stepBack(open, 'undo')),
    redo: () => here((open) => stepBack(open, 'redo')),
    addRun: (run) => plainly((open) => write(open, (db) => insertRun(db, run))),
    setRunStatus: (runId, status) => plainly((open) => nothing(write(open, (db) => updateStatus(db, runId, status)))),
    appendSamples: (runId, block) => plainly(() => nothing(live.append(runId, block))),
    flush: () => plainly(() => nothing(flush())),
    finishRun: (runId, end) => plainly(() => nothing(live.finish(runId, (db) => updateEnd(db, runId, end, stamp())))),
    addSweep: (sweep) => plainly((open) => write(open, (db) => insertSweep(db, sweep))),
    sweepWork: (sweepId) =>
      here(({ connection: db }) => {
        cells.flush();
        const found = checkedSweep(db, sweepId);
        return found.ok ? accept({ checked: found.value, done: indicesOf(db, sweepId) }) : found;
      }),
    appendBlocks: (sweepId, blocks) => plainly(() => nothing(cells.append(sweepId, blocks))),
    setSweepStatus: (sweepId, status) => plainly((open) => nothing(write(open, (db) => updateSweepStatus(db, sweepId, status)))),
    finishSweep: (sweepId, end) => plainly(() => nothing(cells.finish(sweepId, (db) => updateSweepEnd(db, sweepId, end, stamp())))),
    sweeps: () => plainly((open) => listSweeps(open.connection)),
    sweepParts: (sweepId) => here((open) => pictureOf(open.connection, sweepId)),
    sweepAttractors: (sweepId) => here((open) => attractorsIn(open.connection, sweepId)),
    sweepBlocks: (sweepId, from, to) =>
      here(({ connection: db }) => {
        const found = checkedSweep(db, sweepId);
        return found.ok ? accept([...blocksOf(db, sweepId, from, to)]) : found;
      }),
    runs: (query) => plainly((open) => listRuns(open.connection, query)),
    runIds: (query) => plainly((open) => listIds(open.connection, query)),
    runRows: (ids) => plainly((open) => rowsOf(open.connection, ids)),
    runColumns: () => plainly((open) => columnsOf(open.connection)),
    runRecords: (ids) => here((open) => accept(runRecords(open.connection, ids))),
    runsHold: (ids) => plainly((open) => runsHold(open.connection, ids)),
    runGroups: (filter, by, metrics) => here((open) => groupRuns(open.connection, filter, by, metrics)),
    purgeRuns: (ids) => here((open) => purgeRuns(open, ids)),
    sameSpecification: (runId) => plainly((open) => sameSpecification(open.connection, runId)),
    seriesBytes: (runId) => plainly((open) => seriesBytes(open.connection, runId)),
    run: (runId) => here((open) => runView(open.connection, runId)),
    view: (request) => here((open) => seriesView(open.connection, request)),
    samples: (runId, series, from, count) => here((open) => rawSamples(open.connection, runId, series, from, count)),
  };
}
