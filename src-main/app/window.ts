/** The one window: sandboxed, remembering its place, reloaded when its page crashes. */
import { BrowserWindow, dialog, nativeTheme, screen, type Rectangle } from 'electron';
import { logBug, logFact } from './log';
import { reloadBudget } from './recovery';
import type { Memory } from './settings';
import { toldIn } from '../../src-shared/german';
import type { Language } from '../../src-shared/language';

export interface WindowPlan {
  readonly preload: string;
  readonly address: string;
  readonly place: Memory['window'];
  readonly language: () => Language;
  readonly devtools: boolean;
  remember(place: Memory['window']): void;
}

export function createWindow(plan: WindowPlan): BrowserWindow {
  const { x, y, width, height } = plan.place;
  const visible = x !== null && y !== null && onScreen({ x, y, width, height });
  const window = new BrowserWindow({
    width,
    height,
    ...(visible ? { x, y } : {}),
    minWidth: 800,
    minHeight: 500,
    show: false,
    title: 'Edge Lab',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#15191f' : '#ffffff',
    webPreferences: {
      preload: plan.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: plan.devtools,
    },
  });
  if (plan.place.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  // The title is the project's, set by the main process.
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', () => plan.remember({ ...window.getNormalBounds(), maximized: window.isMaximized() }));
  recover(window, plan.language);
  load(window, plan.address);
  return window;
}

/** Closes the window, letting its page send what was still being typed; a page that does not end in a second is not waited for. */
export function closeWindow(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    const tired = setTimeout(() => window.destroy(), 1_000);
    window.once('closed', () => {
      clearTimeout(tired);
      resolve();
    });
    window.close();
  });
}

function load(window: BrowserWindow, address: string): void {
  window.loadURL(address).catch((cause: unknown) => {
    if (!window.isDestroyed()) logBug('loading the window', cause); // else it was closed while it loaded
  });
}

function onScreen(bounds: Rectangle): boolean {
  const area = screen.getDisplayMatching(bounds).workArea;
  const overlapX = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const overlapY = Math.min(bounds.y + bounds.height, area.y + area.height) - Math.max(bounds.y, area.y);
  return overlapX >= 100 && overlapY >= 100;
}

/** Everything a page shows is stored or owned by the main process, so a crashed page is simply loaded again; runs go on meanwhile. */
function recover(window: BrowserWindow, language: () => Language): void {
  const mayReload = reloadBudget();
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return;
    logBug('the window', `its process is gone: ${details.reason} (exit code ${details.exitCode})`);
    if (mayReload(Date.now())) window.webContents.reload();
    else void ask(window, language());
  });
  window.webContents.on('unresponsive', () => logFact('the window does not respond'));
  window.webContents.on('responsive', () => logFact('the window responds again'));
  window.webContents.on('preload-error', (_event, _path, error) => logBug('preload', error));
  window.webContents.on('console-message', (details, level, message) => {
    // Electron before 35 gives a number and text, later ones a word and details.
    if (details.level === 'error' || level >= 3) logBug('page', details.message || message);
  });
}

async function ask(window: BrowserWindow, language: Language): Promise<void> {
  const told = (text: string) => toldIn(language, text).text;
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: told('The window stopped working several times.'),
    detail: told('Nothing is lost: runs go on and every edit is saved. The log file in the application folder says more.'),
    buttons: [told('Load again'), told('Quit')],
  });
  if (window.isDestroyed()) return;
  if (response === 0) window.webContents.reload();
  else window.close();
}
