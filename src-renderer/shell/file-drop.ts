import { onScopeDispose, ref, type Ref } from 'vue';
import { openProject } from './actions';
import type { Desk } from './desk';

/** A project file dropped anywhere on the window is opened; true while a file is held over it. */
export function useFileDrop(desk: Desk): Ref<boolean> {
  const over = ref(false);
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

  function dragged(event: DragEvent): void {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    over.value = true;
  }
  function left(event: DragEvent): void {
    if (event.relatedTarget === null) over.value = false;
  }
  function dropped(event: DragEvent): void {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    over.value = false;
    const file = event.dataTransfer?.files[0];
    if (file) void openProject(desk, desk.lab.pathOfFile(file));
  }
  window.addEventListener('dragover', dragged);
  window.addEventListener('dragleave', left);
  window.addEventListener('drop', dropped);
  onScopeDispose(() => {
    window.removeEventListener('dragover', dragged);
    window.removeEventListener('dragleave', left);
    window.removeEventListener('drop', dropped);
  });
  return over;
}
