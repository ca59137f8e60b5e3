/** The runs of a figure, gathered as the window gathers them for a chart: visible steps at full depth, exact iterates where a map needs them. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { columnsOf, extent, join, padded, type Range } from '../../src-shared/charts/bounds';
import type { ChartDefinition, Trace } from '../../src-shared/charts/chart';
import type { Drawing } from '../../src-shared/charts/drawing';
import { chartById } from '../../src-shared/charts/index';
import { legendLabel } from '../../src-shared/charts/run-label';
import { requestFor, traceOf } from '../../src-shared/charts/trace';
import { runsCaption, type CaptionedRun } from '../../src-shared/figure/caption';
import type { RunsSubject } from '../../src-shared/figure/figure-request';
import { stepOf } from '../../src-shared/recording';
import type { Experiment } from '../../src-shared/spec';
import type { Curves, RunView } from '../../src-shared/views';
import type { LabSession } from './lab-session';
import { documentText } from './run-document';

/** What gathering asks of the laboratory. */
export type FigureSource = Pick<
  LabSession,
  | 'project'
  | 'catalogue'
  | 'run'
  | 'view'
  | 'curves'
  | 'sweeps'
  | 'sweepParts'
  | 'sweepAttractors'
  | 'sweepBands'
  | 'sweepOverlay'
  | 'checkSweep'
>;

/** A figure before it is on paper. */
export interface Gathered {
  readonly drawing: Drawing;
  readonly caption: string;
  /** JSON: project, runs or sweep with their specifications. */
  readonly source: string;
}

/** Samples on the horizontal axis; longer runs are drawn as envelopes. */
const PIXELS = 2_000;
/** Points of a map's curve: fewer than the chart has pixels, or Chart.js draws steps where two fall into one column. */
const CURVE_POINTS = 400;

export async function gatherRuns(lab: FigureSource, subject: RunsSubject): Promise<Answer<Gathered>> {
  const chart = chartById(subject.chart);
  if (chart === null)
    return refuse(
      'no-such-chart',
      'chart',
      `There is no chart “${subject.chart}”.`,
      'Charts: convergence, loss, iterates, quantities, cobweb, landscape, plane, phase:a,b, edge.',
    );
  const { experiments, uid } = await lab.project();
  const runs: RunView[] = [];
  for (const id of subject.runs.slice(0, chart.overlays ? undefined : 1)) {
    const run = await lab.run(id);
    if (!run.ok) return run;
    runs.push(run.value);
  }
  const traces: Trace[] = [];
  const captioned: CaptionedRun[] = [];
  for (const run of runs) {
    const got = await traceFor(lab, run, chart, subject);
    if (!got.ok) return got;
    const label = legendLabel(run, experiments.find(({ id }) => id === run.experimentId)?.name ?? null);
    traces.push({ ...got.value.trace, label });
    captioned.push({ run, label, shown: got.value.shown });
  }
  const [first] = traces;
  if (first === undefined || !chart.applies(first.dimension))
    return refuse('chart-not-for-run', 'chart', `The chart “${chart.title}” says nothing of this run.`, 'Choose another chart.');
  const options = { xRange: subject.x, yRange: subject.y, cursor: null, time: subject.time };
  const origins = runs.map(({ id, experiment, versions, created }) => ({ run: id, created, experiment, versions }));
  return accept({
    drawing: { kind: 'runs', title: `${chart.title}, ${traces.map(({ label }) => label).join(', ')}`, chart: chart.id, traces, options },
    caption: runsCaption(chart.title, captioned),
    source: documentText({ program: 'Edge Lab', project: uid, subject, runs: origins }),
  });
}

async function traceFor(
  lab: FigureSource,
  run: RunView,
  chart: ChartDefinition,
  { x, time }: RunsSubject,
): Promise<Answer<{ trace: Trace; shown: Range | null }>> {
  const eta = run.metrics['eta'] ?? run.analysis?.eta ?? 1;
  const perStep = time === 'effective' ? eta : 1;
  const zoomed: Range | null =
    chart.overSteps && x !== null ? [Math.max(0, Math.floor(x[0] / perStep)), Math.max(1, Math.ceil(x[1] / perStep))] : null;
  const range = chart.recent === undefined || run.samples <= PIXELS ? zoomed : lastConsecutive(run, chart.recent);
  const request = run.samples === 0 ? null : requestFor(chart, run, range, null, PIXELS);
  const views = request === null ? accept([]) : await lab.view(request);
  if (!views.ok) return views;
  const curves = chart.overSteps ? null : await curvesOf(lab, run.experiment, null);
  const trace = traceOf(run, views.value, curves);
  const finer = chart.id === 'landscape' ? await curvesAround(lab, run, trace) : null;
  const last = run.samples > 0 ? stepOf(run.recording, run.samples - 1) : 0;
  const shown: Range | null = request === null ? null : [range?.[0] ?? 0, Math.min(last, range?.[1] ?? last)];
  return accept({ trace: finer === null ? trace : { ...trace, curves: finer }, shown });
}

async function curvesOf(lab: FigureSource, experiment: Experiment, range: readonly number[] | null): Promise<Curves | null> {
  const answer = await lab.curves({ experiment, range, points: CURVE_POINTS });
  return answer.ok ? answer.value : null;
}

/** The curves where the iterates are: over the whole box they would be too coarse there. */
function curvesAround(lab: FigureSource, run: RunView, trace: Trace): Promise<Curves | null> | null {
  const view = trace.series[trace.coordinates[0] ?? ''];
  const minimum = trace.analysis?.minimum.x ?? [];
  const range = join(view ? extent(...columnsOf(view)) : null, extent(trace.start), extent(minimum));
  return range === null ? null : curvesOf(lab, run.experiment, [...padded(range, 0.3)]);
}

/** A map needs iterates one step apart: of a long run the last ones recorded at every step. */
function lastConsecutive({ recording, samples }: RunView, recent: number): Range {
  const last = recording.stride > 1 ? Math.min(samples - 1, recording.dense) : samples - 1;
  return [stepOf(recording, Math.max(0, last - recent)), stepOf(recording, last)];
}
