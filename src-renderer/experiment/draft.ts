import { computed, ref, shallowReactive, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Refusal } from '../../src-shared/answer';
import type { Lab } from '../../src-shared/contract';
import type { Experiment } from '../../src-shared/spec';
import type { OpenProject } from '../project/open-project';

/** The open experiment while it is edited: typed text is collected for a moment, then committed to the project file. */
export interface Draft {
  readonly experiment: ShallowRef<Experiment | null>;
  readonly state: Ref<'saved' | 'saving'>;
  /** Why the project file refused the last edit. */
  readonly refusal: ShallowRef<Refusal | null>;
  /** Fields whose text is no value yet, with the sentence shown under them. */
  readonly invalid: Map<string, string>;
  readonly complete: ComputedRef<boolean>;
  edit(label: string, change: Partial<Experiment>): void;
  setInvalid(field: string, message: string | null): void;
  /** Commits what is waiting; resolves when the file has it. */
  flush(): Promise<void>;
}

const COALESCE_MS = 300;

interface Waiting {
  readonly id: number;
  readonly label: string;
  readonly experiment: Experiment;
}

export function createDraft(lab: Lab, project: OpenProject): Draft {
  const experiment = shallowRef<Experiment | null>(null);
  const state = ref<'saved' | 'saving'>('saved');
  const refusal = shallowRef<Refusal | null>(null);
  const invalid = shallowReactive(new Map<string, string>());
  let waiting: Waiting | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sent: Promise<void> = Promise.resolve();
  let unanswered = 0;

  function send(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const edit = waiting;
    waiting = null;
    if (!edit) return;
    unanswered++;
    sent = sent.then(async () => {
      try {
        const answer = await lab.editExperiment(edit.id, edit.experiment, edit.label);
        refusal.value = answer.ok ? null : answer.refusal;
      } finally {
        unanswered--;
        if (unanswered === 0 && !waiting) state.value = 'saved';
      }
    });
  }

  /** News that say the same must not look like a change: a preview would be computed for nothing. */
  function take(stored: Experiment | null): void {
    if (JSON.stringify(stored) !== JSON.stringify(experiment.value)) experiment.value = stored;
  }

  // While edits are on their way the project's own state is older than what the user sees.
  watch(
    () => project.experiment.value,
    (stored, before) => {
      const switched = stored?.id !== before?.id;
      if (switched) {
        send();
        invalid.clear();
        refusal.value = null;
      }
      if (switched || (!waiting && unanswered === 0)) take(stored?.experiment ?? null);
    },
    { immediate: true, flush: 'sync' },
  );

  return {
    experiment,
    state,
    refusal,
    invalid,
    complete: computed(() => experiment.value !== null && invalid.size === 0),
    edit(label, change) {
      const id = project.experimentId.value;
      if (!experiment.value || id === null || !project.editable.value) return;
      if (waiting && (waiting.label !== label || waiting.id !== id)) send();
      experiment.value = { ...experiment.value, ...change };
      waiting = { id, label, experiment: experiment.value };
      state.value = 'saving';
      timer ??= setTimeout(send, COALESCE_MS);
    },
    setInvalid(field, message) {
      if (message === null) invalid.delete(field);
      else invalid.set(field, message);
    },
    async flush() {
      send();
      await sent;
    },
  };
}
