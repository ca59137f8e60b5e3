/** Quitting waits until everything is stored; a start that comes meanwhile is answered by starting anew. */
import { app } from 'electron';
import { projectIn } from './arguments';

export interface Quit {
  readonly closing: boolean;
  /** Starts the application again, with these arguments, as soon as this one is gone. */
  startAgain(args: readonly string[]): void;
}

/** `close` stores everything and ends the threads; what it throws is handed to `onBug`, and the application quits all the same. */
export function closeBeforeQuit(close: () => Promise<void>, onBug: (cause: unknown) => void): Quit {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void close()
      .catch(onBug)
      .then(() => {
        state = 'closed';
        app.quit();
      });
  });
  app.on('window-all-closed', () => app.quit());
  return {
    get closing() {
      return state !== 'open';
    },
    startAgain: (args) => app.relaunch({ args: [...process.argv.slice(1).filter((arg) => projectIn([arg], '/') === null), ...args] }),
  };
}
