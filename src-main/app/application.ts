/** The application with its window: one instance, fenced in before anything is shown. */
import { app, session } from 'electron';
import { join } from 'node:path';
import { projectIn } from './arguments';
import { closeNetwork, fenceContents, fenceSession } from './fences';
import { logBug, logFact, startLog } from './log';
import { closeBeforeQuit } from './quit';
import { peekTheme } from './settings';
import { registerScheme, serveFolder } from './scheme';
import { createWorkbench, type Workbench } from './workbench';

export interface Start {
  /** Built files, by path. */
  readonly preload: string;
  readonly renderer: string;
  readonly report: string;
  readonly simulation: string;
  readonly store: string;
  readonly figure: string;
  readonly import: string;
  /** The project file named on the command line, if any. */
  readonly project: string | null;
  /** Address of the development server, null for the built files. */
  readonly devServer: string | null;
}

export function startApplication(start: Start): void {
  // A second start hands its project over and ends.
  if (!app.requestSingleInstanceLock()) return app.exit(0);
  app.setAppLogsPath(join(app.getPath('userData'), 'logs'));
  startLog(app.getPath('logs'));
  darkMenus(join(app.getPath('userData'), 'settings.json'));
  registerScheme();
  closeNetwork(start.devServer);
  app.on('web-contents-created', (_event, contents) => fenceContents(contents));

  let workbench: Workbench | null = null;
  let asked = start.project;
  const open = (path: string) => {
    if (workbench === null) asked = path;
    else workbench.openProject(path);
  };
  const quit = closeBeforeQuit(
    async () => workbench?.close(),
    (cause) => logBug('closing', cause),
  );
  app.on('second-instance', (_event, argv, cwd) => {
    const path = projectIn(argv.slice(1), cwd);
    if (quit.closing) return quit.startAgain(path === null ? [] : [path]);
    workbench?.show();
    if (path !== null) open(path);
  });
  // macOS names the file by an event, also before the application is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(path);
  });

  // Never awaited at the top level of an ES module: Electron is ready only after the module has ended.
  void app.whenReady().then(async () => {
    logFact(`Edge Lab ${app.getVersion()} on Electron ${process.versions.electron}`);
    await fenceSession(session.defaultSession, start.devServer);
    serveFolder(start.renderer);
    workbench = await createWorkbench(start, asked);
  });
}

/** On Linux the menu bar is drawn by GTK, which takes its theme once, before the application is ready. */
function darkMenus(settingsFile: string): void {
  if (process.platform === 'linux' && peekTheme(settingsFile) === 'dark') process.env['GTK_THEME'] ??= 'Adwaita:dark';
}
