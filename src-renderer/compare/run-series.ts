import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { MOST_DRAWN } from '../../src-shared/compare/look';
import type { ComparedRun } from '../../src-shared/compare/run-table';
import { atOwnSteps } from '../../src-shared/external-run';
import { SERIES, type SeriesView } from '../../src-shared/views';
import type { Desk } from '../shell/desk';

const PIXELS = 400;
const AT_ONCE = 6;
const WANTED = [SERIES.oneStep, SERIES.twoStep, SERIES.loss, SERIES.sharpness];

export type RunSeries = Readonly<Record<string, SeriesView>>;

/** The recorded quantities of the runs in a resolution for many at once, by run; fetched once `needed`. */
export function useRunSeries(
  desk: Desk,
  runs: () => readonly ComparedRun[],
  needed: () => boolean,
): { readonly of: ShallowRef<ReadonlyMap<number, RunSeries>>; readonly loading: Ref<boolean> } {
  const of = shallowRef<ReadonlyMap<number, RunSeries>>(new Map());
  const loading = ref(false);
  const known = new Map<ComparedRun, RunSeries>();
  let wanted = 0;

  async function fetch(run: ComparedRun): Promise<void> {
    const series = WANTED.filter((name) => run.series.includes(name));
    if (known.has(run) || series.length === 0 || run.samples === 0) return;
    const asked = run.stepSeries === undefined ? series : [...series, run.stepSeries];
    const views = await desk.lab.view({ runId: run.id, series: asked, fromStep: null, toStep: null, pixels: PIXELS });
    if (!views.ok) return desk.notices.refused(views.refusal);
    const steps = views.value.find(({ name }) => name === run.stepSeries);
    const placed = steps ? atOwnSteps(views.value, steps) : views.value;
    known.set(run, Object.fromEntries(placed.map((view) => [view.name, view])));
  }
  async function load(): Promise<void> {
    const mine = ++wanted;
    if (!needed()) return;
    const asked = runs().slice(0, MOST_DRAWN);
    for (const run of known.keys()) if (!asked.includes(run)) known.delete(run);
    loading.value = true;
    for (let from = 0; from < asked.length; from += AT_ONCE) {
      await Promise.all(asked.slice(from, from + AT_ONCE).map(fetch));
      if (mine !== wanted) return;
    }
    of.value = new Map([...known].map(([run, series]) => [run.id, series]));
    loading.value = false;
  }
  watch([runs, needed], () => void load(), { immediate: true });
  return { of, loading };
}
