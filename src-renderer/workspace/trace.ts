import type { Trace } from '../../src-shared/charts/chart';
import { recordedCoordinates, recordedObservables } from '../../src-shared/charts/trace';
import { figure } from '../../src-shared/figures';
import type { Experiment } from '../../src-shared/spec';
import type { Preview, RunRow } from '../../src-shared/views';

/** `R00012`: how a run is called wherever it is meant. */
export function runNumber(id: number): string {
  return `R${String(id).padStart(5, '0')}`;
}

export function runLabel(run: Pick<RunRow, 'id' | 'title'>): string {
  return run.title ? `${runNumber(run.id)} ${run.title}` : runNumber(run.id);
}

/** Short name in a chart's legend: the name the user gave, else the number with η, since runs of one experiment share its name. */
export function legendLabel(run: RunRow, experimentName: string | null): string {
  if (run.title !== '' && run.title !== experimentName) return run.title;
  const eta = run.metrics['eta'];
  return eta === undefined ? runNumber(run.id) : `${runNumber(run.id)} · η = ${figure(eta, 5)}`;
}

/** The short run of the open experiment as the charts see it. */
export function previewTrace(preview: Preview, experiment: Experiment): Trace {
  const names = preview.series.map((view) => view.name);
  const known = preview.analysis.coordinates;
  return {
    label: 'preview',
    runId: null,
    dimension: preview.analysis.minimum.x.length || experiment.start.length,
    coordinates: recordedCoordinates(names, known),
    observables: recordedObservables(names, known),
    start: preview.start,
    eta: preview.eta,
    etaC: preview.etaC,
    series: Object.fromEntries(preview.series.map((view) => [view.name, view])),
    analysis: preview.analysis,
    curves: preview.curves,
  };
}
