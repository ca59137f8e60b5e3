/** Runs that were computed elsewhere and brought in from a file: kept and compared like others, but never analysed or computed again. */
import type { Experiment, Versions } from './spec';

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
