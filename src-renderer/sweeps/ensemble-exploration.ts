import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { Refusal } from '../../src-shared/answer';
import type { Lab } from '../../src-shared/contract';
import type { SweepSpec } from '../../src-shared/sweep';
import type { EnsembleView } from '../../src-shared/sweep-views';
import { progressOf, type ExploreProgress } from './exploration';

export interface EnsembleExploration {
  readonly view: ShallowRef<EnsembleView | null>;
  readonly computing: Ref<boolean>;
  readonly progress: ShallowRef<ExploreProgress | null>;
  readonly refusal: ShallowRef<Refusal | null>;
  show(spec: SweepSpec): Promise<void>;
  /** The bands of a stored ensemble, as far as it is computed. */
  load(sweepId: number): Promise<void>;
  stop(): void;
  clear(): void;
}

/** An ensemble to look at: one request at a time, the newest wins. */
export function createEnsemble(lab: Lab, now: () => number): EnsembleExploration {
  const view = shallowRef<EnsembleView | null>(null);
  const refusal = shallowRef<Refusal | null>(null);
  const computing = ref(false);
  const progress = shallowRef<ExploreProgress | null>(null);
  let last = Date.now();
  let current = 0;
  let started = 0;

  lab.on('explored', ({ exploreId, done, total }) => {
    if (exploreId === current && computing.value) progress.value = progressOf(done, total, now() - started);
  });

  function stop(): void {
    if (computing.value && current > 0) void lab.stopExplore(current);
    computing.value = false;
  }
  async function take(id: number, asked: ReturnType<Lab['sweepBands']>): Promise<void> {
    computing.value = true;
    progress.value = null;
    started = now();
    const answer = await asked;
    if (id !== current) return;
    computing.value = false;
    if (answer.ok) view.value = answer.value;
    refusal.value = answer.ok || answer.refusal.code === 'stopped' || answer.refusal.code === 'superseded' ? null : answer.refusal;
  }
  return {
    view,
    computing,
    progress,
    refusal,
    stop,
    show(spec) {
      stop();
      current = ++last;
      return take(current, lab.exploreEnsemble(current, spec));
    },
    load(sweepId) {
      stop();
      current = ++last;
      return take(current, lab.sweepBands(sweepId));
    },
    clear() {
      stop();
      current = ++last;
      view.value = null;
      refusal.value = null;
    },
  };
}
