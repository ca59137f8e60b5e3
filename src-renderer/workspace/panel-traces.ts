import { computed, shallowRef, watch, type ComputedRef } from 'vue';
import type { ChartDefinition, Trace } from '../../src-shared/charts/chart';
import type { Traces } from './traces';

export interface PanelTraces {
  readonly list: ComputedRef<readonly Trace[]>;
  /** Asks for a range of steps at full depth; null = the whole run. */
  zoom(range: readonly [number, number] | null): void;
}

/** The traces of one chart: the shared ones, or at full depth over the range it is zoomed to. */
export function usePanelTraces(traces: Traces, definition: () => ChartDefinition | undefined): PanelTraces {
  const zoomed = shallowRef<readonly Trace[] | null>(null);
  let range: readonly [number, number] | null = null;
  let asking = false;
  let again = false;

  async function fetch(): Promise<void> {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    do {
      again = false;
      const asked = range;
      const chart = definition();
      const next = asked && chart ? await traces.zoomed(traces.list.value, (trace) => chart.series(trace), asked) : null;
      if (asked === range) zoomed.value = next;
    } while (again);
    asking = false;
  }
  watch(traces.list, (now, before) => {
    const same = now.map((trace) => trace.runId).join() === before.map((trace) => trace.runId).join();
    if (!same) {
      range = null;
      zoomed.value = null;
    } else if (range) void fetch();
  });
  return {
    list: computed(() => zoomed.value ?? traces.list.value),
    zoom(next) {
      range = next;
      if (next === null) zoomed.value = null;
      else void fetch();
    },
  };
}
