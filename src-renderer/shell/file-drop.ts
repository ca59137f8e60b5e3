import { onScopeDispose, ref, type Ref } from 'vue';
import { openLessonFile } from '../lesson/open-lesson';
import { importRun, isTrajectory } from '../exporting/import-run';
import { openProject, type Say } from './actions';
import type { Desk } from './desk';

/** A project file or a lesson dropped anywhere on the window is opened, a file of series imported; true while a file is held over it. */
export function useFileDrop(desk: Desk, say: Say): Ref<boolean> {
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
    if (!file) return;
    const path = desk.lab.pathOfFile(file);
    if (isTrajectory(path)) return void importRun(desk, path, say);
    void (path.toLowerCase().endsWith('.edgelesson') ? openLessonFile(desk, path) : openProject(desk, path));
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
