/** What a chart draws of stored runs, asked of a laboratory. */
import { accept, type Answer } from '../../src-shared/answer';
import { columnsOf, extent, join, padded } from '../../src-shared/charts/bounds';
import type { ChartDefinition, Trace } from '../../src-shared/charts/chart';
import { requestFor, traceOf } from '../../src-shared/charts/trace';
import { stepOf } from '../../src-shared/recording';
import type { Curves, RunView } from '../../src-shared/views';
import type { LabSession } from '../lab/lab-session';

type Source = Pick<LabSession, 'view' | 'curves'>;

/** Samples on the horizontal axis; longer runs are drawn as envelopes. */
const PIXELS = 2_000;
/** Points of a map's curve: fewer than the chart has pixels, or Chart.js draws steps where two fall into one column. */
const CURVE_POINTS = 400;

/** The run as the chart draws it, whole. `curves`: those of its experiment, null where there are none. */
export async function runTrace(lab: Source, run: RunView, chart: ChartDefinition, curves: Curves | null): Promise<Answer<Trace>> {
  const range = chart.recent === undefined || run.samples <= PIXELS ? null : lastConsecutive(run, chart.recent);
  const request = requestFor(chart, run, range, null, PIXELS);
  const views = request === null ? accept([]) : await lab.view(request);
  if (!views.ok) return views;
  const trace = traceOf(run, views.value, curves);
  const finer = chart.id === 'landscape' ? await curvesAround(lab, run, trace) : null;
  return accept(finer === null ? trace : { ...trace, curves: finer });
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
function lastConsecutive({ recording, samples }: RunView, recent: number): readonly [number, number] {
  const last = recording.stride > 1 ? Math.min(samples - 1, recording.dense) : samples - 1;
  return [stepOf(recording, Math.max(0, last - recent)), stepOf(recording, last)];
}
