import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import type { RunView } from '../../src-shared/views';
import type { Desk } from '../shell/desk';

/** Everything stored of the run selected last, kept up to date; null while none is selected. */
export function useSelectedRun(desk: Desk): ShallowRef<RunView | null> {
  const run = shallowRef<RunView | null>(null);
  async function load(): Promise<void> {
    const id = desk.selection.primary.value;
    const answer = id === null ? null : await desk.lab.run(id);
    if (id === desk.selection.primary.value) run.value = answer?.ok ? answer.value : null;
  }
  watch(desk.selection.primary, () => void load(), { immediate: true });
  const off = desk.lab.on('runChanged', ({ runId }) => {
    if (runId === desk.selection.primary.value) void load();
  });
  onScopeDispose(off);
  return run;
}
