/** Runs that were computed elsewhere and brought in from a file: kept and compared like others, but never analysed or computed again. */
import type { Recording } from './recording';
import type { Experiment, Versions } from './spec';
import type { SeriesView } from './views';

/** Stands where the engine's version and the problem's id stand in runs computed here. */
export const EXTERNAL = 'external';

export function isExternal({ versions }: { readonly versions: Pick<Versions, 'engine'> }): boolean {
  return versions.engine === EXTERNAL;
}

/** What stands for the unknown definition: the schema has no empty one. Nothing can be run from it, for there is no such problem. */
export function unknownExperiment(file: string, lastStep: number): Experiment {
  return {
    version: 1,
    problem: { id: EXTERNAL, params: { file } },
    start: [],
    startNoise: 0,
    seed: 0,
    rule: { kind: 'gradient-descent', learningRate: { text: 'unknown', unit: 'eta' } },
    steps: Math.max(1, lastStep),
    divergenceBound: Number.MAX_VALUE,
  };
}

/** Name of the file the run came from. */
export function importedFrom({ experiment }: { readonly experiment: Experiment }): string {
  return String(experiment.problem.params['file'] ?? '');
}

const STEP_NAMES: ReadonlySet<string> = new Set(['step', 'steps', 't', 'iteration', 'iter', 'k']);

/** The column of steps: the first with such a name, or none (-1): then rows are steps 0, 1, 2 … */
export function stepColumn(names: readonly string[]): number {
  return names.findIndex((name) => STEP_NAMES.has(name.trim().toLowerCase()));
}

/** An imported run whose steps no recording can say keeps them as a series: its name; null = samples stand at the recording's steps. */
export function stepSeries(run: {
  readonly versions: Pick<Versions, 'engine'>;
  readonly recording: Recording;
  readonly series: readonly string[];
}): string | null {
  // Evenly spaced steps are said by the recording, from the first row on.
  return isExternal(run) && run.recording.dense > 0 ? (run.series[stepColumn(run.series)] ?? null) : null;
}

/** Views of one run in one resolution, each sample or bucket moved from its row to the step that `steps` has there. */
export function atOwnSteps(views: readonly SeriesView[], steps: SeriesView): SeriesView[] {
  const step =
    steps.kind === 'samples'
      ? steps.value
      : steps.evenMin.map((even, i) => {
          const odd = steps.oddMin[i] ?? Number.NaN;
          return Number.isNaN(even) ? odd : Number.isNaN(odd) ? even : Math.min(even, odd);
        });
  return views.map((view) => ({ ...view, step }));
}
