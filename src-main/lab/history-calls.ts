/** The laboratory's answers to the calls about runs. */
import type { Answer } from '../../src-shared/answer';
import type { HistoryCalls } from '../../src-shared/calls/history';
import type { QueueView } from '../../src-shared/views';
import type { Edit } from '../../src-shared/store-contract';
import type { Emit } from './events';
import { exportRun } from './export-run';
import type { LabSession } from './lab-session';
import type { Projects } from './projects';

/** Runs beyond these are not named one by one in events; lists ask again after the event `project` that every edit sends. */
const TOLD = 50;

export function historyCalls(projects: Projects, emit: Emit, queue: () => QueueView): Pick<LabSession, keyof HistoryCalls | 'runEnded'> {
  const session = () => projects.current();
  const store = async () => (await session()).store;
  const edit = async (change: Edit, label: string) => (await session()).edit(change, label);

  async function editRuns(change: Edit, ids: readonly number[], label: string): Promise<Answer<null>> {
    const answer = await edit(change, label);
    if (answer.ok) for (const runId of ids.slice(0, TOLD)) emit('runChanged', { runId });
    return done(answer);
  }

  return {
    startRun: async (experimentId) => (await session()).startRun(experimentId),
    stopRun: async (runId) => (await session()).runs.stop(runId),
    pauseRun: async (runId, paused) => (await session()).runs.pause(runId, paused),
    runEnded: async (runId) => (await session()).runs.ended(runId),
    queue: async () => queue(),

    runs: async (query) => (await store()).runs(query),
    runIds: async (query) => (await store()).runIds(query),
    runRows: async (ids) => (await store()).runRows(ids),
    runColumns: async () => (await store()).runColumns(),
    runGroups: async (filter, by, metrics) => (await store()).runGroups(filter, by, metrics),
    run: async (runId) => (await store()).run(runId),
    view: async (request) => (await store()).view(request),
    sameSpecification: async (runId) => (await store()).sameSpecification(runId),
    seriesBytes: async (runId) => (await store()).seriesBytes(runId),
    exportRun: async (runId, format, path) => exportRun(await store(), runId, format, path),

    renameRun: (id, title) => editRuns({ kind: 'rename-run', id, title }, [id], 'Rename run'),
    noteRun: (id, note) => editRuns({ kind: 'note-run', id, note }, [id], 'Edit note'),
    starRuns: (ids, starred) => editRuns({ kind: 'star-runs', ids, starred }, ids, starLabel(ids.length, starred)),
    tagRuns: (ids, add, remove) => editRuns({ kind: 'tag-runs', ids, add, remove }, ids, 'Tag runs'),
    pinRuns: (ids, pinned) => editRuns({ kind: 'pin-runs', ids, pinned }, ids, pinned ? 'Pin runs' : 'Unpin runs'),
    setBaseline: async (id) => done(await edit({ kind: 'set-baseline', id }, id === null ? 'Clear baseline' : 'Set baseline')),
    setHistoryView: async (json) => done(await edit({ kind: 'history-view', json }, 'Change columns')),
    deleteRun: async (runId) => done(await (await session()).deleteRun(runId)),
    deleteRuns: (ids) => editRuns({ kind: 'delete-runs', ids }, ids, 'Delete runs'),
    restoreRuns: (ids) => editRuns({ kind: 'restore-runs', ids }, ids, 'Restore runs'),
    purgeRuns: async (ids) => (await session()).purgeRuns(ids),
  };
}

function starLabel(runs: number, starred: boolean): string {
  return `${starred ? 'Star' : 'Unstar'} ${runs === 1 ? 'run' : 'runs'}`;
}

function done(answer: Answer<unknown>): Answer<null> {
  return answer.ok ? { ok: true, value: null } : answer;
}
