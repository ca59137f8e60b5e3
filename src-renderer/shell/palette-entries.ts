import {
  ChartLine,
  CircleHelp,
  FlaskConical,
  Folder,
  History,
  Microscope,
  MousePointerClick,
  Sparkles,
  SquareChevronRight,
} from '@lucide/vue';
import { computed, shallowRef, watch, type Component, type ComputedRef, type Ref } from 'vue';
import { figure } from '../../src-shared/figures';
import { asWords } from '../../src-shared/run-query';
import type { RunRow } from '../../src-shared/views';
import { TOPICS } from '../help/topics';
import { useApplicable } from '../studies/applicable';
import { openStudy } from '../studies/run-study';
import { runLabel } from '../workspace/trace';
import { openPreset } from '../gallery/open-preset';
import { openProject, showExperiment, type Say } from './actions';
import type { Command } from './commands';
import type { Desk } from './desk';
import { screenActions, type ScreenAction } from './screen-actions';
import { told } from '../told';

export interface PaletteEntry {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly keys: string;
  readonly icon: Component;
  run(): void;
}

export interface PaletteGroup {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

const RUNS_SHOWN = 8;
const SCREEN_SHOWN = 40;
const GROUP_ICONS = { experiment: SquareChevronRight, view: ChartLine, file: Folder, help: CircleHelp } as const;

/** Commands, experiments, runs and presets whose words contain everything that was typed. */
export function usePaletteEntries(
  desk: Desk,
  commands: readonly Command[],
  text: Ref<string>,
  say: Say,
): ComputedRef<readonly PaletteGroup[]> {
  const runs = shallowRef<readonly RunRow[]>([]);
  watch([desk.paletteOpen, text], async ([open, typed]) => {
    if (!open) return;
    const query = { sort: [{ key: 'id', descending: true }], filter: asWords(typed), trash: false, offset: 0, limit: RUNS_SHOWN };
    runs.value = (await desk.lab.runs(query)).rows;
  });

  const recent = shallowRef<readonly string[]>([]);
  const onScreen = shallowRef<readonly ScreenAction[]>([]);
  // Before the dialog comes: what it covers is what it lists.
  watch(
    desk.paletteOpen,
    (open) => {
      if (!open) return;
      onScreen.value = screenActions(document);
      void desk.lab.recentProjects().then((paths) => (recent.value = paths));
    },
    { flush: 'sync' },
  );
  const studies = useApplicable(desk);
  return computed(() => {
    if (!desk.paletteOpen.value) return [];
    const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (entry: PaletteEntry) => words.every((word) => `${entry.title} ${entry.detail}`.toLowerCase().includes(word));
    const group = (id: string, entries: readonly PaletteEntry[]): PaletteGroup => ({ id, title: say(`palette.${id}`), entries });
    const ofGroup = (id: Command['group']) =>
      group(
        id,
        commands
          .filter((command) => command.group === id && command.id !== 'palette' && command.enabled())
          .map(entryOf)
          .filter(fits),
      );
    function entryOf(command: Command): PaletteEntry {
      return {
        id: command.id,
        title: say(command.title),
        detail: '',
        keys: command.keys,
        icon: GROUP_ICONS[command.group],
        run: () => command.run(),
      };
    }
    const experiments = (desk.project.view.value?.experiments ?? []).map((entry): PaletteEntry => ({
      id: `experiment-${entry.id}`,
      title: entry.name,
      detail: told(desk.problem(entry.experiment.problem.id)?.title ?? entry.experiment.problem.id),
      keys: '',
      icon: FlaskConical,
      run: () => showExperiment(desk, entry.id),
    }));
    const presets = desk.catalogue.presets.map((preset): PaletteEntry => ({
      id: `preset-${preset.id}`,
      title: say('palette.fromPreset', { title: told(preset.title) }),
      detail: '',
      keys: '',
      icon: Sparkles,
      run: () => void openPreset(desk, preset),
    }));
    const topics = TOPICS.map(({ id }): PaletteEntry => ({
      id: `topic-${id}`,
      title: say('helpPanel.palette', { title: say(`help.${id}.title`) }),
      detail: '',
      keys: '',
      icon: CircleHelp,
      run: () => desk.help.show(id),
    }));
    const titles = new Set(commands.map((command) => say(command.title)));
    const screen = onScreen.value
      .filter(({ title }) => !titles.has(title))
      .map(({ title, place, press }, n): PaletteEntry => ({
        id: `screen-${n}`,
        title,
        detail: place,
        keys: '',
        icon: MousePointerClick,
        run: press,
      }));
    const projects = recent.value.map((path): PaletteEntry => ({
      id: `recent-${path}`,
      title: say('palette.openRecent', { name: path.split(/[\\/]/).at(-1) ?? path }),
      detail: path,
      keys: '',
      icon: Folder,
      run: () => void openProject(desk, path),
    }));
    const studyEntries = studies.value.map((study): PaletteEntry => ({
      id: `study-${study.id}`,
      title: say('palette.study', { title: told(study.title) }),
      detail: '',
      keys: '',
      icon: Microscope,
      run: () => openStudy(desk, study.id),
    }));
    return [
      ofGroup('experiment'),
      group('experiments', experiments.filter(fits)),
      group(
        'runs',
        runs.value.map((row) => runEntry(desk, row, say)),
      ),
      ofGroup('view'),
      group('studies', studyEntries.filter(fits)),
      group('presets', desk.project.editable.value ? presets.filter(fits) : []),
      ofGroup('file'),
      ofGroup('help'),
      group('recent', words.length > 0 ? projects.filter(fits) : []),
      group('screen', words.length > 0 ? screen.filter(fits).slice(0, SCREEN_SHOWN) : []),
      group('topics', words.length > 0 ? topics.filter(fits) : []),
    ].filter((entry) => entry.entries.length > 0);
  });
}

function runEntry(desk: Desk, row: RunRow, say: Say): PaletteEntry {
  const eta = row.metrics['eta'];
  return {
    id: `run-${row.id}`,
    title: `${runLabel(row)} · ${row.outcome ? say(`outcome.${row.outcome}`, { period: row.period ?? 'p' }) : say(`runStatus.${row.status}`)}`,
    detail: [row.problem, eta === undefined ? '' : `η = ${figure(eta)}`].filter(Boolean).join(' · '),
    keys: '',
    icon: History,
    run() {
      desk.selection.only(row.id);
      desk.inspectorTab.value = 'run';
    },
  };
}
