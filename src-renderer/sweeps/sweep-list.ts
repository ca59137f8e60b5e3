import { computed, shallowReactive, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import type { Lab } from '../../src-shared/contract';
import type { SweepProgress, SweepRow } from '../../src-shared/sweep-views';
import type { OpenProject } from '../project/open-project';

export interface SweepList {
  /** The project's sweeps, the latest first. */
  readonly rows: ShallowRef<readonly SweepRow[]>;
  /** Of those under way. */
  readonly progress: ReadonlyMap<number, SweepProgress>;
  readonly underWay: ComputedRef<readonly SweepRow[]>;
  load(): Promise<void>;
}

/** The stored sweeps as the window knows them: asked for again when one changes, one request at a time. */
export function createSweepList(lab: Lab, project: OpenProject): SweepList {
  const rows = shallowRef<readonly SweepRow[]>([]);
  const progress = shallowReactive(new Map<number, SweepProgress>());
  let asking = false;
  let again = false;

  async function load(): Promise<void> {
    again = true;
    if (asking) return;
    asking = true;
    try {
      while (again) {
        again = false;
        const found = await lab.sweeps();
        rows.value = [...found].sort((a, b) => b.id - a.id);
        for (const id of [...progress.keys()]) {
          const status = found.find((row) => row.id === id)?.status;
          if (status !== 'running' && status !== 'queued') progress.delete(id);
        }
      }
    } finally {
      asking = false;
    }
  }
  lab.on('sweepChanged', () => void load());
  lab.on('sweepProgress', (now) => {
    const known = progress.get(now.sweepId);
    if (now.status === 'running' || now.status === 'queued') progress.set(now.sweepId, now);
    else progress.delete(now.sweepId);
    if (known?.status !== now.status) void load();
  });
  // Undo and redo change the list as well.
  watch(
    () => project.view.value,
    (view, before) => {
      if (view?.uid !== before?.uid) progress.clear();
      if (view) void load();
    },
    { immediate: true },
  );
  return {
    rows,
    progress,
    underWay: computed(() => rows.value.filter(({ status }) => status === 'running' || status === 'queued')),
    load,
  };
}
