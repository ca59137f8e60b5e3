import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import type { Refusal } from '../../src-shared/answer';
import type { JobArrayView, Lab } from '../../src-shared/contract';

const POLL_MS = 4_000;

export interface JobFolder {
  readonly view: ShallowRef<JobArrayView | null>;
  readonly refusal: ShallowRef<Refusal | null>;
}

/** A job array's folder, looked at every few seconds until the scope ends; never two looks at once. */
export function useJobFolder(lab: Lab, path: string): JobFolder {
  const view = shallowRef<JobArrayView | null>(null);
  const refusal = shallowRef<Refusal | null>(null);
  let timer: ReturnType<typeof setTimeout> | null = null;
  let over = false;

  async function look(): Promise<void> {
    const answer = await lab.jobArray(path);
    if (over) return;
    if (answer.ok) view.value = answer.value;
    refusal.value = answer.ok ? null : answer.refusal;
    if (!answer.ok || answer.value.finished < answer.value.tasks) timer = setTimeout(() => void look(), POLL_MS);
  }
  void look();
  onScopeDispose(() => {
    over = true;
    if (timer !== null) clearTimeout(timer);
  });
  return { view, refusal };
}
