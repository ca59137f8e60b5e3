import type { Answer } from '../../src-shared/answer';
import { defaultParams, type PresetInfo, type ProblemInfo } from '../../src-shared/catalogue';
import type { Experiment } from '../../src-shared/spec';
import { problemStart } from '../experiment/start';
import { nextName } from '../project/open-project';
import type { Desk } from './desk';
import { told } from '../told';

/** Translates a key of `words.ts`. */
export type Say = (key: string, values?: Record<string, string | number>) => string;

export function canRun(desk: Desk): boolean {
  return (
    desk.draft.complete.value && desk.preview.refusal.value === null && desk.draft.refusal.value === null && desk.project.editable.value
  );
}

export function settle(desk: Desk, answer: Answer<unknown>): boolean {
  if (!answer.ok) desk.notices.refused(answer.refusal);
  return answer.ok;
}

/**
 * Commits the form, starts a run of the open experiment and selects it, so that the charts follow it. `unseen`: the preview of what
 * was just set need not have come; the thread that runs it judges it.
 */
export async function startRun(desk: Desk, say: Say, unseen = false): Promise<void> {
  const id = desk.project.experimentId.value;
  if (id === null || (!unseen && !canRun(desk))) return;
  await desk.draft.flush();
  const answer = await desk.lab.startRun(id);
  if (!settle(desk, answer) || !answer.ok) return;
  desk.selection.only(answer.value);
  desk.pages.refresh();
  desk.notices.announce(say('announce.started'));
}

export async function undo(desk: Desk): Promise<void> {
  await desk.draft.flush();
  await desk.history.flush();
  await desk.keptViews.flush();
  settle(desk, await desk.lab.undo());
}

export async function redo(desk: Desk): Promise<void> {
  await desk.draft.flush();
  await desk.history.flush();
  await desk.keptViews.flush();
  settle(desk, await desk.lab.redo());
}

/** Adds an experiment under the first free name like `title` and opens it; null when it was refused. */
export async function createNamed(desk: Desk, title: string, experiment: Experiment): Promise<number | null> {
  const taken = desk.project.view.value?.experiments ?? [];
  const name = taken.some((entry) => entry.name === title) ? nextName(title, taken) : title;
  await desk.draft.flush();
  const id = await desk.project.create(name, experiment);
  if (id !== null) showExperiment(desk, null);
  return id;
}

export function createFromPreset(desk: Desk, preset: PresetInfo): Promise<number | null> {
  return createNamed(desk, told(preset.title), preset.experiment);
}

/** A new experiment of a problem at its defaults, a tenth beyond the edge of stability. */
export function createFromProblem(desk: Desk, problem: ProblemInfo): Promise<number | null> {
  return createNamed(desk, told(problem.title), {
    version: 1,
    problem: { id: problem.id, params: defaultParams(problem) },
    start: [...problemStart(problem)],
    startNoise: 0,
    seed: 1,
    rule: { kind: 'gradient-descent', learningRate: { text: '1.1', unit: 'etaC' } },
    steps: 400,
    divergenceBound: 1e6,
  });
}

/** Opens an experiment (null = the one already open): its form and its preview. */
export function showExperiment(desk: Desk, id: number | null): void {
  if (id !== null) desk.project.experimentId.value = id;
  desk.selection.clear();
  desk.inspectorTab.value = 'experiment';
}

/** Into the trash, as one step of Undo. */
export async function deleteRuns(desk: Desk, ids: readonly number[], say: Say): Promise<void> {
  if (!settle(desk, await desk.lab.deleteRuns([...ids]))) return;
  desk.selection.drop(ids);
  desk.pages.refresh();
  desk.notices.tell(say('history.deleted', { n: ids.length }), say('history.inTrash'), {
    label: say('action.undo'),
    run: () => void undo(desk),
  });
}

export async function exportRun(desk: Desk, id: number, format: 'csv' | 'json', say: Say): Promise<void> {
  const answer = await desk.lab.exportRun(id, format);
  if (settle(desk, answer) && answer.ok) desk.notices.tell(say('history.exported'), answer.value);
}

export async function openProject(desk: Desk, path: string | null): Promise<void> {
  await desk.draft.flush();
  const answer = await desk.lab.openProject(path);
  if (!answer.ok && desk.versions.offer(answer.refusal)) return;
  if (settle(desk, answer)) desk.selection.clear();
}

export async function saveAs(desk: Desk, say: Say): Promise<void> {
  await desk.draft.flush();
  const answer = await desk.lab.saveProjectAs();
  if (settle(desk, answer) && answer.ok) desk.notices.tell(say('project.savedAs'), answer.value.path);
}

export async function newProject(desk: Desk): Promise<void> {
  await desk.draft.flush();
  if (settle(desk, await desk.lab.newProject())) desk.selection.clear();
}
