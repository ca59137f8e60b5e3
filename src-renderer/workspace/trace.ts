import type { Trace } from '../../src-shared/charts/chart';
import { recordedCoordinates } from '../../src-shared/charts/trace';
import type { Experiment } from '../../src-shared/spec';
import type { Preview, RunRow } from '../../src-shared/views';

export function runLabel(run: Pick<RunRow, 'id' | 'title'>): string {
  return run.title || `R${String(run.id).padStart(5, '0')}`;
}

/** The short run of the open experiment as the charts see it. */
export function previewTrace(preview: Preview, experiment: Experiment): Trace {
  return {
    label: 'preview',
    runId: null,
    dimension: experiment.start.length,
    coordinates: recordedCoordinates(preview.series.map((view) => view.name)),
    start: experiment.start,
    eta: preview.eta,
    etaC: preview.etaC,
    series: Object.fromEntries(preview.series.map((view) => [view.name, view])),
    analysis: preview.analysis,
    curves: preview.curves,
  };
}
