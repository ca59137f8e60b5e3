import { onScopeDispose } from 'vue';
import { commandOfKey, runCommand, type Command } from './commands';
import type { Desk } from './desk';

/** Keys and menu items both end in the same commands. */
export function useCommandKeys(desk: Desk, commands: readonly Command[]): void {
  function pressed(event: KeyboardEvent): void {
    const id = commandOfKey(event);
    if (id === null) return;
    // A text that is not part of the project has its own undo.
    const ownUndo = (id === 'undo' || id === 'redo') && (event.target as HTMLElement).closest('[data-own-undo]');
    if (ownUndo) return;
    event.preventDefault();
    runCommand(commands, id);
  }
  window.addEventListener('keydown', pressed);
  const unsubscribe = desk.lab.on('menu', (command) => runCommand(commands, command));
  onScopeDispose(() => {
    window.removeEventListener('keydown', pressed);
    unsubscribe();
  });
}
