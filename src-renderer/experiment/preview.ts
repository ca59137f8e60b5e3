import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { Refusal } from '../../src-shared/answer';
import type { Lab } from '../../src-shared/contract';
import type { Experiment } from '../../src-shared/spec';
import type { Preview } from '../../src-shared/views';
import type { Draft } from './draft';

/** Steps of the short run behind the learning-rate slider. */
export const PREVIEW_STEPS = 600;

export interface LivePreview {
  readonly value: ShallowRef<Preview | null>;
  /** The experiment `value` belongs to. */
  readonly of: ShallowRef<Experiment | null>;
  readonly refusal: ShallowRef<Refusal | null>;
  readonly computing: Ref<boolean>;
}

const sameProblem = (a: Experiment | null, b: Experiment) => JSON.stringify(a?.problem) === JSON.stringify(b.problem);

/** A short run of the draft, asked for again whenever it changes: one request at a time, the newest state wins. */
export function createPreview(lab: Lab, draft: Draft): LivePreview {
  const value = shallowRef<Preview | null>(null);
  const of = shallowRef<Experiment | null>(null);
  const refusal = shallowRef<Refusal | null>(null);
  const computing = ref(false);

  async function follow(): Promise<void> {
    if (computing.value) return;
    computing.value = true;
    try {
      let asked: Experiment | null = null;
      while (draft.experiment.value && draft.experiment.value !== asked) {
        asked = draft.experiment.value;
        const answer = await lab.preview(asked, Math.min(asked.steps, PREVIEW_STEPS));
        if (answer.ok) {
          of.value = asked;
          value.value = answer.value;
        } else if (answer.refusal.code === 'stopped') continue;
        else if (answer.refusal.code === 'superseded') {
          // Another request took its place in the line: ask again.
          asked = null;
          continue;
        }
        // Of another problem nothing is left to show; while a formula is being typed the last one stays.
        if (!answer.ok && !answer.refusal.where.startsWith('problem.params') && !sameProblem(of.value, asked))
          value.value = of.value = null;
        refusal.value = answer.ok ? null : answer.refusal;
      }
      if (!draft.experiment.value) value.value = of.value = refusal.value = null;
    } finally {
      computing.value = false;
    }
  }
  watch(draft.experiment, () => void follow(), { immediate: true });
  return { value, of, refusal, computing };
}
