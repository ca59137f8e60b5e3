import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Trace } from '../../src-shared/charts/chart';
import { traceOf } from '../../src-shared/charts/trace';
import type { Lab } from '../../src-shared/contract';
import { stepOf } from '../../src-shared/recording';
import type { SeriesView } from '../../src-shared/views';
import type { LivePreview } from '../experiment/preview';
import type { Selection } from '../history/selection';
import type { OpenProject } from '../project/open-project';
import type { Notices } from '../shell/notices';
import { legendLabel, previewTrace } from './trace';

/** More runs than this are not told apart in one chart. */
export const MAX_OVERLAID = 8;
const PIXELS = 2_000;
const CURVE_POINTS = 1_000;
const REFRESH_MS = 250;

export interface Traces {
  readonly list: ComputedRef<readonly Trace[]>;
  readonly loading: Ref<boolean>;
  /** Last step any of them has reached. */
  readonly last: ComputedRef<number>;
  /** Up to this step every iterate was recorded; a run longer than that keeps only every so many of the later ones. */
  readonly dense: ComputedRef<number>;
  /** The traces again with the given series at full depth over a range of steps. */
  zoomed(
    traces: readonly Trace[],
    series: (trace: Trace) => readonly string[],
    range: readonly [number, number],
  ): Promise<readonly Trace[]>;
}

interface Stored {
  readonly trace: Trace;
  readonly last: number;
  readonly dense: number;
}

/** Last step the samples of the traces reach. */
function lastStep(traces: readonly Trace[]): number {
  let last = 0;
  for (const trace of traces) for (const view of Object.values(trace.series)) last = Math.max(last, view.step.at(-1) ?? 0);
  return last;
}

/** What the charts draw: the selected runs, or the live preview of the open experiment when none is selected. */
export function createTraces(lab: Lab, project: OpenProject, selection: Selection, preview: LivePreview, notices: Notices): Traces {
  const stored: ShallowRef<readonly Stored[]> = shallowRef([]);
  const loading = ref(false);
  const cache = new Map<number, Stored>();
  let wanted = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function fetchTrace(runId: number): Promise<Stored | null> {
    const run = await lab.run(runId);
    if (!run.ok) {
      selection.drop([runId]);
      return null;
    }
    const ended = run.value.status !== 'running' && run.value.status !== 'queued';
    const views = run.value.samples > 0 ? await viewsOf(runId, run.value.series, null) : [];
    const curves = await lab.curves({ experiment: run.value.experiment, range: null, points: CURVE_POINTS });
    const name = project.view.value?.experiments.find((entry) => entry.id === run.value.experimentId)?.name ?? null;
    const trace = { ...traceOf(run.value, views, curves.ok ? curves.value : null), label: legendLabel(run.value, name) };
    const { recording, samples } = run.value;
    const last = samples > 0 ? stepOf(recording, samples - 1) : 0;
    const entry = { trace, last, dense: recording.stride > 1 ? Math.min(last, recording.dense) : last };
    if (ended) cache.set(runId, entry);
    return entry;
  }
  async function viewsOf(
    runId: number,
    series: readonly string[],
    range: readonly [number, number] | null,
  ): Promise<readonly SeriesView[]> {
    const request = {
      runId,
      series,
      fromStep: range ? Math.max(0, range[0]) : null,
      toStep: range ? Math.max(0, range[1]) : null,
      pixels: PIXELS,
    };
    const answer = await lab.view(request);
    if (!answer.ok) notices.refused(answer.refusal);
    return answer.ok ? answer.value : [];
  }

  async function load(): Promise<void> {
    const mine = ++wanted;
    const ids = selection.shown.value.slice(-MAX_OVERLAID);
    loading.value = ids.some((id) => !cache.has(id));
    const entries: Stored[] = [];
    for (const id of ids) {
      const entry = cache.get(id) ?? (await fetchTrace(id));
      if (mine !== wanted) return;
      if (entry) entries.push(entry);
    }
    stored.value = entries;
    loading.value = false;
  }
  watch(selection.shown, () => void load());
  lab.on('runChanged', ({ runId }) => {
    cache.delete(runId);
    if (!selection.shown.value.includes(runId)) return;
    timer ??= setTimeout(() => {
      timer = null;
      void load();
    }, REFRESH_MS);
  });
  lab.on('project', (project) => {
    if (project.runCount === 0) cache.clear();
  });

  const stepped = computed(() => selection.shown.value.length > 0 && stored.value.length > 0);
  const list = computed<readonly Trace[]>(() => {
    if (selection.shown.value.length > 0) return stored.value.map((entry) => entry.trace);
    const experiment = preview.of.value;
    return preview.value.value && experiment ? [previewTrace(preview.value.value, experiment)] : [];
  });

  return {
    loading,
    list,
    last: computed(() => (stepped.value ? Math.max(0, ...stored.value.map((entry) => entry.last)) : lastStep(list.value))),
    dense: computed(() => (stepped.value ? Math.min(...stored.value.map((entry) => entry.dense)) : lastStep(list.value))),
    zoomed: (traces, series, range) =>
      Promise.all(
        traces.map(async (trace) => {
          if (trace.runId === null) return trace;
          const views = await viewsOf(trace.runId, series(trace), range);
          return { ...trace, series: { ...trace.series, ...Object.fromEntries(views.map((view) => [view.name, view])) } };
        }),
      ),
  };
}
