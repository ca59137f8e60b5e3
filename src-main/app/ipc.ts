/** The only file that touches ipcMain: handlers derived from the contract, behind a check of the sender and of the arguments. */
import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { CALLS, type Events } from '../../src-shared/contract';
import { call, type Handlers } from './handlers';

export interface Fence {
  /** Whether a call comes from our own window's main frame showing our own page. */
  isOurs(event: IpcMainInvokeEvent): boolean;
  /** Told of each call that is a bug or a forgery, with its cause. */
  onBug(where: string, cause: unknown): void;
}

/**
 * Answers every call of the contract, and no other channel; calls that come before the handlers are there wait for them. A refused
 * or failing call is logged and rejects in the window.
 */
export function serve(handlers: Promise<Handlers>, fence: Fence): void {
  handlers.catch((cause: unknown) => fence.onBug('start', cause));
  for (const name of CALLS)
    ipcMain.handle(name, async (event, ...args: unknown[]) => {
      try {
        if (!fence.isOurs(event)) throw new Error(`refused ${name} from ${event.senderFrame?.url ?? 'a frame that is gone'}`);
        return await call(handlers, name, args);
      } catch (cause) {
        fence.onBug(name, cause);
        throw cause;
      }
    });
}

/** Sends an event of the contract to a window that is still there. */
export function send<Name extends keyof Events>(contents: WebContents, name: Name, payload: Events[Name]): void {
  if (!contents.isDestroyed() && !contents.isCrashed()) contents.send(name, payload);
}
