import type { Catalogue } from '../../src-shared/catalogue';
import type { Trace } from '../../src-shared/charts/chart';
import type { Experiment } from '../../src-shared/spec';
import type { Curves, Preview, RunRow, RunView, SeriesView } from '../../src-shared/views';

export function runLabel(run: Pick<RunRow, 'id' | 'title'>): string {
  return run.title || `R${String(run.id).padStart(5, '0')}`;
}

function byName(views: readonly SeriesView[]): Readonly<Record<string, SeriesView>> {
  return Object.fromEntries(views.map((view) => [view.name, view]));
}

function shape(experiment: Experiment, catalogue: Catalogue): Pick<Trace, 'dimension' | 'coordinates' | 'start'> {
  const problem = catalogue.problems.find((entry) => entry.id === experiment.problem.id);
  return { dimension: experiment.start.length, coordinates: problem?.coordinates ?? [], start: experiment.start };
}

/** A stored run as the charts see it. */
export function runTrace(run: RunView, views: readonly SeriesView[], curves: Curves | null, catalogue: Catalogue): Trace {
  return {
    ...shape(run.experiment, catalogue),
    label: runLabel(run),
    runId: run.id,
    eta: run.metrics['eta'] ?? Number.NaN,
    etaC: run.analysis?.etaC ?? (run.metrics['eta'] ?? Number.NaN) / (run.metrics['K'] ?? Number.NaN),
    series: byName(views),
    analysis: run.analysis,
    curves,
  };
}

/** The short run of the open experiment as the charts see it. */
export function previewTrace(preview: Preview, experiment: Experiment, catalogue: Catalogue): Trace {
  return {
    ...shape(experiment, catalogue),
    label: 'preview',
    runId: null,
    eta: preview.eta,
    etaC: preview.etaC,
    series: byName(preview.series),
    analysis: preview.analysis,
    curves: preview.curves,
  };
}
