import type { Trace } from '../../src-shared/charts/chart';
import { runNumber } from '../../src-shared/charts/run-label';
import { recordedCoordinates, recordedObservables } from '../../src-shared/charts/trace';
import type { Experiment } from '../../src-shared/spec';
import type { Preview, RunRow } from '../../src-shared/views';

export { legendLabel, runNumber } from '../../src-shared/charts/run-label';

export function runLabel(run: Pick<RunRow, 'id' | 'title'>): string {
  return run.title ? `${runNumber(run.id)} ${run.title}` : runNumber(run.id);
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
