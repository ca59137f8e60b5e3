import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import type { Refusal } from '../../src-shared/answer';
import type { Lab } from '../../src-shared/contract';
import type { FormulaReading } from '../../src-shared/formula-reading';
import type { ProblemChoice } from '../../src-shared/spec';

const PAUSE_MS = 60;

export interface LiveReading {
  /** The last reading that succeeded; it stays while the text is being changed. */
  readonly value: ShallowRef<FormulaReading | null>;
  /** Why the text as it is now cannot be read, or null. */
  readonly refusal: ShallowRef<Refusal | null>;
  /** What was read or refused last: places in a refusal are places in its texts. */
  readonly of: ShallowRef<ProblemChoice | null>;
  readonly reading: Ref<boolean>;
}

/** Reads the formula a moment after each change: one request at a time, the newest text wins. */
export function createReading(lab: Pick<Lab, 'readFormula'>, choice: () => ProblemChoice | null): LiveReading {
  const value = shallowRef<FormulaReading | null>(null);
  const refusal = shallowRef<Refusal | null>(null);
  const of = shallowRef<ProblemChoice | null>(null);
  const reading = ref(false);
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function follow(): Promise<void> {
    timer = null;
    if (reading.value) return;
    reading.value = true;
    try {
      let asked: string | null = null;
      for (let now = choice(); now && JSON.stringify(now) !== asked; now = choice()) {
        asked = JSON.stringify(now);
        const answer = await lab.readFormula(now);
        of.value = now;
        if (answer.ok) value.value = answer.value;
        refusal.value = answer.ok ? null : answer.refusal;
      }
      if (!choice()) value.value = refusal.value = null;
    } finally {
      reading.value = false;
    }
  }
  watch(
    () => JSON.stringify(choice()),
    () => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => void follow(), PAUSE_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    if (timer !== null) clearTimeout(timer);
  });
  return { value, refusal, of, reading };
}
