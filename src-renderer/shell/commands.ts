import { WINDOW_ACTS } from '../../src-shared/calls/window';
import type { MenuCommand } from '../../src-shared/contract';
import { CHART_COMMANDS, type ChartCommand } from '../charts/chart-command';
import { importRun } from '../exporting/import-run';
import { showTrash } from '../history/run-actions';
import { PANELS } from '../workspace/panels';
import { addComparison, addRuns, exportReport } from '../report/add-to-report';
import * as actions from './actions';
import type { Say } from './actions';
import type { Desk } from './desk';
import { focusGroup, moveToGroup } from './focus-groups';
import { writtenKey, type Pressed } from './key-table';

export interface Command {
  readonly id: string;
  readonly group: 'experiment' | 'view' | 'file' | 'help';
  /** Key of `words.ts`. */
  readonly title: string;
  /** As the lists of keys write it: `Ctrl Enter`; empty = none. */
  readonly keys: string;
  enabled(): boolean;
  run(): void;
}

const always = () => true;
const THEMES = ['system', 'light', 'dark'] as const;
const CHART_KEYS: Partial<Record<ChartCommand, string>> = { 'reset-zoom': 'Alt Home', 'back-zoom': 'Alt ArrowLeft' };

/** Every command of the window: the palette lists them, menus and keys call them by id. */
export function createCommands(desk: Desk, say: Say): readonly Command[] {
  const command = (id: string, group: Command['group'], keys: string, run: () => void, enabled: () => boolean = always): Command => ({
    id,
    group,
    title: `command.${id}`,
    keys,
    enabled,
    run,
  });
  const running = () => desk.queue.current.value !== null;
  const editable = () => desk.project.editable.value;
  const selected = () => desk.selection.ids.value.length > 0;
  return [
    command(
      'run',
      'experiment',
      'Ctrl Enter',
      () => void actions.startRun(desk, say),
      // Its key must not start a run behind a dialog.
      () => actions.canRun(desk) && !dialogOpen(desk),
    ),
    command('pause', 'experiment', 'Ctrl Shift P', () => desk.queue.togglePause(null), running),
    command('stop', 'experiment', 'Ctrl .', () => desk.queue.stop(null), running),
    command('new-experiment', 'experiment', 'Ctrl N', () => (desk.galleryOpen.value = true), editable),
    command(
      'duplicate-experiment',
      'experiment',
      'Ctrl D',
      () => void duplicate(desk),
      () => editable() && desk.project.experiment.value !== null,
    ),
    command(
      'new-sweep',
      'experiment',
      'Ctrl Shift W',
      () => (desk.sweeps.formOpen.value = true),
      () => desk.draft.experiment.value !== null,
    ),
    command('show-sweeps', 'view', '', () => desk.showPanel.value?.('sweeps')),
    command(
      'undo',
      'experiment',
      'Ctrl Z',
      () => void actions.undo(desk),
      () => Boolean(desk.project.view.value?.undo),
    ),
    command(
      'redo',
      'experiment',
      'Ctrl Shift Z',
      () => void actions.redo(desk),
      () => Boolean(desk.project.view.value?.redo),
    ),
    command('show-preview', 'view', '', () => desk.selection.clear(), selected),
    command(
      'play',
      'view',
      '',
      () => desk.playback.toggle(),
      () => desk.playback.last.value > 0,
    ),
    command('show-history', 'view', 'Ctrl H', () => focusGroup('history')),
    command('history-columns', 'view', '', () => (desk.history.dialog.value = 'columns')),
    command('history-filters', 'view', '', () => (desk.history.dialog.value = 'filters')),
    command('history-trash', 'view', '', () => showTrash(desk, !desk.pages.query.trash)),
    command(
      'tag-runs',
      'experiment',
      '',
      () => (desk.history.dialog.value = 'tags'),
      () => editable() && selected() && !desk.pages.query.trash,
    ),
    ...PANELS.filter((panel) => panel !== 'sweeps').map((panel) =>
      command(`chart-${panel}`, 'view', '', () => desk.showPanel.value?.(panel)),
    ),
    ...CHART_COMMANDS.map((name) =>
      command(
        name,
        'view',
        CHART_KEYS[name] ?? '',
        () => desk.chartTarget.value?.()[name]?.(),
        () => desk.chartTarget.value?.()[name] !== undefined,
      ),
    ),
    command(
      'add-runs-to-report',
      'view',
      '',
      () => void addRuns(desk, desk.selection.ids.value, say),
      () => editable() && selected(),
    ),
    command(
      'add-comparison-to-report',
      'view',
      '',
      () => void addComparison(desk, desk.selection.ids.value, say),
      () => editable() && desk.selection.ids.value.length > 1,
    ),
    command('reset-layout', 'view', '', () => desk.resetLayout.value?.()),
    command('toggle-theme', 'view', '', () => desk.theme.toggle()),
    command('next-group', 'view', 'F6', () => moveToGroup(1)),
    command('previous-group', 'view', 'Shift F6', () => moveToGroup(-1)),
    command('palette', 'view', 'Ctrl K', () => (desk.paletteOpen.value = true)),
    command('new-project', 'file', 'Ctrl Shift N', () => void actions.newProject(desk)),
    command('open-project', 'file', 'Ctrl O', () => void actions.openProject(desk, null)),
    command('save-as', 'file', 'Ctrl Shift S', () => void actions.saveAs(desk, say)),
    command('versions', 'file', '', () => (desk.versions.listed.value = null)),
    command('keep-version', 'file', '', () => void keepVersion(desk, say), editable),
    command('salvage', 'file', '', () => void salvage(desk)),
    command(
      'export-run',
      'file',
      'Ctrl E',
      () => void exportSelected(desk, say),
      () => desk.selection.primary.value !== null,
    ),
    command(
      'export-data',
      'file',
      'Ctrl Shift E',
      () => beginExport(desk),
      () => !dialogOpen(desk),
    ),
    command('import-run', 'file', '', () => void importRun(desk, null, say), editable),
    command(
      'show-in-folder',
      'file',
      '',
      () => void desk.lab.showProjectInFolder(),
      () => desk.project.view.value?.unsaved === false,
    ),
    command(
      'export-system',
      'file',
      '',
      () => (desk.exportSystemOpen.value = true),
      () => desk.draft.experiment.value !== null,
    ),
    ...WINDOW_ACTS.map((act) => command(act, act === 'quit' ? 'file' : 'view', '', () => void desk.lab.windowAct(act))),
    ...THEMES.map((theme) => command(`theme-${theme}`, 'view', '', () => desk.preferences.change({ theme }))),
    command('clear-recent', 'file', '', () => void desk.lab.clearRecentProjects()),
    ...(['html', 'pdf'] as const).map((format) =>
      command(`export-report-${format}`, 'file', '', () => void exportReport(desk, format, say)),
    ),
    command('preferences', 'file', 'Ctrl ,', () => (desk.preferences.open.value = true)),
    command('keyboard', 'help', 'Ctrl /', () => (desk.keyboardOpen.value = true)),
    command('help', 'help', 'F1', () => (desk.help.open.value = true)),
    command('tour', 'help', '', () => (desk.tourStep.value = 0)),
    command('open-lesson', 'help', '', () => (desk.lesson.choosing.value = true), editable),
    command('gallery', 'help', '', () => (desk.galleryOpen.value = true)),
    command('diagnostics', 'help', '', () => (desk.diagnosticsOpen.value = true)),
    command('about', 'help', '', () => (desk.aboutOpen.value = true)),
  ];
}

function dialogOpen(desk: Desk): boolean {
  return (
    [
      desk.lesson.choosing,
      desk.preferences.open,
      desk.help.open,
      desk.keyboardOpen,
      desk.diagnosticsOpen,
      desk.aboutOpen,
      desk.galleryOpen,
      desk.exporting.open,
      desk.exportSystemOpen,
      desk.sweeps.formOpen,
    ].some((open) => open.value) ||
    desk.sweeps.jobArray.value !== null ||
    desk.figures.subject.value !== null
  );
}

/** The dialog, about what is selected and shown in the history. */
function beginExport(desk: Desk): void {
  desk.exporting.begin(desk.selection.ids.value, desk.pages.query.filter);
}

async function exportSelected(desk: Desk, say: Say): Promise<void> {
  const id = desk.selection.primary.value;
  if (id !== null) await actions.exportRun(desk, id, 'csv', say);
}

async function keepVersion(desk: Desk, say: Say): Promise<void> {
  await desk.draft.flush();
  await desk.versions.keep(say('versions.kept'));
}

async function salvage(desk: Desk): Promise<void> {
  await desk.draft.flush();
  await desk.versions.salvage(null);
}

async function duplicate(desk: Desk): Promise<void> {
  const id = desk.project.experimentId.value;
  await desk.draft.flush();
  if (id !== null && (await desk.project.duplicate(id)) !== null) actions.showExperiment(desk, null);
}

/** Runs a command by its id if it is enabled; says whether it ran. */
export function runCommand(commands: readonly Command[], id: MenuCommand | string): boolean {
  const command = commands.find((entry) => entry.id === id);
  if (!command?.enabled()) return false;
  command.run();
  return true;
}

/** Keys that have come to mean a command besides its own. */
const SECOND_KEYS: Readonly<Record<string, string>> = { 'Ctrl Y': 'redo' };

/** The command a pressed key means, or null. The window answers first where a menu item has the same key. */
export function commandOfKey(commands: readonly Command[], event: Pressed): Command | null {
  const written = writtenKey(event);
  return commands.find(({ id, keys }) => keys === written || SECOND_KEYS[written] === id) ?? null;
}
