import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import type { ChartDefinition, Trace } from '../../src-shared/charts/chart';
import type { Traces } from './traces';

export interface PanelTraces {
  readonly list: ComputedRef<readonly Trace[]>;
  /** Asks for a range of steps at full depth; null = the whole run. */
  zoom(range: readonly [number, number] | null): void;
}

type Range = readonly [number, number] | null;

/** A map needs exact iterates: of a run too long to be sent whole, the `recent` ones up to the step shown. */
export function tailOf(traces: readonly Trace[], recent: number, at: number): Range {
  const views = traces.flatMap((trace) => Object.values(trace.series));
  if (!views.some((view) => view.kind === 'envelope')) return null;
  return [Math.max(0, at - recent), at];
}

/** The traces of one chart: the shared ones, or at full depth over the range it is zoomed to. */
export function usePanelTraces(traces: Traces, cursor: Ref<number | null>, definition: () => ChartDefinition | undefined): PanelTraces {
  const zoomed = shallowRef<readonly Trace[] | null>(null);
  const chosen = shallowRef<Range>(null);
  const range = computed<Range>(() => {
    const recent = definition()?.recent;
    return recent === undefined ? chosen.value : tailOf(traces.list.value, recent, Math.min(cursor.value ?? Infinity, traces.dense.value));
  });
  let asking = false;
  let again = false;

  async function fetch(): Promise<void> {
    again = true;
    if (asking) return;
    asking = true;
    while (again) {
      again = false;
      const asked = range.value;
      const chart = definition();
      const next = asked && chart ? await traces.zoomed(traces.list.value, (trace) => chart.series(trace), asked) : null;
      if (asked === range.value) zoomed.value = next;
    }
    asking = false;
  }
  watch(
    () => traces.list.value.map((trace) => trace.runId).join(),
    () => {
      chosen.value = null;
      zoomed.value = null;
    },
    { flush: 'sync' },
  );
  watch([traces.list, range], () => {
    if (range.value || zoomed.value) void fetch();
  });
  return {
    list: computed(() => zoomed.value ?? traces.list.value),
    zoom: (next) => (chosen.value = next),
  };
}
