import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Answer } from '../../src-shared/answer';
import type { Lab } from '../../src-shared/contract';
import type { Experiment } from '../../src-shared/spec';
import type { ExperimentView, ProjectView } from '../../src-shared/views';
import type { Notices } from '../shell/notices';

export interface OpenProject {
  readonly view: ShallowRef<ProjectView | null>;
  readonly experimentId: Ref<number | null>;
  readonly experiment: ComputedRef<ExperimentView | null>;
  readonly editable: ComputedRef<boolean>;
  load(): Promise<void>;
  create(name: string, experiment: Experiment): Promise<number | null>;
  duplicate(id: number): Promise<number | null>;
  rename(id: number, name: string): Promise<void>;
  remove(id: number, undoLabel: string, deleted: (name: string) => string): Promise<void>;
}

/** The open project as the window knows it; every change goes to the project file at once and comes back as an event. */
export function createOpenProject(lab: Lab, notices: Notices): OpenProject {
  const view = shallowRef<ProjectView | null>(null);
  const experimentId = ref<number | null>(null);
  const experiment = computed(() => view.value?.experiments.find((entry) => entry.id === experimentId.value) ?? null);

  function take(next: ProjectView): void {
    const other = view.value?.uid !== next.uid || view.value.path !== next.path;
    const newlyCreated = next.experiments.find((entry) => !view.value?.experiments.some((known) => known.id === entry.id));
    view.value = next;
    if (other && next.notice) notices.tell(next.notice);
    if (other || !experiment.value) experimentId.value = (other ? undefined : newlyCreated)?.id ?? next.experiments[0]?.id ?? null;
  }
  lab.on('project', take);

  function settle(answer: Answer<unknown>): boolean {
    if (!answer.ok) notices.refused(answer.refusal);
    return answer.ok;
  }
  async function create(name: string, definition: Experiment): Promise<number | null> {
    const answer = await lab.createExperiment(name, definition);
    if (!settle(answer) || !answer.ok) return null;
    if (!view.value?.experiments.some((entry) => entry.id === answer.value)) take(await lab.project());
    experimentId.value = answer.value;
    return answer.value;
  }
  return {
    view,
    experimentId,
    experiment,
    editable: computed(() => view.value !== null && view.value.readOnly === null),
    load: async () => take(await lab.project()),
    create,
    async duplicate(id) {
      const source = view.value?.experiments.find((entry) => entry.id === id);
      return source ? create(nextName(source.name, view.value?.experiments ?? []), source.experiment) : null;
    },
    async rename(id, name) {
      settle(await lab.renameExperiment(id, name));
    },
    async remove(id, undoLabel, deleted) {
      const name = view.value?.experiments.find((entry) => entry.id === id)?.name ?? '';
      if (!settle(await lab.deleteExperiment(id))) return;
      notices.tell(deleted(name), '', { label: undoLabel, run: () => void lab.undo().then(settle) });
    },
  };
}

/** "Name 2", "Name 3" …: the first that is free. */
export function nextName(name: string, taken: readonly { readonly name: string }[]): string {
  const stem = name.replace(/ \d+$/, '');
  for (let number = 2; number <= taken.length + 2; number++) {
    const candidate = `${stem} ${number}`;
    if (!taken.some((entry) => entry.name === candidate)) return candidate;
  }
  return stem;
}
