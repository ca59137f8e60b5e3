import type { DockviewApi } from 'dockview-vue';
import { onScopeDispose, watch } from 'vue';
import type { Desk } from '../shell/desk';
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

/** Keeps the arrangement of the charts with the project: restored when it is opened, stored a moment after each change. */
export function useLayout(desk: Desk, api: DockviewApi): void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let restoring = false;

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
    }
  }
  function save(): void {
    timer = null;
    if (desk.project.editable.value && desk.preferences.settings.value.keepLayout)
      void desk.lab.setLayout(JSON.stringify({ version: VERSION, dock: api.toJSON() }));
  }
  const changed = api.onDidLayoutChange(() => {
    if (restoring) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(save, SAVE_MS);
  });
  watch(
    () => desk.project.view.value?.path,
    () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      restore(desk.project.view.value?.layout ?? '');
    },
    { immediate: true },
  );
  desk.resetLayout.value = reset;
  onScopeDispose(() => {
    changed.dispose();
    desk.resetLayout.value = null;
    if (timer !== null) clearTimeout(timer);
  });
}
