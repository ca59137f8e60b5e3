/** The window's side of the contract, derived from it. Runs sandboxed; nothing but these functions reaches the page. */
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import { CALLS, EVENTS, type Events, type Lab } from '../../src-shared/contract';

const calls = Object.fromEntries(CALLS.map((name) => [name, (...args: unknown[]) => ipcRenderer.invoke(name, ...args)]));

const on: Lab['on'] = (event, listener) => {
  if (!EVENTS.includes(event)) throw new Error(`no event ${String(event)}`);
  const relay = (_event: IpcRendererEvent, payload: Events[typeof event]) => listener(payload);
  ipcRenderer.on(event, relay);
  return () => void ipcRenderer.off(event, relay);
};

const pathOfFile: Lab['pathOfFile'] = (file) => (file instanceof File ? webUtils.getPathForFile(file) : '');

contextBridge.exposeInMainWorld('lab', { ...calls, on, pathOfFile });
