import { computed, shallowRef, type ComputedRef, type ShallowRef } from 'vue';
import type { Lab } from '../../src-shared/contract';
import type { Progress, QueueView } from '../../src-shared/views';

export interface RunQueue {
  readonly view: ShallowRef<QueueView>;
  /** Progress of the runs under way, by run. */
  readonly progress: ShallowRef<ReadonlyMap<number, Progress>>;
  /** The run the Stop and Pause buttons act on: the latest that is running or paused. */
  readonly current: ComputedRef<Progress | null>;
  load(): Promise<void>;
  stop(runId: number | null): void;
  togglePause(runId: number | null): void;
}

const EMPTY: QueueView = { threads: 0, busy: 0, running: [], queued: 0 };

/** Runs under way; fed by events, at most twenty a second and run. */
export function createRunQueue(lab: Lab): RunQueue {
  const view = shallowRef<QueueView>(EMPTY);
  const progress = shallowRef<ReadonlyMap<number, Progress>>(new Map());

  function take(next: QueueView): void {
    view.value = next;
    progress.value = new Map(next.running.map((entry) => [entry.runId, entry]));
  }
  lab.on('queue', take);
  lab.on('progress', (entry) => {
    const next = new Map(progress.value);
    if (entry.status === 'running' || entry.status === 'queued') next.set(entry.runId, entry);
    else next.delete(entry.runId);
    progress.value = next;
  });

  const current = computed(() => [...progress.value.values()].sort((a, b) => b.runId - a.runId)[0] ?? null);
  return {
    view,
    progress,
    current,
    load: async () => take(await lab.queue()),
    stop(runId) {
      const id = runId ?? current.value?.runId;
      if (id !== undefined) void lab.stopRun(id);
    },
    togglePause(runId) {
      const entry = runId === null ? current.value : progress.value.get(runId);
      if (entry) void lab.pauseRun(entry.runId, !entry.paused);
    },
  };
}
