/** The native menu, as a function of what can be undone, opened and chosen right now. */
import type { MenuItemConstructorOptions } from 'electron';
import { basename } from 'node:path';
import type { MenuCommand, Settings } from '../../src-shared/contract';
import type { Language } from '../../src-shared/language';
import { inGerman } from './menu-german';

export interface MenuState {
  readonly undo: string | null;
  readonly redo: string | null;
  readonly recent: readonly string[];
  readonly theme: Settings['theme'];
  readonly unsaved: boolean;
  readonly developing: boolean;
  readonly mac: boolean;
  readonly language: Language;
}

export interface MenuActions {
  send(command: MenuCommand): void;
  open(path: string): void;
  showInFolder(): void;
  setTheme(theme: Settings['theme']): void;
  clearRecent(): void;
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

export function menuTemplate(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const menu = englishMenu(state, actions);
  return state.language === 'de' ? inGerman(menu, state.undo, state.redo) : menu;
}

function englishMenu(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const command = commandItem(actions);
  return [
    ...(state.mac ? [{ role: 'appMenu' as const }] : []),
    { id: 'file', label: '&File', submenu: fileMenu(state, actions) },
    {
      id: 'edit',
      label: '&Edit',
      submenu: [
        { ...command('edit.undo', `&Undo${named(state.undo)}`, 'undo', 'CmdOrCtrl+Z'), enabled: state.undo !== null },
        { ...command('edit.redo', `&Redo${named(state.redo)}`, 'redo', 'CmdOrCtrl+Shift+Z'), enabled: state.redo !== null },
        SEPARATOR,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      id: 'view',
      label: '&View',
      submenu: [
        command('view.palette', 'Command &Palette…', 'palette', 'CmdOrCtrl+K'),
        command('view.history', 'Run &History', 'show-history', 'CmdOrCtrl+H'),
        command('view.sweeps', '&Sweeps', 'show-sweeps'),
        { id: 'view.theme', label: '&Theme', submenu: themeMenu(state, actions) },
        SEPARATOR,
        command('view.back-zoom', '&Back (Chart Zoom)', 'back-zoom', 'Alt+Left'),
        command('view.reset-zoom', 'Whole &Chart', 'reset-zoom', 'Alt+Home'),
        command('view.reset-layout', 'Reset &Layout', 'reset-layout'),
        command('view.next-group', '&Next Panel', 'next-group', 'F6'),
        command('view.previous-group', 'Pre&vious Panel', 'previous-group', 'Shift+F6'),
        SEPARATOR,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(state.developing ? [SEPARATOR, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
      ],
    },
    {
      id: 'experiment',
      label: 'E&xperiment',
      submenu: [
        command('experiment.new', '&New Experiment…', 'new-experiment', 'CmdOrCtrl+N'),
        command('experiment.sweep', 'New S&weep…', 'new-sweep', 'CmdOrCtrl+Shift+W'),
        SEPARATOR,
        command('experiment.run', '&Run', 'run', 'CmdOrCtrl+Enter'),
        command('experiment.pause', '&Pause or Resume', 'pause', 'CmdOrCtrl+Shift+P'),
        command('experiment.stop', '&Stop', 'stop', 'CmdOrCtrl+.'),
      ],
    },
    {
      id: 'help',
      label: '&Help',
      role: 'help',
      submenu: [
        command('help.topics', 'Terms and &Charts', 'help', 'F1'),
        command('help.keyboard', '&Keyboard', 'keyboard', 'CmdOrCtrl+/'),
        command('help.tour', '&Tour', 'tour'),
        command('help.lesson', 'Open &Lesson…', 'open-lesson'),
        command('help.gallery', '&Gallery of Figures', 'gallery'),
        command('help.diagnostics', '&Diagnostics…', 'diagnostics'),
        command('help.about', '&About Edge Lab', 'about'),
      ],
    },
  ];
}

/** An item that sends its command to the window. */
function commandItem(actions: MenuActions) {
  return (id: string, label: string, name: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    click: () => actions.send(name),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
}

/** What may concern a text that is still being typed goes through the window, which commits it first. */
function fileMenu(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const command = commandItem(actions);
  return [
    command('file.new', '&New Project', 'new-project', 'CmdOrCtrl+Shift+N'),
    command('file.open', '&Open…', 'open-project', 'CmdOrCtrl+O'),
    { id: 'file.recent', label: 'Open &Recent', submenu: recentMenu(state, actions) },
    SEPARATOR,
    command('file.save-as', 'Save &As…', 'save-as', 'CmdOrCtrl+Shift+S'),
    { id: 'file.show', label: 'Show in &Folder', enabled: !state.unsaved, click: () => actions.showInFolder() },
    command('file.versions', 'Restore a &Version…', 'versions'),
    command('file.keep-version', '&Keep a Version Now', 'keep-version'),
    command('file.salvage', 'Salva&ge a Damaged Project…', 'salvage'),
    SEPARATOR,
    command('file.export', '&Export Run…', 'export-run', 'CmdOrCtrl+E'),
    command('file.export-data', 'Export &Data…', 'export-data', 'CmdOrCtrl+Shift+E'),
    command('file.import-run', '&Import Trajectory…', 'import-run'),
    command('file.figure', 'Save Fig&ure…', 'chart-save-figure'),
    command('file.export-system', 'Export S&ystem…', 'export-system'),
    command('file.report-html', 'Export Report as &HTML…', 'export-report-html'),
    command('file.report-pdf', 'Export Repor&t as PDF…', 'export-report-pdf'),
    SEPARATOR,
    command('file.preferences', '&Preferences…', 'preferences', 'CmdOrCtrl+,'),
    SEPARATOR,
    { id: 'file.quit', role: state.mac ? 'close' : 'quit' },
  ];
}

function recentMenu(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  if (state.recent.length === 0) return [{ id: 'file.recent.none', label: 'No Recent Projects', enabled: false }];
  return [
    ...state.recent.map((path) => ({ label: label(basename(path)), sublabel: path, toolTip: path, click: () => actions.open(path) })),
    SEPARATOR,
    { id: 'file.recent.clear', label: '&Clear', click: () => actions.clearRecent() },
  ];
}

function themeMenu(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const themes = { system: '&System', light: '&Light', dark: '&Dark' } as const;
  return (['system', 'light', 'dark'] as const).map((theme) => ({
    id: `view.theme.${theme}`,
    label: themes[theme],
    type: 'radio' as const,
    checked: state.theme === theme,
    click: () => actions.setTheme(theme),
  }));
}

function named(edit: string | null): string {
  return edit === null ? '' : ` ${label(edit)}`;
}

/** Text that is not ours may hold the character that marks a menu's access key. */
function label(text: string): string {
  return text.replaceAll('&', '&&');
}
