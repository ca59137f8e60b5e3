import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import { comparedRun, metricColumns, specificationColumns, type ComparedRun } from '../../src-shared/compare/run-table';
import type { Tolerance } from '../../src-shared/compare/tolerance';
import type { Desk } from '../shell/desk';

/** More runs than this are not read side by side; the first ones of the selection are compared then. */
export const MOST_COMPARED = 500;
const AT_ONCE = 6;

export interface Comparison {
  /** The selected runs in their order; a baseline that is not among them comes first. */
  readonly runs: ComputedRef<readonly ComparedRun[]>;
  readonly loading: Ref<boolean>;
  /** Show what is the same as well. */
  readonly all: Ref<boolean>;
  readonly tolerance: ShallowRef<Tolerance>;
  /** The run metrics are compared with: the project's baseline, else the first run. */
  readonly baseline: ComputedRef<ComparedRun | null>;
  readonly specification: ComputedRef<readonly string[]>;
  readonly metrics: ComputedRef<readonly string[]>;
  /** Runs marked in the table or a chart, shown marked in all of them. */
  readonly marked: ShallowRef<ReadonlySet<number>>;
  mark(id: number): void;
  setBaseline(id: number): Promise<void>;
  /** Ends the listening. */
  stop(): void;
}

/** The runs selected in the history, side by side. */
export function useComparison(desk: Desk): Comparison {
  const known = new Map<number, ComparedRun>();
  const loaded = shallowRef<readonly ComparedRun[]>([]);
  const loading = ref(false);
  const all = ref(false);
  const tolerance = shallowRef<Tolerance>({ relative: 0, absolute: 0 });
  const marked = shallowRef<ReadonlySet<number>>(new Set());
  const chosen = ref<number | null>(null);
  let wanted = 0;

  const stored = computed(() => chosen.value ?? desk.project.view.value?.baseline ?? null);
  const ids = computed(() => {
    const selected = desk.selection.ids.value.slice(0, MOST_COMPARED);
    return selected.length === 0 || stored.value === null || selected.includes(stored.value) ? selected : [stored.value, ...selected];
  });

  async function fetch(id: number): Promise<void> {
    if (known.has(id)) return;
    const run = await desk.lab.run(id);
    if (run.ok) known.set(id, comparedRun(run.value));
  }
  async function load(): Promise<void> {
    const mine = ++wanted;
    const asked = ids.value;
    loading.value = asked.some((id) => !known.has(id));
    for (let from = 0; from < asked.length; from += AT_ONCE) {
      await Promise.all(asked.slice(from, from + AT_ONCE).map(fetch));
      if (mine !== wanted) return;
    }
    loaded.value = asked.flatMap((id) => known.get(id) ?? []);
    loading.value = false;
    marked.value = new Set([...marked.value].filter((id) => asked.includes(id)));
  }
  watch(ids, () => void load(), { immediate: true });
  const stop = desk.lab.on('runChanged', ({ runId }) => {
    known.delete(runId);
    if (ids.value.includes(runId)) void load();
  });
  // Numbers of runs mean others in another project.
  watch(
    () => desk.project.view.value?.uid,
    () => {
      known.clear();
      chosen.value = null;
      marked.value = new Set();
    },
  );

  return {
    runs: computed(() => loaded.value),
    loading,
    all,
    tolerance,
    baseline: computed(() => loaded.value.find(({ id }) => id === stored.value) ?? loaded.value[0] ?? null),
    specification: computed(() => specificationColumns(loaded.value, all.value, tolerance.value)),
    metrics: computed(() => metricColumns(loaded.value)),
    marked,
    mark(id) {
      const next = new Set(marked.value);
      if (!next.delete(id)) next.add(id);
      marked.value = next;
    },
    async setBaseline(id) {
      if (!desk.project.editable.value) {
        chosen.value = id;
        return;
      }
      chosen.value = null;
      const answer = await desk.lab.setBaseline(id);
      if (!answer.ok) desk.notices.refused(answer.refusal);
    },
    stop,
  };
}
