/** The compared runs of a figure: settings and metrics of each, and for an overlay its recorded quantities. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { columnValue } from '../../src-shared/compare/columns';
import { QUANTITIES } from '../../src-shared/compare/look';
import { type Compared } from '../../src-shared/charts/comparison';
import { comparedRun, metricColumns, specificationColumns, type ComparedRun } from '../../src-shared/compare/run-table';
import { atOwnSteps } from '../../src-shared/external-run';
import { comparisonCaption } from '../../src-shared/figure/caption';
import type { ComparisonSubject } from '../../src-shared/figure/figure-request';
import { stepOf } from '../../src-shared/recording';
import { SERIES, type RunView, type SeriesView } from '../../src-shared/views';
import type { FigureSource, Gathered } from './figure-runs';
import { documentText } from './run-document';

/** Samples across; longer runs are drawn as envelopes. */
const PIXELS = 1_000;
const CHART_TITLES = { overlay: 'Runs overlaid', scatter: 'Runs against each other', parallel: 'Runs on parallel axes' } as const;
/** What alignment by events looks at besides the quantity that is drawn. */
const EVENTS = [SERIES.sharpness, SERIES.twoStep];

type Views = Readonly<Record<string, SeriesView>>;

export async function gatherComparison(lab: FigureSource, subject: ComparisonSubject): Promise<Answer<Gathered>> {
  const { uid } = await lab.project();
  const runs: RunView[] = [];
  for (const id of new Set(subject.runs)) {
    const run = await lab.run(id);
    if (!run.ok) return run;
    runs.push(run.value);
  }
  const compared = runs.map(comparedRun);
  const columns = [subject.look.colour, ...(subject.chart === 'scatter' ? [subject.look.across, subject.look.up] : [])];
  const unknown = columns.find((key) => !isKnown(compared, key));
  if (unknown !== undefined)
    return refuse(
      'no-such-column',
      unknown,
      `None of the runs has a value “${unknown}”.`,
      'Use outcome, tags, setting:<path> or metric:<key>, such as setting:seed or metric:twoStepRate.',
    );
  const series = new Map<number, Views>();
  for (const run of subject.chart === 'overlay' ? compared : []) {
    const views = await viewsOf(lab, run, QUANTITIES[subject.look.quantity]);
    if (!views.ok) return views;
    series.set(run.id, views.value);
  }
  const specification = specificationColumns(compared, false, { relative: 0, absolute: 0 });
  const gathered: Compared = { runs: compared, series, marked: new Set(), specification, metrics: metricColumns(compared) };
  const title = CHART_TITLES[subject.chart];
  const shown = (run: RunView) =>
    subject.chart === 'overlay' && run.samples > 0 ? ([0, stepOf(run.recording, run.samples - 1)] as const) : null;
  const origins = runs.map(({ id, experiment, versions, created }) => ({ run: id, created, experiment, versions }));
  return accept({
    drawing: { kind: 'comparison', title, chart: subject.chart, compared: gathered, look: subject.look },
    caption: comparisonCaption(
      title,
      runs.map((run) => ({ run, label: run.title, shown: shown(run) })),
    ),
    source: documentText({ program: 'Edge Lab', project: uid, subject, runs: origins }),
  });
}

function isKnown(runs: readonly ComparedRun[], key: string): boolean {
  return key === 'outcome' || key === 'tags' || runs.some((run) => columnValue(run, key) !== null);
}

async function viewsOf(lab: FigureSource, run: ComparedRun, quantity: string): Promise<Answer<Views>> {
  const steps = run.stepSeries === undefined ? [] : [run.stepSeries];
  const wanted = [...new Set([quantity, ...EVENTS, ...steps])].filter((name) => run.series.includes(name));
  if (wanted.length === 0 || run.samples === 0) return accept({});
  const views = await lab.view({ runId: run.id, series: wanted, fromStep: null, toStep: null, pixels: PIXELS });
  if (!views.ok) return views;
  const own = views.value.find(({ name }) => name === run.stepSeries);
  const placed = own ? atOwnSteps(views.value, own) : views.value;
  return accept(Object.fromEntries(placed.map((view) => [view.name, view])));
}
