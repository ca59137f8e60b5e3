import type { DockviewApi } from 'dockview-vue';
import { onScopeDispose, watch } from 'vue';
import type { Desk } from '../shell/desk';
import { sameArrangement } from './arrangement';
import { defaultLayout, isPanel } from './panels';

const SAVE_MS = 600;
const VERSION = 1;

/** The dock's part of a stored layout, or null when the text is none of ours. */
export function readLayout(text: string): object | null {
  if (text === '') return null;
  try {
    const stored: unknown = JSON.parse(text);
    if (typeof stored !== 'object' || stored === null || !('version' in stored) || stored.version !== VERSION) return null;
    if (!('dock' in stored) || typeof stored.dock !== 'object' || stored.dock === null) return null;
    const panels = 'panels' in stored.dock && typeof stored.dock.panels === 'object' ? Object.keys(stored.dock.panels ?? {}) : [];
    return panels.length > 0 && panels.every(isPanel) ? stored.dock : null;
  } catch {
    return null;
  }
}

/** Changes the program makes itself, such as bringing a panel to the front, are kept but are no step of Undo. */
export type Quietly = (change: () => void) => void;

/**
 * Keeps the arrangement of the charts with the project: restored when it is opened, stored a moment after each change. A change of what
 * lies where is a step of Undo under the name `label`; another tab in front, or another size of the window, is not.
 */
export function useLayout(desk: Desk, api: DockviewApi, label: () => string): Quietly {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let restoring = false;
  let quiet = false;
  let saving = 0;
  /** As last restored or stored. */
  let shown: object = api.toJSON();

  function reset(): void {
    defaultLayout(api);
  }
  function restore(text: string): void {
    const dock = readLayout(text);
    restoring = true;
    try {
      if (dock) api.fromJSON(dock as Parameters<DockviewApi['fromJSON']>[0]);
      else reset();
    } catch {
      // A layout of an older or damaged file: the default is always right.
      reset();
    } finally {
      restoring = false;
      shown = api.toJSON();
    }
  }
  function cancel(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }
  async function save(): Promise<void> {
    if (timer === null) return;
    cancel();
    if (!desk.project.editable.value || !desk.preferences.settings.value.keepLayout) return;
    const dock = api.toJSON();
    const layout = JSON.stringify({ version: VERSION, dock });
    const step = !quiet && !sameArrangement(shown, dock);
    [shown, quiet] = [dock, false];
    saving++;
    try {
      if (step) await desk.lab.arrangeCharts(layout, label());
      else await desk.lab.setLayout(layout);
    } finally {
      saving--;
    }
  }
  const changed = api.onDidLayoutChange(() => {
    if (restoring) return;
    cancel();
    timer = setTimeout(() => void save(), SAVE_MS);
  });
  watch(
    () => desk.project.view.value?.path,
    () => {
      cancel();
      restore(desk.project.view.value?.layout ?? '');
    },
    { immediate: true },
  );
  // Undo and Redo bring another arrangement.
  watch(
    () => desk.project.view.value?.layout ?? '',
    (text) => {
      if (saving > 0 || timer !== null || !desk.preferences.settings.value.keepLayout) return;
      const dock = readLayout(text);
      if (dock ? !sameArrangement(dock, api.toJSON()) : text === '') restore(text);
    },
  );
  desk.resetLayout.value = reset;
  const forget = desk.keptViews.add(save);
  onScopeDispose(() => {
    changed.dispose();
    forget();
    desk.resetLayout.value = null;
    cancel();
  });
  return (change) => {
    quiet = timer === null || quiet;
    change();
    // A change of nothing is followed by no saving.
    setTimeout(() => {
      if (timer === null) quiet = false;
    }, 100);
  };
}
