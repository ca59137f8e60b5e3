/** The runs of a figure, gathered as the window gathers them for a chart: visible steps at full depth, exact iterates where a map needs them. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { Range } from '../../src-shared/charts/bounds';
import type { ChartDefinition, Trace } from '../../src-shared/charts/chart';
import type { Drawing } from '../../src-shared/charts/drawing';
import { chartById } from '../../src-shared/charts/index';
import { legendLabel } from '../../src-shared/charts/run-label';
import { runsCaption, type CaptionedRun } from '../../src-shared/figure/caption';
import type { RunsSubject } from '../../src-shared/figure/figure-request';
import type { Curves, RunView } from '../../src-shared/views';
import type { LabSession } from './lab-session';
import { documentText } from './run-document';
import { curvesOf, runTrace } from './run-traces';

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
    const curves = chart.overSteps ? null : await curvesOf(lab, run);
    const got = await traceFor(lab, run, chart, curves, subject);
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

function traceFor(lab: FigureSource, run: RunView, chart: ChartDefinition, curves: Curves | null, { x, time }: RunsSubject) {
  const eta = run.metrics['eta'] ?? run.analysis?.eta ?? 1;
  const perStep = time === 'effective' ? eta : 1;
  const zoomed: Range | null =
    chart.overSteps && x !== null ? [Math.max(0, Math.floor(x[0] / perStep)), Math.max(1, Math.ceil(x[1] / perStep))] : null;
  return runTrace(lab, run, chart, curves, zoomed);
}
