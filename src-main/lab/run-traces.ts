/** What a chart draws of stored runs, asked of a laboratory. */
import { accept, type Answer } from '../../src-shared/answer';
import { columnsOf, extent, join, padded, type Range } from '../../src-shared/charts/bounds';
import type { ChartDefinition, Trace } from '../../src-shared/charts/chart';
import { requestFor, traceOf } from '../../src-shared/charts/trace';
import { stepOf } from '../../src-shared/recording';
import type { Curves, RunView } from '../../src-shared/views';
import type { LabSession } from './lab-session';

type Source = Pick<LabSession, 'view' | 'curves'>;

/** Samples on the horizontal axis; longer runs are drawn as envelopes. */
const PIXELS = 2_000;
/** Points of a map's curve: fewer than the chart has pixels, or Chart.js draws steps where two fall into one column. */
const CURVE_POINTS = 400;

/** `shown`: first and last step that are drawn, null where the chart draws none. */
export interface DrawnRun {
  readonly trace: Trace;
  readonly shown: Range | null;
}

/** The run as the chart draws it. `curves`: those of its experiment, null where there are none; `visible`: steps, null = all. */
export async function runTrace(
  lab: Source,
  run: RunView,
  chart: ChartDefinition,
  curves: Curves | null,
  visible: Range | null = null,
): Promise<Answer<DrawnRun>> {
  const range = chart.recent === undefined || run.samples <= PIXELS ? visible : lastConsecutive(run, chart.recent);
  const request = run.samples === 0 ? null : requestFor(chart, run, range, null, PIXELS);
  const views = request === null ? accept([]) : await lab.view(request);
  if (!views.ok) return views;
  const trace = traceOf(run, views.value, curves);
  const finer = chart.id === 'landscape' ? await curvesAround(lab, run, trace) : null;
  const last = run.samples > 0 ? stepOf(run.recording, run.samples - 1) : 0;
  const shown: Range | null = request === null ? null : [range?.[0] ?? 0, Math.min(last, range?.[1] ?? last)];
  return accept({ trace: finer === null ? trace : { ...trace, curves: finer }, shown });
}

export async function curvesOf(lab: Source, run: RunView): Promise<Curves | null> {
  const answer = await lab.curves({ experiment: run.experiment, range: null, points: CURVE_POINTS });
  return answer.ok ? answer.value : null;
}

/** The curves where the iterates are: over the whole box they would be too coarse there. */
async function curvesAround(lab: Source, run: RunView, trace: Trace): Promise<Curves | null> {
  const view = trace.series[trace.coordinates[0] ?? ''];
  const minimum = trace.analysis?.minimum.x ?? [];
  const range = join(view ? extent(...columnsOf(view)) : null, extent(trace.start), extent(minimum));
  if (range === null) return null;
  const answer = await lab.curves({ experiment: run.experiment, range: [...padded(range, 0.3)], points: CURVE_POINTS });
  return answer.ok ? answer.value : null;
}

/** A map needs iterates one step apart: of a long run the last ones recorded at every step. */
function lastConsecutive({ recording, samples }: RunView, recent: number): Range {
  const last = recording.stride > 1 ? Math.min(samples - 1, recording.dense) : samples - 1;
  return [stepOf(recording, Math.max(0, last - recent)), stepOf(recording, last)];
}
