/** The window, its menu and the lab behind it, held together: every event of the lab passes here. */
import { app, dialog, Menu, nativeTheme, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { join } from 'node:path';
import type { Answer, Refusal } from '../../src-shared/answer';
import type { Events, Settings } from '../../src-shared/contract';
import type { ChangeOnDisk } from '../../src-shared/versions';
import type { ProjectView } from '../../src-shared/views';
import { decimalMarkOf, languageOf } from '../../src-shared/language';
import { createLab } from '../lab/lab';
import { aboutApplication, versions } from './about';
import type { Start } from './application';
import { createCalls } from './calls';
import { dialogsFor } from './dialogs';
import type { Handlers } from './handlers';
import { send, serve } from './ipc';
import { logBug } from './log';
import { menuTemplate } from './menu';
import { ORIGIN } from './address';
import { openSettings } from './settings';
import { closeWindow, createWindow } from './window';
import { toldIn } from '../../src-shared/german';

export interface Workbench {
  openProject(path: string): void;
  /** Brings the window to the front. */
  show(): void;
  /** Stops the runs, keeping what they have, and resolves when everything is stored. */
  close(): Promise<void>;
}

/** Starts the lab and shows the window; `asked` is the project file to open, null for the last one or the example. */
export async function createWorkbench(start: Start, asked: string | null): Promise<Workbench> {
  const folder = app.getPath('userData');
  const settings = await openSettings(join(folder, 'settings.json'), (cause) => logBug('settings', cause));
  nativeTheme.themeSource = settings.now.theme;

  const language = () => languageOf(settings.now.language, app.getLocale());

  let window: BrowserWindow | null = null;
  let project: ProjectView | null = null;
  const emit = <Name extends keyof Events>(name: Name, payload: Events[Name]) => {
    if (window !== null) send(window.webContents, name, payload);
  };
  // What happens before the page listens waits for its first question.
  let early: Refusal[] | null = [];
  const trouble = (refusal: Refusal) => {
    if (early === null) emit('trouble', refusal);
    else early.push(refusal);
  };
  const projectChanged = (changed: ProjectView) => {
    project = changed;
    window?.setTitle(`${changed.title} – Edge Lab`);
    if (!changed.unsaved) window?.setRepresentedFilename(changed.path);
    drawMenu();
  };
  const settingsChanged = (changed: Settings) => {
    nativeTheme.themeSource = changed.theme;
    lab.setThreads(changed.threads);
    emit('settings', changed);
    drawMenu();
  };

  const lab = createLab({
    simulationScript: start.simulation,
    storeScript: start.store,
    figureScript: start.figure,
    importScript: start.import,
    dataFolder: folder,
    threads: settings.now.threads,
    versions: versions(),
    exampleName: (title) => toldIn(language(), title, decimalMarkOf(settings.now.numbers, language())).text,
    emit(name, payload) {
      if (name === 'project') projectChanged(payload as ProjectView);
      // The next start goes on where the user's own edits are.
      if (name === 'changedOnDisk') settings.change({ last: (payload as ChangeOnDisk).now });
      if (name === 'trouble') trouble(payload as Refusal);
      else emit(name, payload);
    },
  });
  const own = createCalls({
    lab,
    settings,
    settingsChanged,
    recentChanged: () => drawMenu(),
    about: aboutApplication(),
    lessonFolder: app.isPackaged ? join(process.resourcesPath, 'lessons') : join(app.getAppPath(), 'assets', 'lessons'),
    language,
    reportScript: start.report,
    // On the machines of a cluster the installed command is known by its name.
    commandLine: app.isPackaged ? ['edgelab'] : ['node', join(app.getAppPath(), 'bin', 'edgelab.mjs')],
    dialogs: dialogsFor(() => window, language),
  });
  const calls: Handlers = {
    ...own,
    async project() {
      const view = await own.project();
      for (const refusal of early ?? []) emit('trouble', refusal);
      early = null;
      return view;
    },
  };

  const tell = (answer: Promise<Answer<unknown>>) => {
    answer.then(
      (value) => !value.ok && value.refusal.code !== 'cancelled' && trouble(value.refusal),
      (cause: unknown) => logBug('menu', cause),
    );
  };
  const menuActions = {
    send: (command: Events['menu']) => emit('menu', command),
    open: (path: string) => tell(Promise.resolve(calls.openProject(path))),
    showInFolder: () => void calls.showProjectInFolder(),
    setTheme: (theme: Settings['theme']) => void calls.changeSettings({ theme }),
    clearRecent: () => void calls.clearRecentProjects(),
  };
  function drawMenu(): void {
    const { undo = null, redo = null, unsaved = true } = project ?? {};
    // Edits of main are named in English, those of the window in its language.
    const told = (edit: string | null) => edit && toldIn(language(), edit).text;
    const state = {
      undo: told(undo),
      redo: told(redo),
      unsaved,
      recent: settings.now.recent,
      theme: settings.now.theme,
      language: language(),
    };
    const place = { developing: start.devServer !== null, mac: process.platform === 'darwin' };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ ...state, ...place }, menuActions)));
  }

  const origin = start.devServer === null ? ORIGIN : new URL(start.devServer).origin;
  const isOurs = (event: IpcMainInvokeEvent) =>
    window !== null &&
    event.sender === window.webContents &&
    event.senderFrame === window.webContents.mainFrame &&
    event.senderFrame?.origin === origin;
  drawMenu();
  window = createWindow({
    language,
    preload: start.preload,
    address: start.devServer ?? `${ORIGIN}/index.html`,
    place: settings.now.window,
    devtools: start.devServer !== null,
    remember: (place) => settings.change({ window: place }),
  });
  window.on('closed', () => (window = null));

  /** The project asked for, else the last one, else the unsaved one or the example. */
  async function openFirst(): Promise<Handlers> {
    const path = asked ?? settings.now.last;
    const opened = path === null ? null : await calls.openProject(path);
    if (opened?.ok === false) {
      trouble(opened.refusal);
      if (asked === null) settings.change({ last: null }); // told once
    }
    projectChanged(await lab.project());
    return calls;
  }
  const handlers = openFirst();
  serve(handlers, { isOurs, onBug: logBug });
  handlers.catch((cause: unknown) => {
    const told = (text: string) => toldIn(language(), text).text;
    dialog.showErrorBox(told('Edge Lab cannot start'), told(`${String(cause)}\n\nThe log in ${app.getPath('logs')} has the details.`));
    app.quit();
  });

  return {
    openProject: menuActions.open,
    show() {
      if (window?.isMinimized()) window.restore();
      window?.focus();
    },
    async close() {
      // First, so that its last edit and its place are stored with the rest.
      if (window !== null) await closeWindow(window);
      await lab.close();
      await settings.written();
    },
  };
}
