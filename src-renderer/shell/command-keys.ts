import { onScopeDispose } from 'vue';
import { commandOfKey, runCommand, type Command } from './commands';
import type { Desk } from './desk';

/** Keys and menu items both end in the same commands. */
export function useCommandKeys(desk: Desk, commands: readonly Command[]): void {
  function pressed(event: KeyboardEvent): void {
    const command = commandOfKey(commands, event);
    if (command === null) return;
    // A text that is not part of the project has its own undo.
    const undoes = command.id === 'undo' || command.id === 'redo';
    if (undoes && event.target instanceof Element && event.target.closest('[data-own-undo]')) return;
    event.preventDefault();
    runCommand(commands, command.id);
  }
  window.addEventListener('keydown', pressed);
  const unsubscribe = desk.lab.on('menu', (command) => runCommand(commands, command));
  onScopeDispose(() => {
    window.removeEventListener('keydown', pressed);
    unsubscribe();
  });
}
